import { isObject, textAt, type JsonObject } from '../../hubspot/json';

/** The system calls before there is a connection. */
const connecting = new Set(['connect', 'getaddrinfo']);

/**
 * Did the connection fail, so that HubSpot cannot have received the request? The system call decides,
 * not the code: after a request has left, the network can go away with the same code, as in `read
 * ENETUNREACH`. Without a known system call, HubSpot may have received it.
 *
 * @param causes the error and its causes
 */
export function failedToConnect(causes: readonly JsonObject[]): boolean {
	// Node.js tries all addresses of a host, and throws an AggregateError if all attempts fail.
	const attempts = causes.flatMap(({ errors }) => objectsIn(errors));
	const calls = [...causes, ...attempts].flatMap(systemCalls);
	return calls.length > 0 && calls.every((call) => connecting.has(call));
}

/** The system calls that an error names; an older n8n keeps only messages such as "connect ENOENT". */
function systemCalls(error: JsonObject): string[] {
	const call = textAt(error, 'syscall');
	if (call !== undefined) return [call];
	const messages = Array.isArray(error.messages) ? error.messages : [];
	return [error.message, ...messages].flatMap((message) => {
		const [, named] = (typeof message === 'string' && /^(\w{1,20}) E[A-Z]/.exec(message)) || [];
		return named ?? [];
	});
}

function objectsIn(list: unknown): JsonObject[] {
	return Array.isArray(list) ? list.filter(isObject) : [];
}
