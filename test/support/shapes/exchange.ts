import type { Exchange } from '../../../sandbox/http/exchanges';
import type { Endpoint } from './endpoint';
import { ENDPOINTS } from './endpoints';
import { shapeFlaws } from './shape';

/**
 * What is wrong with a request and its reply. Two sorts of wrong are on purpose and pass: the reply
 * of a fault that a test has asked for, and a request that the sandbox itself has refused.
 */
export function exchangeFlaws(exchange: Exchange): string[] {
	const { method, path, operation, status } = exchange;
	const flaws =
		operation === undefined ? pageFlaws(exchange) : endpointFlaws(exchange, ENDPOINTS[operation]);
	return flaws.map((flaw) => `${method} ${path} → ${status ?? 'cut'}: ${flaw}`);
}

function endpointFlaws(exchange: Exchange, endpoint: Endpoint | undefined): string[] {
	if (endpoint === undefined) {
		return [`the operation "${exchange.operation}" has no row in test/support/shapes/endpoints.ts`];
	}
	return [...requestFlaws(exchange, endpoint), ...replyFlaws(exchange, endpoint)];
}

/** Where a fault answered, the sandbox has not said that the request is bad. */
function requestFlaws({ sent, status, faulty }: Exchange, { area, request }: Endpoint): string[] {
	const refused = !faulty && status !== undefined && status >= 400;
	if (request === undefined || refused) return [];
	if (typeof sent !== 'string') return ['the request has no body'];
	try {
		return shapeFlaws(area, request, JSON.parse(sent), 'request');
	} catch {
		return ['the request is no JSON'];
	}
}

function replyFlaws(exchange: Exchange, endpoint: Endpoint): string[] {
	const { status, body, faulty } = exchange;
	if (faulty || status === undefined) return [];
	if (status >= 400) return errorFlaws(exchange, endpoint);
	const { area, reply, statuses } = endpoint;
	const wrong = statuses.includes(status) ? [] : [`the status is none of ${statuses.join(', ')}`];
	if (reply !== undefined) return [...wrong, ...shapeFlaws(area, reply, body, 'reply')];
	return body === undefined ? wrong : [...wrong, 'the reply has a body'];
}

/** A page is the right error only where a page is the right reply. */
function errorFlaws({ body, text }: Exchange, { area, reply, errors }: Endpoint): string[] {
	if (text !== undefined) return reply === undefined ? [] : ['the error is no JSON'];
	const tried = errors.map((model) => shapeFlaws(area, model, body, 'reply'));
	return tried.some((flaws) => flaws.length === 0) ? [] : (tried.at(-1) ?? []);
}

/** Where there is no endpoint, the web server in front answers, with a page. */
function pageFlaws({ status, text, faulty }: Exchange): string[] {
	if (faulty || status === undefined || (status >= 400 && text !== undefined)) return [];
	return ['there is no such endpoint, and yet no error page'];
}
