import { NodeOperationError, OperationalError, UserError } from 'n8n-workflow';

import { failureOf, problem, type Problem } from '../../hubspot/errors/problem';
import { isObject, objectAt, textAt, type JsonObject } from '../../hubspot/json';
import type { Reply } from '../../hubspot/reply/reply';

/** The message of anything that was thrown. Never empty, and never throws. */
export function thrownText(error: unknown): string {
	return (error instanceof Error && (error.message || error.name)) || 'no reason given';
}

/** Codes of failures to connect: HubSpot has not seen the request. */
const neverDelivered = new Set([
	'EADDRNOTAVAIL',
	'EAI_AGAIN',
	'ECONNREFUSED',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENOTFOUND',
]);

/** Codes of requests that n8n's HTTP client refuses to send. */
const neverMade = /CERT|SELF_SIGNED|LEAF_SIGNATURE|^ERR_INVALID_URL$|^ERR_BAD_OPTION/;

/**
 * The reply for an error that n8n's HTTP helper throws. Usually it is a `NodeApiError` with the
 * status as text in `httpCode` and the body in `context.data`, or with the code of a network
 * failure in `httpCode`.
 *
 * With OAuth2, n8n asks for a new token after a 401. If that fails, the error is about the token
 * endpoint and not about the records, which the 401 refused.
 *
 * @param url the URL of the request
 */
export function replyOf(error: unknown, url: string): Reply {
	const causes = causesOf(error);
	const status = statusOf(error);
	const code = causes.map(networkCode).find(Boolean);
	const said = thrownText(error);

	if (isAboutToken(causes, url)) return tokenFailure(status, code, said);
	if (status !== undefined && status >= 300) {
		const context = isObject(error) ? objectAt(error, 'context') : {};
		return { kind: 'answered', status, headers: {}, body: context.data };
	}
	if (code === undefined && causes.some(isOwnOfN8n)) {
		return unsendable('notSent', problem('CREDENTIAL_NOT_READY', { said }));
	}
	if (code !== undefined && neverMade.test(code)) {
		return unsendable('notSent', problem('REQUEST_IMPOSSIBLE', { why: code }));
	}
	// n8n throws a 2xx if its body broke off.
	const delivered = code !== undefined && neverDelivered.has(code) ? 'no' : 'maybe';
	return unanswered(delivered, problem('NO_ANSWER', { why: code ?? said }));
}

type Kind<Name> = Extract<Reply, { kind: Name }>;

function unsendable(outcome: Kind<'unsendable'>['outcome'], why: Problem): Reply {
	return { kind: 'unsendable', outcome, failure: failureOf(why) };
}

function unanswered(delivered: Kind<'unanswered'>['delivered'], why: Problem): Reply {
	return { kind: 'unanswered', delivered, failure: failureOf(why) };
}

/** HubSpot asks for a new token, and n8n did not get one: nothing of the request was carried out. */
function tokenFailure(status: number | undefined, code: string | undefined, said: string): Reply {
	const mayPass = status === undefined ? code !== 'EAUTH' : status === 429 || status >= 500;
	if (mayPass) {
		const why = String(status ?? code ?? said);
		return unanswered('no', problem('TOKEN_ENDPOINT_SILENT', { why }));
	}
	return unsendable('failed', problem('NO_NEW_TOKEN', { why: said }));
}

/** Did another URL fail, or did n8n's OAuth2 client refuse a token reply? */
function isAboutToken(causes: readonly JsonObject[], url: string): boolean {
	return causes.some((cause) => {
		const { name } = cause.constructor ?? {};
		if (name === 'AuthError' || name === 'ResponseError') return true;
		const address = textAt(objectAt(cause, 'config'), 'url');
		return address !== undefined && !address.startsWith(url);
	});
}

function statusOf(error: unknown): number | undefined {
	const httpCode = isObject(error) ? (textAt(error, 'httpCode') ?? '') : '';
	return /^\d{3}$/.test(httpCode) ? Number(httpCode) : undefined;
}

/** n8n's own errors, thrown before a request leaves: for a credential that is not connected, say. */
function isOwnOfN8n(error: JsonObject): boolean {
	return (
		error instanceof NodeOperationError ||
		error instanceof UserError ||
		error instanceof OperationalError
	);
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
