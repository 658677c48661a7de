import {
	UserError,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type Icon,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { failureOf, problem } from '../nodes/CrmBatch/hubspot/errors/problem';
import { toBaseUrl } from '../nodes/CrmBatch/hubspot/request/baseUrl';
import { credentialTest } from './credentialTest';

/** A token that does not expire: a service key of HubSpot, or the access token of a private app. */
export class HubspotCrmBatchApi implements ICredentialType {
	name = 'hubspotCrmBatchApi';

	displayName = 'HubSpot CRM Batch Service Key API';

	icon: Icon = { light: 'file:hubspotCrmBatch.svg', dark: 'file:hubspotCrmBatch.dark.svg' };

	documentationUrl = 'https://n8n-nodes-hubspot-crm-batch.example#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Service Key',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. pat-eu1-…',
			description:
				'A service key of your HubSpot account. The access token of a private app works too.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.hubapi.com',
			description:
				'The address for requests, which gets the token. Change it only for a sandbox or a gateway.',
		},
	];

	/**
	 * Adds the key to a request to the credential's base URL, and refuses any other address, so that
	 * an editor of a workflow cannot send the key elsewhere.
	 */
	async authenticate(
		{ baseUrl, accessToken }: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const address = toBaseUrl(baseUrl);
		if (!address.ok) throw new UserError(failureOf(address.failure).message);
		const { host } = new URL(request.url, request.baseURL);
		if (host !== new URL(address.value).host) {
			throw new UserError(failureOf(problem('OTHER_HOST', { host })).message);
		}
		return { ...request, headers: { ...request.headers, Authorization: `Bearer ${accessToken}` } };
	}

	test = credentialTest({
		notAccepted:
			'HubSpot does not accept this key. It was mistyped, rotated or deleted: copy it again from HubSpot.',
		denied:
			'HubSpot knows this key but denies access: check its scopes, and whether HubSpot has blocked the n8n server.',
	});
}
