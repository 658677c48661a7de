import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { thisMachine } from '../nodes/CrmBatch/hubspot/request/baseUrl';
import { credentialTest } from './credentialTest';

/** The scopes that the node needs for contacts, tickets and their properties, and no others. */
const scopes = [
	'oauth',
	'crm.objects.contacts.read',
	'crm.objects.contacts.write',
	'crm.schemas.contacts.read',
	'tickets',
];

/** The `http:` of an address that is not on this machine: the client secret must be encrypted. */
const unencrypted = new RegExp(`^http:(?!\\/\\/(?:${thisMachine.source})(?::\\d+)?(?:\\/|$))`, 'i');

/** A HubSpot app that a user connects. n8n refreshes its access tokens. */
export class HubspotCrmBatchOAuth2Api implements ICredentialType {
	name = 'hubspotCrmBatchOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'HubSpot CRM Batch OAuth2 API';

	icon: Icon = { light: 'file:hubspotCrmBatch.svg', dark: 'file:hubspotCrmBatch.dark.svg' };

	documentationUrl = 'https://n8n-nodes-hubspot-crm-batch.example#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.hubapi.com',
			description:
				'The address for requests, which gets the tokens. Change it only for a sandbox or a gateway.',
		},
		{
			displayName: 'Authorization URL',
			name: 'authorizationUrl',
			type: 'string',
			default: 'https://app.hubspot.com/oauth/authorize',
			description:
				'The page on which a user connects the app. Change it only for a sandbox or a gateway.',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: '={{$self["authorizationUrl"]}}',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{$self["baseUrl"].trim().replace(/\\/+$/, "").replace(${unencrypted}, "https:")}}/oauth/2026-03/token`,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: scopes.join(' '),
			description:
				'The permissions of the app, separated by spaces. The app in HubSpot must have the same scopes.',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			// HubSpot accepts the client secret in the body, not as Basic authentication.
			default: 'body',
		},
	];

	test = credentialTest({
		notAccepted:
			"HubSpot does not accept this connection. The app was uninstalled, or its access was revoked: click 'Connect' again.",
		denied:
			"HubSpot knows this app but denies access: check the scopes of the app and the field 'Scope', and whether HubSpot has blocked the n8n server.",
	});
}
