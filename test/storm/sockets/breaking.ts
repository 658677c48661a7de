/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { currentSandbox } from '../../support/useSandbox';

/** What a connection does with the reply to a batch, once HubSpot has carried it out or not. */
export const BREAKS = {
	reset: (socket) => socket.resetAndDestroy(),
	closed: (socket) => socket.destroy(),
	halfOpen: (socket) => socket.end(),
	cutInStatus: (socket) => socket.end('HTTP/1.1 20'),
	cutInHeaders: (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-ty'),
	cutInBody: (socket, body) => socket.end(head(body.length) + body.slice(0, body.length / 2)),
	cutInChunk: (socket, body) =>
		socket.end(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffff\r\n${body}`),
	resetInBody: (socket, body) =>
		socket.write(head(body.length) + body.slice(0, body.length / 2), () => {
			socket.resetAndDestroy();
		}),
	notHttp: (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
	noBody: (socket) => socket.end(head(0)),
	wrongLength: (socket, body) => socket.end(head(3) + body),
} as const satisfies Readonly<Record<string, Break>>;

/** Ways to send a whole reply that a client must understand. */
export const ODDITIES = {
	byteByByte: (socket, body) => {
		for (const byte of head(body.length) + body) socket.write(byte);
		socket.end();
	},
	hints: (socket, body) =>
		socket.end('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(20) + head(body.length) + body),
	secondReply: (socket, body) =>
		socket.write(head(body.length) + body + head(FORGED.length) + FORGED),
} as const satisfies Readonly<Record<string, Break>>;

/** A reply that nobody asked for, on a connection that is kept open. */
const FORGED = JSON.stringify({
	status: 'COMPLETE',
	results: [{ id: '1', properties: {}, createdAt: '', updatedAt: '', archived: false }],
});

type Break = (socket: IncomingMessage['socket'], body: string) => void;

function head(length: number): string {
	return `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;
}

export interface BreakingServer {
	readonly url: string;
	close(): Promise<void>;
}

/** Passes requests to the sandbox of the test. The first batch meets the break. */
export async function startBreakingServer(
	broken: Break,
	isCarriedOut: boolean,
): Promise<BreakingServer> {
	let batches = 0;
	const server = createServer((request, response) => {
		void pass(request, response);
	});
	const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const { method = 'GET', url: path = '/' } = request;
		const text = (await request.toArray()).join('');
		const isFirst = path.includes('/batch/') && ++batches === 1;
		const body: unknown = text === '' ? undefined : JSON.parse(text);
		const reply =
			isFirst && !isCarriedOut
				? { status: 200, body: {} }
				: await currentSandbox().inject({ method, path, body });
		const content = reply.body === undefined ? '' : JSON.stringify(reply.body);
		if (isFirst) {
			broken(request.socket, content);
			return;
		}
		response.writeHead(reply.status, { 'content-type': 'application/json' }).end(content);
	};
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
