import type { Exchange } from '../http/exchanges';
import type { Endpoint } from './endpoint';
import { ENDPOINTS } from './endpoints';
import { shapeFlaws } from './shape';

const NO_CONTENT = 204;

/** Operations whose 404 may be a page, as observed on a live account. */
const PAGE_IF_NOT_FOUND: readonly string[] = ['readOne'];

/**
 * Compares a request and its reply with the client's models and returns the differences. The replies
 * of faults and the requests that the sandbox has refused are wrong on purpose and not checked.
 */
export function exchangeFlaws(exchange: Exchange): string[] {
	const { method, path, operation, status } = exchange;
	const flaws =
		operation === undefined ? pageFlaws(exchange) : endpointFlaws(exchange, ENDPOINTS[operation]);
	return flaws.map((flaw) => `${method} ${path} → ${status ?? 'reset'}: ${flaw}`);
}

function endpointFlaws(exchange: Exchange, endpoint: Endpoint | undefined): string[] {
	if (endpoint === undefined) {
		return [`the operation "${exchange.operation}" has no row in sandbox/shapes/endpoints.ts`];
	}
	return [...requestFlaws(exchange, endpoint), ...replyFlaws(exchange, endpoint)];
}

/** Checks the request, unless the sandbox has refused it. A fault's error does not count as a refusal. */
function requestFlaws({ sent, status, faulty }: Exchange, { area, request }: Endpoint): string[] {
	const refused = !faulty && status !== undefined && status >= 400;
	if (request === undefined || refused) return [];
	if (typeof sent !== 'string') return ['the request has no body'];
	try {
		return shapeFlaws(area, request, JSON.parse(sent), 'request');
	} catch {
		return ['the request is not JSON'];
	}
}

function replyFlaws(exchange: Exchange, endpoint: Endpoint): string[] {
	const { status, body, faulty } = exchange;
	if (faulty || status === undefined) return [];
	if (status >= 400) return errorFlaws(exchange, endpoint);
	const { area, reply, statuses } = endpoint;
	const wrong = statuses.includes(status)
		? []
		: [`the status is not one of ${statuses.join(', ')}`];
	if (reply !== undefined && status !== NO_CONTENT) {
		return [...wrong, ...shapeFlaws(area, reply, body, 'reply')];
	}
	return body === undefined ? wrong : [...wrong, 'the reply has a body'];
}

/** Checks an error reply. It may be a page only if the endpoint's success is a page too. */
function errorFlaws(
	{ status, operation, body, text }: Exchange,
	{ area, reply, errors }: Endpoint,
): string[] {
	if (text !== undefined) {
		const mayBePage = status === 404 && PAGE_IF_NOT_FOUND.includes(operation ?? '');
		return reply === undefined || mayBePage ? [] : ['the error is not JSON'];
	}
	const tried = errors.map((model) => shapeFlaws(area, model, body, 'reply'));
	return tried.some((flaws) => flaws.length === 0) ? [] : (tried.at(-1) ?? []);
}

/** Checks the reply to an unknown path, which must be an error page. */
function pageFlaws({ status, text, faulty }: Exchange): string[] {
	if (faulty || status === undefined || (status >= 400 && text !== undefined)) return [];
	return ['the path has no endpoint, but the reply is not an error page'];
}
