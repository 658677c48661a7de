import { NodeOperationError, OperationalError, UserError } from 'n8n-workflow';

import { complain, refusal, type Complaint } from '../../hubspot/errors/problem';
import { isObject, objectAt, textAt, type JsonObject } from '../../hubspot/json';
import type { Reply } from '../../hubspot/reply/reply';
import { thrownText } from './thrownText';

/** Failures to connect: HubSpot has not seen the request. */
const neverDelivered = new Set([
	'EADDRNOTAVAIL',
	'EAI_AGAIN',
	'ECONNREFUSED',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENOTFOUND',
]);

/** Requests that n8n's HTTP client refuses to make. */
const neverMade = /CERT|SELF_SIGNED|LEAF_SIGNATURE|^ERR_INVALID_URL$|^ERR_BAD_OPTION/;

/**
 * What n8n's HTTP helper throws, as a reply. Mostly it is a `NodeApiError` with the status as text
 * in `httpCode` and the body in `context.data`, or with the code of the network's failure there.
 *
 * With OAuth2 a request that HubSpot answered 401 makes n8n ask for a new token; if that fails,
 * the error is about the token endpoint and must not be taken for HubSpot's answer about the
 * records: they were refused by the 401.
 *
 * @param url the address that the request was for
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
		return unsendable('notSent', complain('CREDENTIAL_NOT_READY', { said }));
	}
	if (code !== undefined && neverMade.test(code)) {
		return unsendable('notSent', complain('REQUEST_IMPOSSIBLE', { why: code }));
	}
	// A 2xx that is thrown is one whose body broke off.
	const delivered = code !== undefined && neverDelivered.has(code) ? 'no' : 'maybe';
	return unanswered(delivered, complain('NO_ANSWER', { why: code ?? said }));
}

type Kind<Name> = Extract<Reply, { kind: Name }>;

function unsendable(outcome: Kind<'unsendable'>['outcome'], why: Complaint): Reply {
	const { message, code } = refusal(why);
	return { kind: 'unsendable', outcome, message, code };
}

function unanswered(delivered: Kind<'unanswered'>['delivered'], why: Complaint): Reply {
	const { message, code } = refusal(why);
	return { kind: 'unanswered', delivered, message, code };
}

/** HubSpot wants a fresh token, and n8n did not get one: nothing of the request was carried out. */
function tokenFailure(status: number | undefined, code: string | undefined, said: string): Reply {
	const mayPass = status === undefined ? code !== 'EAUTH' : status === 429 || status >= 500;
	if (mayPass) {
		const why = String(status ?? code ?? said);
		return unanswered('no', complain('TOKEN_ENDPOINT_SILENT', { why }));
	}
	return unsendable('failed', complain('NO_NEW_TOKEN', { why: said }));
}

/** Was it another address that failed, or n8n's OAuth2 client that did not like what it got? */
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

/** n8n's own errors, thrown before a request leaves: a credential that is not connected, say. */
function isOwnOfN8n(error: JsonObject): boolean {
	return (
		error instanceof NodeOperationError ||
		error instanceof UserError ||
		error instanceof OperationalError
	);
}

/** The error and what caused it, outermost first. */
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
