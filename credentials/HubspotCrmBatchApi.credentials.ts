import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** A token that does not expire: a service key of HubSpot, or the access token of a private app. */
export class HubspotCrmBatchApi implements ICredentialType {
	name = 'hubspotCrmBatchApi';

	displayName = 'HubSpot CRM Batch Service Key API';

	icon: Icon = { light: 'file:hubspotCrmBatch.svg', dark: 'file:hubspotCrmBatch.dark.svg' };

	documentationUrl = 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview';

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
			default: 'https://api.hubapi.com',
			description:
				'The address for requests, which gets the token. Change it only for a sandbox or a gateway.',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: { Authorization: '=Bearer {{$credentials.accessToken}}' },
		},
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/account-info/v3/details',
		},
	};
}
