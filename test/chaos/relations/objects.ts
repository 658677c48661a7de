import type { INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import type { PropertyDefinition } from '../../../sandbox/schema/definition';

/** An object type as these runs use it. */
interface ObjectRow {
	/** The node's parameters for it. */
	readonly parameters: INodeParameters;
	/** What an association calls it. */
	readonly type: string;
	/** Its name in the sandbox. */
	readonly plural: string;
	/** HubSpot's object type ID. */
	readonly typeId: string;
	/** The values that HubSpot requires for a new record. All records have them. */
	readonly needs: Readonly<Record<string, string>>;
}

const row = (
	resource: string,
	plural: string,
	typeId: string,
	needs: ObjectRow['needs'],
	own: Partial<ObjectRow> = {},
): ObjectRow => ({ parameters: { resource }, type: resource, plural, typeId, needs, ...own });

export const OBJECTS = {
	contact: row('contact', 'contacts', '0-1', { firstname: 'x' }),
	ticket: row('ticket', 'tickets', '0-5', {
		subject: 'x',
		hs_pipeline: '0',
		hs_pipeline_stage: '1',
	}),
	company: row('company', 'companies', '0-2', { name: 'x' }),
	deal: row('deal', 'deals', '0-3', {
		dealname: 'x',
		pipeline: 'default',
		dealstage: 'appointmentscheduled',
	}),
	machine: row(
		'customObject',
		'machines',
		'2-34156791',
		{ model: 'x' },
		{
			parameters: { resource: 'customObject', objectType: '2-34156791' },
			type: '2-34156791',
		},
	),
} as const satisfies Readonly<Record<string, ObjectRow>>;

export type ObjectName = keyof typeof OBJECTS;

/** Properties that each object gets, so that all of them are played alike. */
const PROPERTIES: readonly PropertyDefinition[] = [
	{ name: 'ref', type: 'string', fieldType: 'text', hasUniqueValue: true },
	{ name: 'note', type: 'string', fieldType: 'text' },
	{ name: 'points', type: 'number', fieldType: 'number' },
	{ name: 'seen', type: 'datetime', fieldType: 'date' },
	{
		name: 'tags',
		type: 'enumeration',
		fieldType: 'checkbox',
		options: ['a', 'b', 'c', 'd'].map((value) => ({ value })),
	},
];

/** Names of the properties whose values vary. */
export const VARYING = ['note', 'points', 'seen', 'tags'] as const;

export type Varying = (typeof VARYING)[number];

export function addProperties(sandbox: Sandbox): void {
	for (const { plural } of Object.values(OBJECTS)) {
		PROPERTIES.forEach((property) => sandbox.addProperty(plural, property));
	}
}

/** The form of a value in which equal values are equal texts, as HubSpot understands them. */
export function normal(name: Varying, text: string): string {
	if (text === '') return '';
	if (name === 'points') return String(Number(text));
	if (name === 'seen') return String(Date.parse(text));
	if (name === 'tags') return [...new Set(text.split(';').filter(Boolean))].sort().join(';');
	return text;
}
