import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { nextMidnight } from '../account';
import { registerControl } from '../control/controlRoutes';
import { PROBLEMS } from '../crm/problems';
import { page, type Reply } from '../model/reply';
import { registerPage } from '../page/pageRoutes';
import { deliver } from './deliver';
import { errorPage } from './pages';
import type { DailyUsage } from './rateLimit/limiter';
import { flattenFields, type Call, type Route } from './route';
import { ROUTES } from './routes';
import { asReply, serve, type Gateway } from './serve';

/** The HTTP server. Bodies are read as text, so that HubSpot's errors answer bad JSON and not Fastify's. */
export async function buildApp(gateway: Gateway): Promise<FastifyInstance> {
	const app = fastify({
		bodyLimit: gateway.world.switches.maxBodyBytes,
		exposeHeadRoutes: false,
		// One path contains an access token, which is longer than the router's default limit.
		routerOptions: { ignoreTrailingSlash: true, maxParamLength: 4_096 },
		forceCloseConnections: true,
		frameworkErrors: (_error, request, reply) => {
			reply.hijack();
			reply.raw.writeHead(400, { 'content-type': 'text/html;charset=utf-8' });
			reply.raw.end(errorPage(400, request.url));
		},
	});
	app.removeAllContentTypeParsers();
	await app.register(formbody);
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
		done(null, body);
	});
	registerPage(app, gateway);
	registerControl(app, gateway);
	for (const route of ROUTES) {
		app.route({
			method: route.method,
			url: route.url,
			handler: async (request, reply) => {
				await answer(gateway, route, request, reply);
			},
		});
	}
	app.setNotFoundHandler(async (request, reply) => {
		await answer(gateway, undefined, request, reply);
	});
	app.setErrorHandler((error: { code?: string; statusCode?: number }, _request, reply) => {
		const tooLarge = error.code === 'FST_ERR_CTP_BODY_TOO_LARGE';
		const problem = tooLarge ? PROBLEMS.bodyTooLarge() : PROBLEMS.noBody();
		deliver(reply, { kind: 'reply', reply: asReply(gateway.world, problem) });
	});
	return app;
}

async function answer(
	gateway: Gateway,
	route: Route | undefined,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<void> {
	const { method, url: path, headers, body, params, query } = request;
	const call = callOf(gateway, route, { params, query, body });
	const incoming = { method, path, authorization: headers.authorization, body, call };
	deliver(reply, await serve(gateway, route, incoming, noSuchEndpoint(path)));
}

/** A request as handlers see it. */
export function callOf(
	gateway: Gateway,
	route: Route | undefined,
	{ params: fields, query, body }: Pick<FastifyRequest, 'params' | 'query' | 'body'>,
): Call {
	const params = flattenFields(fields);
	return {
		world: gateway.world,
		params,
		query: flattenFields(query, ','),
		text: typeof body === 'string' ? body : '',
		form: flattenFields(body),
		schema: gateway.world.schemas.find(params.objectType ?? route?.objectType ?? ''),
		toSchema: gateway.world.schemas.find(params.toObjectType ?? ''),
		dailyUsage: () => dailyUsage(gateway),
	};
}

/** The HTML page of the web server in front of HubSpot's API: 405 for a known path, else 404. */
export function noSuchEndpoint(url: string): Reply {
	const [path = ''] = url.split('?');
	const exists = ROUTES.some((route) => matches(route.url, path));
	const status = exists ? 405 : 404;
	return page(status, errorPage(status, url));
}

/** Whether a path fits the pattern of a route. */
export function matches(pattern: string, path: string): boolean {
	const expected = pattern.split('/');
	const actual = path.replace(/\/$/, '').split('/');
	return (
		expected.length === actual.length &&
		expected.every((part, index) => part.startsWith(':') || part === actual[index])
	);
}

/** The usage of the day. Without a limiter nothing is counted, but the day still ends. */
function dailyUsage({ limiter, world }: Gateway): DailyUsage {
	const now = world.now();
	return limiter?.daily(now) ?? { used: 0, limit: 1_000_000, resetsAt: nextMidnight(now) };
}
