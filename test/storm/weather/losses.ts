import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';

/** A failure of the network, as Node.js reports it. */
interface Loss {
	readonly code?: string;
	readonly syscall?: string;
	readonly message: string;
	/** Did it happen before a connection existed? Then nothing was sent. */
	readonly isUnconnected?: true;
	/** Does it come when the time of the request is over? */
	readonly isTimeout?: true;
	/** Does the reply begin, and never end? */
	readonly isEndless?: true;
}

/** The same codes come from a connection that failed before and after the request was sent. */
export const LOSSES = {
	refused: { code: 'ECONNREFUSED', syscall: 'connect', message: 'connect', isUnconnected: true },
	noHost: { code: 'ENOTFOUND', syscall: 'getaddrinfo', message: 'dns', isUnconnected: true },
	noDns: { code: 'EAI_AGAIN', syscall: 'getaddrinfo', message: 'dns', isUnconnected: true },
	noRoute: { code: 'EHOSTUNREACH', syscall: 'connect', message: 'connect', isUnconnected: true },
	noNetwork: { code: 'ENETUNREACH', syscall: 'connect', message: 'connect', isUnconnected: true },
	noPort: { code: 'EADDRNOTAVAIL', syscall: 'connect', message: 'connect', isUnconnected: true },
	slowConnect: { code: 'ETIMEDOUT', syscall: 'connect', message: 'connect', isUnconnected: true },
	reset: { code: 'ECONNRESET', syscall: 'read', message: 'read ECONNRESET' },
	hangUp: { code: 'ECONNRESET', message: 'socket hang up' },
	brokenPipe: { code: 'EPIPE', syscall: 'write', message: 'write EPIPE' },
	lostRoute: { code: 'EHOSTUNREACH', syscall: 'read', message: 'read EHOSTUNREACH' },
	lostNetwork: { code: 'ENETUNREACH', syscall: 'read', message: 'read ENETUNREACH' },
	lostAddress: { code: 'EADDRNOTAVAIL', syscall: 'read', message: 'read EADDRNOTAVAIL' },
	noSyscall: { code: 'ENETUNREACH', message: 'ENETUNREACH' },
	keepAlive: { code: 'ETIMEDOUT', syscall: 'read', message: 'read ETIMEDOUT' },
	brokenOff: { code: 'ERR_BAD_RESPONSE', message: 'stream has been aborted' },
	notHttp: { code: 'HPE_INVALID_CONSTANT', message: 'Parse Error: Expected HTTP/' },
	noCode: { message: 'aborted' },
	timeout: { code: 'ECONNABORTED', message: 'timeout exceeded', isTimeout: true },
	endless: { code: 'ECONNABORTED', message: 'timeout exceeded', isEndless: true },
	cancelled: { code: 'ERR_CANCELED', message: 'canceled' },
} as const satisfies Readonly<Record<string, Loss>>;

export type LossName = keyof typeof LOSSES;

export const lossOf = (name: LossName): Loss => LOSSES[name];

/** The error that n8n's HTTP helper throws: n8n's, with the HTTP client's and Node's inside. */
export function lossError(name: LossName, node: INode, url: string): Error {
	const { code, syscall, message } = lossOf(name);
	const system = Object.assign(new Error(message), { code, syscall });
	const client = Object.assign(new Error(message, { cause: system }), { code, config: { url } });
	return new NodeApiError(node, client as unknown as JsonObject);
}
