import { callOf, matches, noSuchEndpoint } from './app';
import { parsed } from './requestLog';
import { ROUTES } from './routes';
import { serve, type Gateway } from './serve';

/** Serves a request that comes without a connection. Throws if a fault resets the connection. */
export async function inject(
	gateway: Gateway,
	{ method, path, token, body }: InjectedRequest,
): Promise<InjectedReply> {
	const [pathname = '', search = ''] = path.split('?');
	const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
	const [route] = ROUTES.filter(
		(candidate) => candidate.method === method && matches(candidate.url, pathname),
	).sort((one, other) => parametersIn(one.url) - parametersIn(other.url));
	const call = callOf(gateway, route, {
		params: route && parametersOf(route.url, pathname),
		query: Object.fromEntries(new URLSearchParams(search)),
		body: text,
	});
	const authorization = `Bearer ${token ?? gateway.world.tokens.staticToken}`;
	const incoming = { method, path, authorization, body: text, call };
	const delivery = await serve(gateway, route, incoming, noSuchEndpoint(path));
	if (delivery.kind === 'reset') throw new Error('The sandbox reset the connection');
	const { status, headers = {}, text: page, body: json } = delivery.reply;
	// A copy: the reply of a connection does not share objects with the store either.
	const replied = page ?? parsed(json === undefined ? '' : JSON.stringify(json));
	return { status, headers, body: replied };
}

/** A request that comes without a connection. */
export interface InjectedRequest {
	readonly method: string;
	/** Path with query. */
	readonly path: string;
	/** Default: the token of the private app. */
	readonly token?: string;
	/** Sent as JSON, a text unchanged. */
	readonly body?: unknown;
}

export interface InjectedReply {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	/** The JSON of the body, else its text; undefined without a body. */
	readonly body: unknown;
}

function parametersIn(pattern: string): number {
	return pattern.split(':').length - 1;
}

function parametersOf(pattern: string, path: string): Record<string, string> {
	const actual = path.split('/');
	const parts = pattern.split('/').map((part, index) => [part, actual[index] ?? ''] as const);
	return Object.fromEntries(
		parts.flatMap(([part, value]) =>
			part.startsWith(':') ? [[part.slice(1), decodeURIComponent(value)]] : [],
		),
	);
}
