import type { INodeProperties } from 'n8n-workflow';

/** The option for HubSpot's API version. */
export const apiVersion: INodeProperties = {
	displayName: 'API Version',
	name: 'apiVersion',
	type: 'options',
	options: [
		{
			name: 'V3',
			value: 'v3',
			description: 'Supported by HubSpot until September 2027',
		},
		{
			name: '2026-03',
			value: '2026-03',
			description: 'Checks values as v3 does',
		},
		{
			name: '2026-09',
			value: '2026-09',
			description:
				"Enforces the account's rules for required properties, and normalizes some values",
		},
	],
	default: 'v3',
	description:
		"Version of HubSpot's API that all requests use. HubSpot supports v3 until September 2027.",
};
