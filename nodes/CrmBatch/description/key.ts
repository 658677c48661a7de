import type { INodeProperties } from 'n8n-workflow';

import { showFor } from './show';

/** The property that names the record; which one is the default depends on what is done to what. */
function matchBy(
	show: Record<string, string[]>,
	byDefault: string,
	own: Partial<INodeProperties> = {},
): INodeProperties {
	return {
		displayName: 'Match By Name or ID',
		name: 'idProperty',
		type: 'options',
		typeOptions: {
			loadOptionsMethod: 'getIdProperties',
			loadOptionsDependsOn: ['resource', 'operation'],
		},
		displayOptions: { show },
		default: byDefault,
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		hint: "The unique property whose value names the record. Put that value into 'ID', such as {{ $json.email }}.",
		...own,
	};
}

/** Which record an item is about: the property that names it, and its value. */
export const recordKey: INodeProperties[] = [
	matchBy({ operation: ['read', 'update'] }, 'hs_object_id'),
	matchBy({ operation: ['upsert'], resource: ['contact'] }, 'email'),
	matchBy({ operation: ['upsert'], resource: ['ticket'] }, '', {
		required: true,
		hint: 'The unique property whose value names the record. Tickets have none until one is made in HubSpot.',
	}),
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
