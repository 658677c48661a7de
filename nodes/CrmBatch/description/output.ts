import type { INodeProperties } from 'n8n-workflow';

import { operations } from '../hubspot/tables/operations';
import { listsOfAccount, ofRecords, operationsWith, showFor } from './show';

/** Operations that return records: all except archive. */
const withResult = [
	...operations.filter(({ pairing }) => pairing.length > 0).map(({ value }) => value),
	...operationsWith('filters'),
];

/** Parameters for what is returned. */
export const returned: INodeProperties[] = [
	{
		displayName: 'Property Names or IDs',
		name: 'propertyNames',
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: 'getProperties',
			loadOptionsDependsOn: [...listsOfAccount],
		},
		displayOptions: showFor('returned', 'filters'),
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		hint: "The properties to return. Leave empty for HubSpot's defaults.",
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		displayOptions: { show: { operation: withResult }, hide: ofRecords },
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
];
