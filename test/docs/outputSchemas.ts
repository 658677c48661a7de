/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   test code runs outside n8n; files of the node are written */
import path from 'node:path';

import type { objects } from '../../nodes/CrmBatch/hubspot/tables/objects';
import type { ANY_OBJECT } from '../../nodes/CrmBatch/hubspot/tables/objectTypes';

/**
 * The output of each operation as n8n's editor shows it before the first run, so that the next node
 * can be mapped. n8n finds it by resource and operation in `__schema__` beside the node.
 */
export const SCHEMAS = path.join(__dirname, '../../nodes/CrmBatch/__schema__/v1.0.0');

/** A part of JSON Schema: as much as these files need. */
export interface Schema {
	readonly type: string | readonly string[];
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly items?: Schema;
	/** n8n's number of the file, not a part of JSON Schema. */
	readonly version?: number;
}

const text: Schema = { type: 'string' };
const textOrNull: Schema = { type: ['string', 'null'] };
const flag: Schema = { type: 'boolean' };

const fields = (names: readonly string[], schema: Schema) =>
	Object.fromEntries(names.map((name) => [name, schema]));

/** The resources with records. */
type Resource = (typeof objects)[number]['value'] | typeof ANY_OBJECT;

/** The properties that HubSpot returns of a record by default, and a write if they were sent. */
const properties: Readonly<Record<Resource, readonly string[]>> = {
	company: ['createdate', 'domain', 'hs_lastmodifieddate', 'hs_object_id', 'name'],
	contact: ['createdate', 'email', 'firstname', 'hs_object_id', 'lastmodifieddate', 'lastname'],
	// What every object has, whichever it is.
	customObject: ['hs_object_id'],
	deal: [
		...['amount', 'closedate', 'createdate', 'dealname', 'dealstage', 'hs_lastmodifieddate'],
		...['hs_object_id', 'pipeline'],
	],
	ticket: [
		...['content', 'createdate', 'hs_lastmodifieddate', 'hs_object_id', 'hs_pipeline'],
		...['hs_pipeline_stage', 'hs_ticket_priority', 'subject'],
	],
};

const recordOf = (names: readonly string[], more: Readonly<Record<string, Schema>> = {}) => ({
	id: text,
	...fields(names, textOrNull),
	...fields(['createdAt', 'updatedAt'], text),
	isArchived: flag,
	...more,
});

const link = fields(['fromObjectType', 'fromObjectId', 'toObjectType', 'toObjectId'], text);
const linkType = { category: text, typeId: { type: 'number' }, label: textOrNull };
const links: Schema = {
	type: 'array',
	items: {
		type: 'object',
		properties: {
			toObjectId: text,
			types: { type: 'array', items: { type: 'object', properties: linkType } },
		},
	},
};

/** The fields of an output item, by resource and operation. */
const outputs: Readonly<Record<string, Readonly<Record<string, Schema['properties']>>>> = {
	association: {
		create: link,
		delete: { ...link, deleted: flag },
		get: { id: text, associations: links },
	},
	...Object.fromEntries(
		Object.entries(properties).map(([resource, names]) => [
			resource,
			{
				create: recordOf(names),
				delete: { id: text, deleted: flag },
				get: recordOf(names),
				search: recordOf(names),
				update: recordOf(names),
				upsert: recordOf(names, { isNew: flag }),
			},
		]),
	),
};

/** One file for each resource and operation. */
export const outputSchemas = Object.entries(outputs).flatMap(([resource, byOperation]) =>
	Object.entries(byOperation).map(([operation, of = {}]) => ({
		resource,
		operation,
		file: path.join(SCHEMAS, resource, `${operation}.json`),
		schema: { type: 'object', properties: of, version: 1 } satisfies Schema,
	})),
);
