import type { INodeProperties } from 'n8n-workflow';

import { linkEnd, linkType } from './link';
import { ofRecords, operationsWith, showFor } from './show';

/** Parameters for what is written: property values, and links to other records. */
export const values: INodeProperties[] = [
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
					'Choose properties from a list, or map fields that have the internal name of a property',
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
	{
		displayName: 'Properties',
		name: 'properties',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description: 'The values to write, by property of the HubSpot account',
		displayOptions: {
			show: { operation: operationsWith('properties'), inputMode: ['mapper'] },
			hide: ofRecords,
		},
		typeOptions: {
			// Not the operation: n8n drops all values in the mapper when one of these changes.
			loadOptionsDependsOn: ['resource', 'objectType'],
			resourceMapper: {
				resourceMapperMethod: 'getPropertyFields',
				mode: 'map',
				fieldWords: { singular: 'property', plural: 'properties' },
				// n8n shows this when the method fails; the method's notice gives the reason.
				noFieldsError: "HubSpot's properties could not be loaded",
				// An account has hundreds of properties: the mapper opens with the required ones.
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
	},
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
					linkType(['&toObjectType', '/resource', '/objectType']),
				],
			},
		],
	},
];
