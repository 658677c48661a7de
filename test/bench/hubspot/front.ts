/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a server of the bench */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

/** A server before the sandbox, which counts connections. */
export interface Front {
	readonly url: string;
	readonly connections: () => number;
	readonly close: () => void;
}

/** Key and certificate, if connections use TLS. */
export type Certificate = { readonly key: string; readonly cert: string } | undefined;

/** Passes all bytes on to a server, after it has ended TLS. */
export async function startFront(target: string, tls: Certificate): Promise<Front> {
	const { port } = new URL(target);
	const passOn = (socket: Socket) => {
		const upstream = connect({ port: Number(port), host: '127.0.0.1', noDelay: true });
		socket.setNoDelay(true);
		socket.pipe(upstream).pipe(socket);
		for (const [one, other] of [
			[socket, upstream],
			[upstream, socket],
		] as const) {
			one.on('error', () => other.destroy()).on('close', () => other.destroy());
		}
	};
	return await listening(tls ? createTlsServer(tls, passOn) : createServer(passOn), tls);
}

/** Starts a server on a free port, and counts its connections. */
export async function listening(server: Server, tls: Certificate): Promise<Front> {
	let connections = 0;
	const open = new Set<Socket>();
	server.on('connection', (socket: Socket) => {
		connections += 1;
		open.add(socket);
		socket.on('close', () => open.delete(socket));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
		connections: () => connections,
		close: () => {
			server.close();
			for (const socket of open) socket.destroy();
		},
	};
}
