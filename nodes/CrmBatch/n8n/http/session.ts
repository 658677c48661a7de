import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';

import { complain, refusal } from '../../hubspot/errors/problem';
import type { Failure } from '../../hubspot/errors/failure';
import { credentialTypes, hubspotTransport, type HttpContext, type Transport } from './transport';

/** A context in which n8n runs the node, or fills its dropdowns. */
type Context = HttpContext & {
	getCredentials: (type: string) => Promise<ICredentialDataDecryptedObject>;
	getNode: () => INode;
};

/** How to reach HubSpot with one credential. */
export interface Connection {
	readonly send: Transport;
	/** Names the rate limit that its requests count for: the credential and the host. */
	readonly limit: string;
}

/** The connection by the credential that the node is set to, or why there is none. */
export async function connect(
	context: Context,
	authentication: unknown,
): Promise<Connection | Failure> {
	const credentialType = credentialTypes.get(String(authentication));
	if (!credentialType) return refusal(complain('AUTHENTICATION_NOT_CHOSEN'));
	const { baseUrl } = await context.getCredentials(credentialType);
	const address = toAddress(baseUrl);
	if (!address) return refusal(complain('BASE_URL_INVALID'));
	const { id } = context.getNode().credentials?.[credentialType] ?? {};
	return {
		send: hubspotTransport(context, credentialType, address),
		limit: JSON.stringify([credentialType, id, address]),
	};
}

/** The address without a slash at its end; `undefined` for what is no web address. */
function toAddress(value: unknown): string | undefined {
	const text = String(value ?? '').trim();
	if (!URL.canParse(text) || !/^https?:\/\//i.test(text)) return undefined;
	return text.replace(/\/+$/, '');
}
