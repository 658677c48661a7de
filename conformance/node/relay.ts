/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n: serves requests */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Account } from '../api/account';
import type { ApiReply, ApiRequest } from '../api/request';

/** An address for the node: every request goes through the guard and the budget of the account. */
export interface Relay {
	readonly url: string;
	/** Errors of requests that were not sent, such as an unsafe one. */
	readonly errors: readonly Error[];
	close(): Promise<void>;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Starts the relay on a free port of this machine. The account's token is not part of it. */
export async function startRelay(account: Account): Promise<Relay> {
	const errors: Error[] = [];
	const server = createServer((incoming, outgoing) => {
		void answer(account, incoming, outgoing).catch((error: unknown) => {
			errors.push(error instanceof Error ? error : new Error(String(error)));
			outgoing.destroy();
		});
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}`,
		errors,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => {
				server.close(resolve);
			});
		},
	};
}

async function answer(
	account: Account,
	incoming: IncomingMessage,
	outgoing: ServerResponse,
): Promise<void> {
	const request = requestOf(incoming, await text(incoming));
	const reply = await account.send(request);
	outgoing.writeHead(reply.status, passedHeaders(reply));
	outgoing.end(bodyOf(reply));
}

function requestOf({ method, url = '/' }: IncomingMessage, body: string): ApiRequest {
	const known = METHODS.find((one) => one === method);
	if (known === undefined) throw new Error(`The relay does not send ${method ?? 'no method'}`);
	return { method: known, path: url, ...(body === '' ? {} : { body: parsed(body) }) };
}

/** JSON is parsed, so that the guard can read it. */
function parsed(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return body;
	}
}

const passedHeaders = ({ headers, body }: ApiReply): Record<string, string> => ({
	...Object.fromEntries(
		Object.entries(headers).filter(([name]) => /^(x-hubspot-|retry-after$|location$)/.test(name)),
	),
	'content-type': typeof body === 'string' ? 'text/html' : 'application/json',
});

function bodyOf({ body }: ApiReply): string {
	if (body === undefined) return '';
	return typeof body === 'string' ? body : JSON.stringify(body);
}
