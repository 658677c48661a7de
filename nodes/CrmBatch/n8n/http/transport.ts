import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { isObject, type JsonObject } from '../../hubspot/json';
import type { Reply } from '../../hubspot/reply/reply';
import { lowerCased, replyOf } from './requestErrors';

/** A request to HubSpot, without the host and the token, which the credential has. */
export interface HubspotRequest {
	readonly method: 'GET' | 'POST';
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly body?: JsonObject;
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
 * A transport for the node's credential. The credential's base URL is the only host that gets the
 * token.
 *
 * @param credentialType name of the credential type
 * @param baseUrl base URL of the credential, checked
 */
export function hubspotTransport(
	context: HttpContext,
	credentialType: string,
	baseUrl: string,
): Transport {
	return async ({ method, path, query, body }) => {
		const options: IHttpRequestOptions = {
			method,
			url: baseUrl + path,
			...(query && { qs: { ...query } }),
			...(body && { body }),
			json: true,
			timeout: TIMEOUT_MS,
			returnFullResponse: true,
			disableFollowRedirect: true,
		};
		const request = async (more: Partial<IHttpRequestOptions>): Promise<unknown> =>
			await context.helpers.httpRequestWithAuthentication.call(context, credentialType, {
				...options,
				...more,
			});
		try {
			// A 401 must be thrown: n8n then refreshes an OAuth2 token and sends the request again.
			const ignoreHttpStatusErrors: IHttpRequestOptions['ignoreHttpStatusErrors'] = {
				ignore: true,
				except: [401],
			};
			const reply = answered(await request({ ignoreHttpStatusErrors }));
			// An older n8n returns the 401, and throws it only without the option. The option is used
			// there too, because the errors that such an n8n throws have no headers.
			const needsToken = reply.status === 401 && credentialType === credentialTypes.get('oAuth2');
			return needsToken ? answered(await request({})) : reply;
		} catch (error) {
			return replyOf(error, options.url);
		}
	};
}

type HttpCall = IExecuteFunctions['helpers']['httpRequestWithAuthentication'];

/** The part of n8n's contexts for nodes and dropdowns that requests need. */
export type HttpContext = ThisParameterType<HttpCall> & {
	readonly helpers: { readonly httpRequestWithAuthentication: HttpCall };
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
