/* eslint-disable @n8n/community-nodes/no-restricted-imports -- starts n8n */
import { createServer, type Server } from 'node:net';

/** Ports of this machine that are free. They differ, because all are taken before any is given back. */
export async function freePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(Array.from({ length: count }, listen));
	const ports = servers.map((server) => {
		const address = server.address();
		return address !== null && typeof address === 'object' ? address.port : 0;
	});
	await Promise.all(servers.map(close));
	return ports;
}

async function listen(): Promise<Server> {
	const server = createServer();
	return await new Promise((resolve, reject) => {
		server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server));
	});
}

async function close(server: Server): Promise<void> {
	return await new Promise((resolve) => {
		server.close(() => resolve());
	});
}
