import type { INodeProperties } from 'n8n-workflow';

import { objects, type CrmObject } from '../hubspot/tables/objects';
import { anyObject } from '../hubspot/tables/objectTypes';
import { operations, type Operation } from '../hubspot/tables/operations';
import { ofRecords, operationsWith, showFor } from './show';

const keyed = operations.filter(({ value }) => operationsWith('idProperty').includes(value));
const byRecordId = keyed.filter((operation) => operation.byRecordId).map(({ value }) => value);
const byProperty = keyed.filter((operation) => !operation.byRecordId);

/** The default property to match by, where the record ID is not possible; '' if there is none. */
function defaultMatchBy({ uniqueProperties: [known] }: CrmObject): string {
	return known?.name ?? '';
}

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
			loadOptionsDependsOn: ['resource', 'objectType', 'operation'],
		},
		displayOptions: { show, hide: ofRecords },
		default: byDefault,
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		hint: 'The unique property whose value identifies the record',
		...own,
	};
}

function matchByOf(object: CrmObject, operation: Operation): INodeProperties {
	const show = { operation: [operation.value], resource: [object.value] };
	const byDefault = defaultMatchBy(object);
	if (byDefault !== '') return matchBy(show, byDefault);
	const hint = `The unique property whose value identifies the record. HubSpot has none for ${object.plural}: create one in HubSpot.`;
	return matchBy(show, '', { required: true, hint });
}

/** Parameters that identify the record of an item: a property, and its value. */
export const key: INodeProperties[] = [
	matchBy({ operation: byRecordId }, 'hs_object_id'),
	...objects.flatMap((object) => byProperty.map((operation) => matchByOf(object, operation))),
	...byProperty.map(({ value }) =>
		matchBy({ operation: [value], resource: [anyObject.value] }, '', { required: true }),
	),
	{
		displayName: 'Value to Match',
		name: 'idValue',
		type: 'string',
		displayOptions: showFor('id'),
		default: '',
		placeholder: 'e.g. jane@example.com',
		description:
			"The value that identifies the record: its record ID, or the value of the property in 'Match By'",
		hint: 'Leave empty to take the field of the item that is called like the property, by name or label. For a record ID: the field id or hs_object_id.',
	},
];
