import type { INodeProperties } from 'n8n-workflow';

import { showFor } from './show';

/** Which record an item is about: the property that names it, and its value. */
export const recordKey: INodeProperties[] = [
	{
		displayName: 'Match By Name or ID',
		name: 'idProperty',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getIdProperties', loadOptionsDependsOn: ['resource'] },
		displayOptions: { show: { operation: ['read', 'update'] } },
		default: 'hs_object_id',
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		hint: 'The unique property whose value names the record',
	},
	{
		displayName: 'Match By Name or ID',
		name: 'idProperty',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getIdProperties', loadOptionsDependsOn: ['resource'] },
		displayOptions: { show: { operation: ['upsert'], resource: ['contact'] } },
		default: 'email',
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		hint: 'The unique property whose value names the record',
	},
	{
		displayName: 'Match By Name or ID',
		name: 'idProperty',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getIdProperties', loadOptionsDependsOn: ['resource'] },
		displayOptions: { show: { operation: ['upsert'], resource: ['ticket'] } },
		required: true,
		default: '',
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		hint: 'The unique property whose value names the record. Tickets have none until one is made in HubSpot.',
	},
	{
		displayName: 'ID',
		name: 'idValue',
		type: 'string',
		required: true,
		displayOptions: showFor('id'),
		default: '={{ $json.id }}',
		description:
			'What names the record of this item: its record ID, or the value of the property chosen to match by',
	},
];
