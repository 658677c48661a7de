import type { INodeProperties } from 'n8n-workflow';

import { RECORD_ID } from '../hubspot/tables/objects';

/** The record at one end of a link, as three parameters: its object, a property, and its value. */
export function linkEnd(end: 'From' | 'To', dependsOn: string): INodeProperties[] {
	const prefix = end === 'From' ? 'from' : 'to';
	const record = end === 'From' ? 'the record to link from' : 'the record to link to';
	return [
		{
			displayName: `${end} Object Type Name or ID`,
			name: `${prefix}ObjectType`,
			type: 'options',
			typeOptions: {
				loadOptionsMethod: 'getLinkObjectTypes',
				loadOptionsDependsOn: ['authentication'],
			},
			default: 'contact',
			description:
				'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			hint: `The object of ${record}`,
		},
		{
			displayName: `${end} Match By Name or ID`,
			name: `${prefix}IdProperty`,
			type: 'options',
			typeOptions: {
				loadOptionsMethod: `get${end}IdProperties`,
				loadOptionsDependsOn: ['authentication', `${dependsOn}${prefix}ObjectType`],
			},
			default: RECORD_ID,
			description:
				'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			hint: `The unique property whose value identifies ${record}`,
		},
	];
}

/** The type of a link, by the objects at its two ends. */
export function linkType(dependsOn: readonly string[]): INodeProperties {
	return {
		displayName: 'Association Type Name or ID',
		name: 'associationType',
		type: 'options',
		typeOptions: {
			loadOptionsMethod: 'getAssociationTypes',
			loadOptionsDependsOn: ['authentication', ...dependsOn],
		},
		default: '',
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		hint: "Leave empty for the usual one. Otherwise a label, HubSpot's type ID, such as 16 for ticket to contact, or a category and ID, such as USER_DEFINED:42.",
	};
}
