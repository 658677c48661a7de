import type { INodeProperties } from 'n8n-workflow';

import { objects, RECORD_ID, type CrmObject } from '../hubspot/tables/objects';
import { anyObject } from '../hubspot/tables/objectTypes';
import { operations, type Operation } from '../hubspot/tables/operations';
import { listsOfAccount, ofRecords, operationsWith } from './show';

/** What the parameters of the key are for an operation, or for an operation of a resource. */
interface KeyTexts {
	readonly show: Record<string, string[]>;
	readonly byDefault: string;
	readonly matchBy: Pick<INodeProperties, 'hint' | 'required'>;
	readonly value: Pick<INodeProperties, 'placeholder' | 'hint'>;
}

const hint = 'The unique property whose value identifies the record';

/** Without the operation's `inputMode`, the field mapper has a column to match on instead. */
const shownFor = ({ value, parts }: Operation) => ({
	operation: [value],
	...(parts.includes('properties') && { inputMode: ['json'] }),
});

function byRecordId(operation: Operation): KeyTexts {
	return {
		show: shownFor(operation),
		byDefault: RECORD_ID,
		matchBy: { hint },
		value: {
			placeholder: 'e.g. 110338039632',
			hint: 'Leave empty to take the field of the item that is called like the property. For a record ID: the field id or hs_object_id.',
		},
	};
}

/** For an operation that does not take the record ID: objects differ in their unique properties. */
function byProperty(
	operation: Operation,
	{ value, plural }: Pick<CrmObject, 'value' | 'plural'>,
	uniqueProperties: CrmObject['uniqueProperties'],
): KeyTexts {
	const show = { ...shownFor(operation), resource: [value] };
	const [known] = uniqueProperties;
	if (known) {
		return {
			show,
			byDefault: known.name,
			matchBy: { hint },
			value: {
				...(known.example && { placeholder: `e.g. ${known.example}` }),
				hint: `Leave empty to take the item's field ${known.name}, or the one that is called like the property in 'Match By'`,
			},
		};
	}
	return {
		show,
		byDefault: '',
		matchBy: {
			required: true,
			hint:
				value === anyObject.value
					? hint
					: `${hint}. HubSpot has none for ${plural}: create one in HubSpot.`,
		},
		value: {
			placeholder: 'e.g. A-1042',
			hint: 'Leave empty to take the field of the item that is called like the property, by name or label',
		},
	};
}

const resources = [
	...objects.map((object) => ({ object, uniqueProperties: object.uniqueProperties })),
	{ object: anyObject, uniqueProperties: [] },
];

/** Parameters that identify the record of an item: a property, and its value. */
export const key: INodeProperties[] = operations
	.filter(({ value }) => operationsWith('idProperty').includes(value))
	.flatMap((operation) =>
		operation.byRecordId
			? [byRecordId(operation)]
			: resources.map(({ object, uniqueProperties }) =>
					byProperty(operation, object, uniqueProperties),
				),
	)
	.flatMap(({ show, byDefault, matchBy, value }): INodeProperties[] => [
		{
			displayName: 'Match By Name or ID',
			name: 'idProperty',
			type: 'options',
			typeOptions: {
				loadOptionsMethod: 'getIdProperties',
				loadOptionsDependsOn: [...listsOfAccount, 'operation'],
			},
			displayOptions: { show, hide: ofRecords },
			default: byDefault,
			description:
				'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			...matchBy,
		},
		{
			displayName: 'Value to Match',
			name: 'idValue',
			type: 'string',
			displayOptions: { show, hide: ofRecords },
			default: '',
			description:
				"The value that identifies the record: its record ID, or the value of the property in 'Match By'",
			...value,
		},
	]);
