import type { INodeProperties } from 'n8n-workflow';

import { ranges } from '../../n8n/input/options';
import { apiVersion } from './apiVersion';
import { existing } from './existing';
import { batches, listsOfAccount, merging, ofRecordsInside, operationsWith, writes } from '../show';

const ofRequests: INodeProperties[] = [
	{
		displayName: 'Archived',
		name: 'archived',
		type: 'boolean',
		displayOptions: { show: { '/operation': operationsWith('returned') }, hide: ofRecordsInside },
		default: false,
		description: 'Whether to read archived records only',
	},
	{
		displayName: 'Batch Size',
		name: 'batchSize',
		type: 'number',
		typeOptions: { minValue: ranges.batchSize.least, maxValue: ranges.batchSize.most },
		displayOptions: { show: { '/operation': batches }, hide: ofRecordsInside },
		default: 100,
		description:
			'Most records in a request. HubSpot takes 100, and 50 when past values are returned.',
	},
	{
		displayName: 'Concurrency',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: ranges.concurrency.least, maxValue: ranges.concurrency.most },
		displayOptions: { show: { '/operation': batches } },
		default: 0,
		description:
			'Most requests in flight at the same time: 0 means as many as the rate limit and the latency of HubSpot allow',
	},
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		displayOptions: { show: { '/operation': writes } },
		default: false,
		description:
			'Whether to check everything and write nothing. Each item shows the input that would be sent.',
	},
	{
		displayName: 'Duplicates',
		name: 'duplicates',
		type: 'options',
		displayOptions: { show: { '/operation': merging }, hide: ofRecordsInside },
		options: [
			{
				name: 'Merge',
				value: 'merge',
				description: 'Later values win, and both items get the outcome',
			},
			{
				name: 'Fail',
				value: 'error',
				description: 'Both items fail, and the record does not change',
			},
		],
		default: 'merge',
		description: 'What to do with two items for one record',
	},
	{
		displayName: 'Empty Values',
		name: 'emptyValues',
		type: 'options',
		displayOptions: { show: { '/operation': operationsWith('properties') }, hide: ofRecordsInside },
		options: [
			{
				name: 'Ignore',
				value: 'ignore',
				description: 'Leave the property unchanged in HubSpot',
			},
			{
				name: 'Clear',
				value: 'clear',
				description: 'Clear the property in HubSpot',
			},
		],
		default: 'ignore',
		description: 'What to do with null, empty text and empty lists, such as empty cells of a sheet',
	},
	{
		displayName: 'Include Input',
		name: 'includeInput',
		type: 'boolean',
		default: false,
		description:
			'Whether to return the fields of the input item too. If the record has a field of the same name, the field of the record is returned.',
	},
	{
		displayName: 'Max Wait',
		name: 'maxWait',
		type: 'number',
		typeOptions: { minValue: ranges.maxWait.least },
		default: 300,
		description:
			'Seconds without any progress (rate limit, outage) after which the node gives up and reports the rest as not sent',
	},
	{
		displayName: 'Properties With History Names or IDs',
		name: 'propertiesWithHistory',
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: 'getProperties',
			loadOptionsDependsOn: [...listsOfAccount],
		},
		displayOptions: { show: { '/operation': operationsWith('returned') }, hide: ofRecordsInside },
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		hint: 'Properties to return with their past values',
	},
	{
		displayName: 'Records Not Found',
		name: 'notFound',
		type: 'options',
		displayOptions: { show: { '/operation': operationsWith('returned') }, hide: ofRecordsInside },
		options: [
			{
				name: 'Fail',
				value: 'error',
				description: 'The item fails',
			},
			{
				name: 'Return Empty Item',
				value: 'empty',
				description: 'Return an item with ID null and found false',
			},
			{
				name: 'Skip',
				value: 'skip',
				description: 'Return no item',
			},
		],
		default: 'error',
		description: 'What to do if HubSpot does not find a record',
	},
	{
		displayName: 'Unknown Properties',
		name: 'unknownProperties',
		type: 'options',
		displayOptions: { show: { '/operation': operationsWith('properties') }, hide: ofRecordsInside },
		options: [
			{
				name: 'Fail',
				value: 'error',
				description: 'The item fails',
			},
			{
				name: 'Ignore',
				value: 'ignore',
				description: 'Leave the properties out, and name them in a hint',
			},
		],
		default: 'error',
		description:
			'What to do with properties that HubSpot does not have or that are read-only. Automatic mapping always ignores them.',
	},
];

/** Settings with a default that suits most workflows. */
export const options: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'How records are sent, and what happens in special cases',
		options: [apiVersion, ...ofRequests, ...existing].sort(byTitle),
	},
];

function byTitle(one: INodeProperties, other: INodeProperties): number {
	return one.displayName < other.displayName ? -1 : 1;
}
