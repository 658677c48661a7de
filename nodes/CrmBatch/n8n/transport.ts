import {
	NodeOperationError,
	OperationalError,
	UserError,
	type IExecuteFunctions,
	type IHttpRequestOptions,
} from 'n8n-workflow';

import { isObject, textAt, type JsonObject } from '../hubspot/json';
import type { Reply } from '../hubspot/reply';

/** A request to HubSpot: everything but the host and the token, which the credential has. */
export interface HubspotRequest {
	readonly method: 'GET' | 'POST';
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly body?: JsonObject;
}

/** Sends requests with one credential. Never throws: no answer is a reply as well. */
export type Transport = (request: HubspotRequest) => Promise<Reply>;

/** Credential types by the value of `authentication`. */
export const credentialTypes: ReadonlyMap<string, string> = new Map([
	['accessToken', 'hubspotCrmBatchApi'],
	['oAuth2', 'hubspotCrmBatchOAuth2Api'],
]);

/** Longer than HubSpot's own limit of 100 s for an answer (its gateway then answers 524). */
const TIMEOUT_MS = 120_000;

/**
 * A transport by the node's credential. Its base URL is the only host that a token is sent to.
 *
 * @param credentialType name of the credential type that the node uses
 * @param baseUrl from that credential
 */
export function hubspotTransport(
	context: HttpContext,
	credentialType: string,
	baseUrl: string,
): Transport {
	return async ({ method, path, query, body }) => {
		const options: IHttpRequestOptions = {
			method,
			url: baseUrl.replace(/\/+$/, '') + path,
			...(query && { qs: { ...query } }),
			...(body && { body }),
			json: true,
			timeout: TIMEOUT_MS,
			returnFullResponse: true,
			// A 401 must be thrown: n8n refreshes an OAuth2 token on that, and sends again.
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
			disableFollowRedirect: true,
		};
		try {
			const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
				context,
				credentialType,
				options,
			);
			return answered(response);
		} catch (error) {
			return replyOf(error);
		}
	};
}

type HttpCall = IExecuteFunctions['helpers']['httpRequestWithAuthentication'];

/** What n8n calls a node or its dropdowns with, as far as requests need it. */
type HttpContext = ThisParameterType<HttpCall> & {
	readonly helpers: { readonly httpRequestWithAuthentication: HttpCall };
};

function answered(response: unknown): Reply {
	const { statusCode, headers, body } = isObject(response)
		? response
		: { statusCode: 0, headers: {}, body: undefined };
	return {
		kind: 'answered',
		status: typeof statusCode === 'number' ? statusCode : 0,
		headers: lowerCased(headers),
		body,
	};
}

function lowerCased(headers: unknown): Record<string, string> {
	if (!isObject(headers)) return {};
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}

/** Failures to connect: HubSpot has not seen the request. */
const neverDelivered = [
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EADDRNOTAVAIL',
];

/**
 * What n8n's HTTP helper throws, as a reply. It throws a `NodeApiError` with the status as text in
 * `httpCode` and the body in `context.data`, or with the code of the network's failure there; and
 * a `NodeOperationError` when it could not get a token.
 */
function replyOf(error: unknown): Reply {
	const { httpCode, context } = isObject(error) ? error : { httpCode: undefined, context: {} };
	if (typeof httpCode === 'string' && /^\d{3}$/.test(httpCode)) {
		const body = isObject(context) ? context.data : undefined;
		return { kind: 'answered', status: Number(httpCode), headers: {}, body };
	}

	const causes = causesOf(error);
	const code = causes.map(networkCode).find(Boolean);
	if (code === undefined && causes.some(isOwnOfN8n)) {
		return { kind: 'unsendable', message: messageOf(error) };
	}
	if (code !== undefined && untrusted.test(code)) {
		return { kind: 'unsendable', message: `The host's certificate is not trusted (${code})` };
	}
	return {
		kind: 'unanswered',
		delivered: code !== undefined && neverDelivered.includes(code) ? 'no' : 'maybe',
		message: `No answer from HubSpot (${code ?? messageOf(error)})`,
	};
}

const untrusted = /CERT|SELF_SIGNED|LEAF_SIGNATURE/;

/** n8n's own errors, thrown before a request leaves: a credential that is not connected, say. */
function isOwnOfN8n(error: JsonObject): boolean {
	return (
		error instanceof NodeOperationError ||
		error instanceof UserError ||
		error instanceof OperationalError
	);
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : 'the request failed';
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
