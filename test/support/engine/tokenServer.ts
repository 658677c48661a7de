import formbody from '@fastify/formbody';
import fastify from 'fastify';

/** A small service that requires a token, for tests of the test engine itself. */
export interface TokenServer {
	url: string;
	/** The `Authorization` header of each request to `/items`. */
	seen: Array<string | undefined>;
	/** How often the token was refreshed. */
	refreshes: number;
	/** Resolves when a request to `/hang` has arrived. */
	hanging: Promise<void>;
	close(): Promise<void>;
}

/** Starts the service. It accepts and issues the token `good`, and never answers `/hang`. */
export async function startTokenServer(): Promise<TokenServer> {
	const app = fastify({ forceCloseConnections: true });
	await app.register(formbody);
	let arrived = () => {};
	const server: TokenServer = {
		url: '',
		seen: [],
		refreshes: 0,
		hanging: new Promise((resolve) => (arrived = resolve)),
		close: async () => await app.close(),
	};
	app.post('/items', async (request, reply) => {
		server.seen.push(request.headers.authorization);
		if (request.headers.authorization === 'Bearer good') return { ok: true };
		return await reply.code(401).send({ message: 'expired' });
	});
	app.post('/token', async () => {
		server.refreshes += 1;
		return { access_token: 'good', refresh_token: 'again', token_type: 'bearer' };
	});
	app.post('/hang', (_request, reply) => {
		reply.hijack();
		arrived();
	});
	server.url = await app.listen({ port: 0, host: '127.0.0.1' });
	return server;
}
