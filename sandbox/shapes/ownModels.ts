import type { Fields } from './models';

type Rows = Readonly<Record<string, string>>;

function model(required: Rows, optional: Rows = {}): Fields {
	const rows = (fields: Rows, isRequired: boolean) =>
		Object.entries(fields).map(
			([name, type]) => [name, { required: isRequired, types: [type], format: '' }] as const,
		);
	return new Map([...rows(required, true), ...rows(optional, false)]);
}

/**
 * Models of the bodies that the official client has no model of, from HubSpot's public API
 * specification (https://github.com/HubSpot/HubSpot-public-api-spec-collection: Account Info,
 * Associations 2026-09, OAuth v3, Objects 2026-09), the changelog on OAuth's error responses
 * (https://developers.hubspot.com/changelog/new-oauth-v3-api-endpoints-and-standardized-error-responses)
 * and the search guide (https://developers.hubspot.com/docs/api-reference/2026-03/crm/search-the-crm).
 */
export const OWN_MODELS: Readonly<Record<string, Fields>> = {
	PortalInformation: model({
		portalId: 'number',
		accountType: 'string',
		timeZone: 'string',
		companyCurrency: 'string',
		additionalCurrencies: 'Array<string>',
		utcOffset: 'string',
		utcOffsetMilliseconds: 'number',
		uiDomain: 'string',
		dataHostingLocation: 'string',
	}),
	DailyUsageCollection: model({ results: 'Array<DailyUsage>' }),
	DailyUsage: model(
		{
			usageLimit: 'number',
			currentUsage: 'number',
			collectedAt: 'Date',
			fetchStatus: 'string',
			resetsAt: 'Date',
		},
		{ name: 'string' },
	),
	OAuthError: model({
		error: 'string',
		error_description: 'string',
		status: 'string',
		message: 'string',
		correlationId: 'string',
	}),
	TokenIntrospection: model(
		{ active: 'boolean' },
		{
			token_use: 'string',
			hub_id: 'number',
			user_id: 'number',
			client_id: 'string',
			app_id: 'number',
			scopes: 'Array<string>',
			expires_in: 'number',
		},
	),
	PropertyWarning: model({
		category: 'string',
		message: 'string',
		context: '{ [key: string]: string; }',
	}),
	BatchResponseVoid: model(
		{ status: 'string', results: 'Array<any>', startedAt: 'Date', completedAt: 'Date' },
		{ requestedAt: 'Date', numErrors: 'number', errors: 'Array<StandardError>' },
	),
	SearchSort: model({ propertyName: 'string', direction: 'string' }),
};
