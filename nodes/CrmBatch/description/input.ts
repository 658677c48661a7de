import type { INodeProperties } from 'n8n-workflow';

import { operations, type Operation } from '../hubspot/tables/operations';
import { linkEnd, linkType } from './link';
import { listsOfAccount, ofRecords, operationsWith, showFor } from './show';

/** How the values to write are given: it decides which of the other parameters there are. */
export const inputMode: INodeProperties[] = [
	{
		displayName: 'Input Mode',
		name: 'inputMode',
		type: 'options',
		displayOptions: showFor('properties'),
		noDataExpression: true,
		options: [
			{
				name: 'Field Mapper',
				value: 'mapper',
				description:
					'Choose properties from a list, or map fields that have the internal name or label of a property',
			},
			{
				name: 'JSON',
				value: 'json',
				description: 'Give the properties of an item as one object',
			},
		],
		default: 'mapper',
		description: 'How to give the values to write',
	},
];

/** n8n's mode of the field mapper: those for `upsert` and `update` have a column to match on. */
const mapperMode = ({ parts, creates }: Operation) => {
	if (!parts.includes('id')) return 'map';
	return creates ? 'upsert' : 'update';
};

/** The field mapper of an operation. */
function fieldMapper(operation: Operation): INodeProperties {
	return {
		displayName: 'Properties',
		name: 'properties',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'autoMapInputData', value: null },
		description: 'The values to write, by property of the HubSpot account',
		displayOptions: {
			show: { operation: [operation.value], inputMode: ['mapper'] },
			hide: ofRecords,
		},
		typeOptions: {
			// n8n drops the values in the mapper when one of these changes: they are for other properties.
			loadOptionsDependsOn: [...listsOfAccount, 'operation'],
			resourceMapper: {
				resourceMapperMethod: 'getPropertyFields',
				mode: mapperMode(operation),
				fieldWords: { singular: 'property', plural: 'properties' },
				matchingFieldsLabels: {
					title: 'Match By',
					description: 'The unique property whose value identifies the record of an item',
					hint: 'The property whose value identifies the record',
				},
				// n8n shows this when the method fails; the method's notice gives the reason.
				noFieldsError: 'The properties are not loaded yet',
				// An account has hundreds of properties: the mapper opens with the usual ones.
				addAllFields: false,
				multiKeyMatch: false,
				supportAutoMap: true,
				// Choices change in HubSpot, and those of a stage change with the pipeline. Both settings keep
				// the values: the first reloads all fields when the node is opened, because n8n takes fields
				// without `readOnly` for incomplete; the second when the browser tab is opened again.
				refreshIncompleteSchemaOnOpen: true,
				refreshStaleSchemaOnOpen: true,
			},
		},
	};
}

/** Parameters for what is written: property values, and links to other records. */
export const values: INodeProperties[] = [
	...operations
		.filter(({ value }) => operationsWith('properties').includes(value))
		.map(fieldMapper),
	{
		displayName: 'Properties (JSON)',
		name: 'propertiesJson',
		type: 'json',
		default: '={{ $json }}',
		displayOptions: {
			show: { operation: operationsWith('properties'), inputMode: ['json'] },
			hide: ofRecords,
		},
		description: 'An object of property names and values, with internal property names',
	},
	{
		displayName: 'Associations',
		name: 'associations',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Association',
		displayOptions: showFor('associations'),
		default: {},
		description: 'Records to link the record to',
		options: [
			{
				displayName: 'Association',
				name: 'association',
				values: [
					...linkEnd('To', '&'),
					{
						displayName: 'To Record ID',
						name: 'toObjectId',
						type: 'string',
						default: '',
						placeholder: 'e.g. 110338039632',
						description:
							'Record ID of the record to link to, or the value of the property that identifies it',
					},
					linkType(['&toObjectType', ...listsOfAccount]),
				],
			},
		],
	},
];
