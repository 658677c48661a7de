import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { recordOperations } from '../hubspot/tables/allOperations';
import { objects } from '../hubspot/tables/objects';
import type { linkOperations } from '../hubspot/tables/linkOperations';
import { anyObject, ASSOCIATION } from '../hubspot/tables/objectTypes';

/** The editor's texts for an operation; `{one}` and `{many}` stand for the object. */
interface OperationText {
	readonly name: string;
	readonly action: string;
	readonly description: string;
}

const texts: Readonly<Record<(typeof recordOperations)[number]['value'], OperationText>> = {
	create: {
		name: 'Create',
		action: 'Create {many}',
		description: 'Create a {one} for each item, up to 100 in a request',
	},
	delete: {
		name: 'Delete',
		action: 'Delete {many}',
		description: 'Archive {many} by record ID, up to 100 in a request: they go to the recycle bin',
	},
	get: {
		name: 'Get',
		action: 'Get {many}',
		description: 'Read {many} by record ID or a unique property, up to 100 in a request',
	},
	search: {
		name: 'Search',
		action: 'Search {many}',
		description: 'Find {many} by their properties: all of them, or up to a limit',
	},
	update: {
		name: 'Update',
		action: 'Update {many}',
		description: 'Change {many} that exist, up to 100 in a request',
	},
	upsert: {
		name: 'Create or Update',
		action: 'Create or update {many}',
		description: 'Create a new {one}, or update the current one if it already exists (upsert)',
	},
};

const linkTexts: ReadonlyArray<
	INodePropertyOptions & { readonly value: (typeof linkOperations)[number]['value'] }
> = [
	{
		name: 'Create',
		value: 'create',
		action: 'Create associations',
		description: 'Link two records for each item, up to 2,000 in a request',
	},
	{
		name: 'Delete',
		value: 'delete',
		action: 'Delete associations',
		description: 'Remove the link between two records, or one label of it',
	},
	{
		name: 'Get',
		value: 'get',
		action: 'Get associations',
		description: 'Read all records of an object that a record is linked to, with their labels',
	},
];

/** A choice of the parameter 'Resource'. */
interface Resource {
	readonly value: string;
	readonly singular: string;
	readonly plural: string;
}

const resources: readonly Resource[] = [...objects, anyObject];

function fill(text: string, { singular, plural }: Resource): string {
	return text.replace('{one}', singular).replace('{many}', plural);
}

const titled = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function operationOptions(object: Resource): INodePropertyOptions[] {
	const options = recordOperations.map(({ value }) => ({
		name: texts[value].name,
		value,
		action: fill(texts[value].action, object),
		description: fill(texts[value].description, object),
	}));
	return options.sort(byName);
}

function byName(one: INodePropertyOptions, other: INodePropertyOptions): number {
	return one.name < other.name ? -1 : 1;
}

/** Selectors of the object and the operation. */
export const resourceAndOperation: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			...objects.map(({ value, singular }) => ({ name: titled(singular), value })),
			{ name: 'Association', value: ASSOCIATION },
			{ name: 'Custom Object or Other', value: anyObject.value },
		].sort(byName),
		default: 'contact',
		description: 'Type of HubSpot record to work on',
	},
	{
		displayName: 'Object Type',
		name: 'objectType',
		type: 'resourceLocator',
		displayOptions: { show: { resource: [anyObject.value] } },
		default: { mode: 'list', value: '' },
		required: true,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchObjectTypes', searchable: true },
			},
			{
				displayName: 'By ID or Name',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 2-1234567 or line_items',
			},
		],
		description: 'A custom object of the account, or another object of HubSpot',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [ASSOCIATION] } },
		options: [...linkTexts],
		default: 'create',
		description: 'What to do with the associations',
	},
	...resources.map(
		(object): INodeProperties => ({
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [object.value] } },
			options: operationOptions(object),
			default: 'upsert',
			description: `What to do with the ${object.plural}`,
		}),
	),
];
