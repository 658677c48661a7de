import { NodeOperationError, OperationalError, UserError } from 'n8n-workflow';

import { failureOf, problem, type Problem } from '../../hubspot/errors/problem';
import { isObject, objectAt, textAt, type JsonObject } from '../../hubspot/json';
import type { Reply } from '../../hubspot/reply/reply';
import { failedToConnect } from './failedToConnect';

/** The message of anything that was thrown. Never empty, and never throws. */
export function thrownText(error: unknown): string {
	return (error instanceof Error && (error.message || error.name)) || 'no reason given';
}

/** Codes of requests that n8n's HTTP client refuses to send. */
const neverMade = /CERT|SELF_SIGNED|LEAF_SIGNATURE|^ERR_INVALID_URL$|^ERR_BAD_OPTION/;

/**
 * The reply for an error that n8n's HTTP helper throws. Usually it is a `NodeApiError` with the
 * status as text in `httpCode` and the body in `context.data`, or with the code of a network
 * failure in `httpCode`. Its cause is the error of the HTTP client, which has the whole response;
 * n8n up to 2.20 drops the cause.
 */
export function replyOf(error: unknown): Reply {
	const { causes, response, status, code, said } = factsOf(error);
	if (status !== undefined && status >= 300) {
		const context = isObject(error) ? objectAt(error, 'context') : {};
		const body = response.data ?? response.body ?? context.data;
		return { kind: 'answered', status, headers: lowerCased(response.headers), body };
	}
	if (code === undefined && causes.some(isOwnOfN8n)) {
		return unsendable(problem('CREDENTIAL_NOT_READY', { said }));
	}
	if (code !== undefined && neverMade.test(code)) {
		return unsendable(problem('REQUEST_IMPOSSIBLE', { why: code }));
	}
	// n8n throws a 2xx if its body broke off.
	const delivered = failedToConnect(causes) ? 'no' : 'maybe';
	return unanswered(delivered, problem('NO_ANSWER', { why: code ?? said }));
}

type Kind<Name> = Extract<Reply, { kind: Name }>;

function unsendable(why: Problem): Reply {
	return { kind: 'unsendable', failure: failureOf(why) };
}

function unanswered(delivered: Kind<'unanswered'>['delivered'], why: Problem): Reply {
	return { kind: 'unanswered', delivered, failure: failureOf(why) };
}

/** Codes of failures to get a token that stay: a refused grant, and a credential without one. */
const noGrant = new Set(['EAUTH', 'ERR_ASSERTION']);

/**
 * The reply to a request that HubSpot turned away for its token, for the error that n8n throws when it
 * asks for a new one. Nothing of the request was carried out.
 */
export function tokenReplyOf(error: unknown): Reply {
	const { causes, status, code, said } = factsOf(error);
	if (status === undefined && code === undefined && causes.some(isOwnOfN8n)) {
		return unsendable(problem('CREDENTIAL_NOT_READY', { said }));
	}
	const mayPass =
		status === undefined
			? code !== undefined && !noGrant.has(code)
			: status === 429 || status >= 500;
	if (!mayPass) return unsendable(problem('NO_NEW_TOKEN', { why: said }));
	return unanswered('no', problem('TOKEN_ENDPOINT_SILENT', { why: String(status ?? code) }));
}

/** What an error of n8n says, itself or in its causes. */
function factsOf(error: unknown) {
	const causes = causesOf(error);
	const response = causes.map((cause) => objectAt(cause, 'response')).find(hasStatus) ?? {};
	return {
		causes,
		response,
		status: causes.map(statusOf).find(Boolean) ?? responseStatus(response),
		code: causes.map(networkCode).find(Boolean),
		said: thrownText(error),
	};
}

/** The status in an error: text of n8n, or a number of its OAuth2 client. */
function statusOf(error: JsonObject): number | undefined {
	const httpCode = textAt(error, 'httpCode') ?? '';
	return /^\d{3}$/.test(httpCode) ? Number(httpCode) : responseStatus(error);
}

/** The status of a response: of axios, or of n8n's older HTTP client. */
function responseStatus({ status, statusCode }: JsonObject): number | undefined {
	return [status, statusCode].find((value) => typeof value === 'number');
}

function hasStatus(response: JsonObject): boolean {
	return responseStatus(response) !== undefined;
}

/** HTTP headers with their names in lower case. */
export function lowerCased(headers: unknown): Record<string, string> {
	if (!isObject(headers)) return {};
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}

const ownErrors = [NodeOperationError, UserError, OperationalError];
const ownNames = new Set(ownErrors.map(({ name }) => name));

/**
 * n8n's own errors, thrown before a request leaves: for a credential that is not connected, say. The
 * name of the class counts too, because the package can have a second copy of n8n-workflow.
 */
function isOwnOfN8n(error: JsonObject): boolean {
	const names = classNames(error);
	return (
		ownErrors.some((ownError) => error instanceof ownError) ||
		names.some((name) => ownNames.has(name)) ||
		// An older n8n throws it for a credential. Its subclasses are other errors too.
		names[0] === 'ApplicationError'
	);
}

/** The names of an object's class and of the classes that it extends. */
function classNames(object: JsonObject): string[] {
	const names: string[] = [];
	let prototype: unknown = Object.getPrototypeOf(object);
	for (; isObject(prototype); prototype = Object.getPrototypeOf(prototype)) {
		const { name } = prototype.constructor ?? {};
		names.push(name ?? '');
	}
	return names;
}

/** The error and its causes, outermost first. */
function causesOf(error: unknown): JsonObject[] {
	const causes: JsonObject[] = [];
	for (let cause = error; isObject(cause) && causes.length < 5; cause = cause.cause) {
		causes.push(cause);
	}
	return causes;
}

/** Node's code of a network failure, such as ECONNRESET, or axios' own. */
function networkCode(error: JsonObject): string | undefined {
	const codes = [textAt(error, 'httpCode'), textAt(error, 'code')];
	return codes.find((code) => code !== undefined && /^[A-Z][A-Z0-9_]+$/.test(code));
}
