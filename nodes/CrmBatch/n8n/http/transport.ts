import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { Clock } from '../../batch/types';
import { failureOf, problem } from '../../hubspot/errors/problem';
import { isObject, type JsonObject } from '../../hubspot/json';
import type { Reply } from '../../hubspot/reply/reply';
import { lowerCased, replyOf } from './requestErrors';
import { TokenRenewal } from './tokenRenewal';

/** A request to HubSpot, without the host and the token, which the credential has. */
export interface HubspotRequest {
	readonly method: 'GET' | 'POST';
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly body?: JsonObject;
	/** Scopes that it needs, for the error of a credential without them. They are not sent. */
	readonly scopes?: readonly string[];
}

/** Sends requests with one credential. Never throws: the lack of a reply is a `Reply` too. */
export type Transport = (request: HubspotRequest) => Promise<Reply>;

/** Credential types, by value of `authentication`. */
export const credentialTypes: ReadonlyMap<string, string> = new Map([
	['serviceKey', 'hubspotCrmBatchApi'],
	['oAuth2', 'hubspotCrmBatchOAuth2Api'],
]);

/** Longer than HubSpot's own limit of 100 s, after which its gateway replies 524. */
const TIMEOUT_MS = 120_000;

/**
 * Longest time for a whole reply. n8n's timeout ends a connection that is silent, and not one on which
 * a reply arrives byte by byte.
 */
const DEADLINE_MS = 150_000;

/**
 * A transport for the node's credential. The credential's base URL is the only host that gets the
 * token.
 *
 * @param credentialType name of the credential type
 * @param baseUrl base URL of the credential, checked
 * @param clock time for the deadline of a request
 */
export function hubspotTransport(
	context: HttpContext,
	credentialType: string,
	baseUrl: string,
	clock: Clock,
): Transport {
	const isOAuth2 = credentialType === credentialTypes.get('oAuth2');
	const renewal = new TokenRenewal(
		async () => await context.helpers.refreshOAuth2Token.call(context, credentialType),
	);
	return async (request) => {
		const send = async () => {
			const options = optionsOf(request, baseUrl);
			const { httpRequestWithAuthentication } = context.helpers;
			const reply = httpRequestWithAuthentication.call(context, credentialType, options);
			return await inTime(reply.then(answered), clock);
		};
		try {
			const { token } = renewal;
			const reply = await send();
			if (!isOAuth2 || reply.kind !== 'answered' || reply.status !== 401) return reply;
			return (await renewal.replace(token)) ?? (await send());
		} catch (error) {
			return replyOf(error);
		}
	};
}

/** The reply, unless it takes too long. HubSpot may have carried out the request. */
async function inTime(reply: Promise<Reply>, clock: Clock): Promise<Reply> {
	const replied = new AbortController();
	const late = clock.sleep(DEADLINE_MS, replied.signal).then(() => tooLate);
	try {
		return await Promise.race([reply, late]);
	} finally {
		// With a reason, no error object is made for each request.
		replied.abort('replied');
	}
}

const tooLate: Reply = {
	kind: 'unanswered',
	delivered: 'maybe',
	failure: failureOf(problem('NO_ANSWER', { why: `${DEADLINE_MS / 1000} seconds` })),
};

/** The request as n8n sends it. The options are new each time, because n8n changes them. */
function optionsOf(
	{ method, path, query, body }: HubspotRequest,
	baseUrl: string,
): IHttpRequestOptions {
	return {
		method,
		url: baseUrl + path,
		...(query && { qs: { ...query } }),
		...(body && { body }),
		json: true,
		timeout: TIMEOUT_MS,
		returnFullResponse: true,
		disableFollowRedirect: true,
		// n8n returns every status with its headers. The errors that n8n up to 2.20 throws have none.
		ignoreHttpStatusErrors: true,
	};
}

type Helpers = IExecuteFunctions['helpers'];

/** The part of n8n's contexts for nodes and dropdowns that requests need. */
export type HttpContext = ThisParameterType<Helpers['httpRequestWithAuthentication']> & {
	readonly helpers: Pick<Helpers, 'httpRequestWithAuthentication' | 'refreshOAuth2Token'>;
};

function answered(response: unknown): Extract<Reply, { kind: 'answered' }> {
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
