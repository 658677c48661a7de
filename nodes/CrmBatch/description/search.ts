import type { INodeProperties } from 'n8n-workflow';

import { filterOperators } from '../hubspot/search/operators';
import { listsOfAccount, operationsWith, showFor } from './show';

const withoutValue = filterOperators
	.filter(({ takes }) => takes === 'none')
	.map(({ value }) => value);

/** Parameters for what a search finds. */
export const search: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		displayOptions: showFor('filters'),
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { operation: operationsWith('filters'), returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Filter',
		displayOptions: showFor('filters'),
		default: {},
		description:
			'Conditions that a record must all meet, five at most. Without any, all are found.',
		options: [
			{
				displayName: 'Filter',
				name: 'filter',
				values: [
					{
						displayName: 'Property Name or ID',
						name: 'property',
						type: 'options',
						typeOptions: {
							loadOptionsMethod: 'getProperties',
							loadOptionsDependsOn: [...listsOfAccount],
						},
						default: '',
						description:
							'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
						hint: 'The property whose value is compared',
					},
					{
						displayName: 'Operator',
						name: 'operator',
						type: 'options',
						options: filterOperators.map(({ name, value, description }) => ({
							name,
							value,
							description,
						})),
						default: 'EQ',
						description: 'How the value of the property is compared',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						displayOptions: { hide: { operator: withoutValue } },
						default: '',
						placeholder: 'e.g. 2026-12-31',
						description:
							'What the property is compared with. Options, owners and stages can be given by label or name.',
					},
				],
			},
		],
	},
	{
		displayName: 'Modified Since',
		name: 'modifiedSince',
		type: 'dateTime',
		displayOptions: showFor('filters'),
		default: '',
		description: 'Finds only records that have changed at or after this time',
	},
];
