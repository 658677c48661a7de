import type { INodeProperties } from 'n8n-workflow';

import { operationsWith, showFor } from './show';

/** What is written: property values, and the links of a new record. */
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
					'Choose properties from a list, or map the fields that have the internal names of properties',
			},
			{
				name: 'JSON',
				value: 'json',
				description: 'Give all properties of an item as one object',
			},
		],
		default: 'mapper',
		description: 'How the values to write are given',
	},
	{
		displayName: 'Properties',
		name: 'properties',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description: 'The values to write, by the properties that the HubSpot account has',
		displayOptions: { show: { operation: operationsWith('properties'), inputMode: ['mapper'] } },
		typeOptions: {
			// Not on the operation: n8n drops all that was entered when one of these changes.
			loadOptionsDependsOn: ['resource'],
			resourceMapper: {
				resourceMapperMethod: 'getPropertyFields',
				mode: 'map',
				fieldWords: { singular: 'property', plural: 'properties' },
				// All that n8n says when the method fails; why is said by the method's notice.
				noFieldsError: "HubSpot's properties could not be loaded",
				// An account has hundreds: only the required ones are shown at first.
				addAllFields: false,
				multiKeyMatch: false,
				supportAutoMap: true,
				// Choices change in HubSpot, and those of a stage with the pipeline. Both keep what was
				// entered: the first renews all fields on opening the node, as n8n takes those without
				// `readOnly` for incomplete, and the second when one comes back from HubSpot's tab.
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
		displayOptions: { show: { operation: operationsWith('properties'), inputMode: ['json'] } },
		description:
			'An object of property names and values, by the names that HubSpot uses internally',
	},
	{
		displayName: 'Associations',
		name: 'associations',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Association',
		displayOptions: showFor('associations'),
		default: {},
		description: 'Records that the new record is linked to',
		options: [
			{
				displayName: 'Association',
				name: 'association',
				values: [
					{
						displayName: 'To Object Type',
						name: 'toObjectType',
						type: 'string',
						default: 'contact',
						placeholder: 'e.g. contact',
						description: 'The kind of record to link to: contact, company, deal or ticket',
					},
					{
						displayName: 'To Record ID',
						name: 'toObjectId',
						type: 'string',
						default: '',
						placeholder: 'e.g. 110338039632',
						description: 'Record ID of the record to link to',
					},
					{
						displayName: 'Association Type',
						name: 'associationType',
						type: 'string',
						default: '',
						placeholder: 'e.g. 16',
						description:
							"Empty for the usual one. Else HubSpot's type ID, such as 16 for ticket to contact, or for a label of your own USER_DEFINED and its ID, as in USER_DEFINED:42.",
					},
				],
			},
		],
	},
];
