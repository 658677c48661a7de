import { RECORD_ID } from './objects';
import type { BatchInput, Entry, Envelope } from './request';

/** How a record of a reply is paired with its entry. */
export type Pairing = 'traceId' | 'key' | 'mergedId' | 'unique' | 'values' | 'single';

/** What an operation reads from each item, and so which parameters the node shows. */
export type Part = 'id' | 'idProperty' | 'properties' | 'associations' | 'returned';

/** A batch operation of HubSpot: one row. */
export interface Operation {
	/** Value of the `operation` parameter. */
	readonly value: string;
	/** What it works on, and so which code runs it. */
	readonly kind: 'records' | 'links';
	/** What it does with links, if it works on them. */
	readonly link?: 'make' | 'remove' | 'read';
	/** HubSpot's name of it, in the path. */
	readonly path: string;
	/** Past participle for counts, as in "3 records updated". */
	readonly done: string;
	/** Read from each item. */
	readonly parts: readonly Part[];
	/** Is an entry without values refused? HubSpot would refuse the whole batch for it. */
	readonly needsProperties: boolean;
	/** Does HubSpot accept the record ID as the key? */
	readonly byRecordId: boolean;
	/** Can it create records, which have required properties? */
	readonly creates: boolean;
	/** Does it change records? Then the outcome of a record without a reply is unknown. */
	readonly writes: boolean;
	/** Does repeating it have no effect, so that it can be sent again after a lost reply? */
	readonly repeatable: boolean;
	/** Does HubSpot take links in the input? Otherwise they are made after the write. */
	readonly linksInline: boolean;
	/** Two items for one record become one input, one input of merged values, or two inputs. */
	readonly duplicates: 'share' | 'merge' | 'separate';
	/** Ways of pairing, in the order in which they are tried. Empty if HubSpot replies without a body: then a 2xx means that every record succeeded. */
	readonly pairing: readonly Pairing[];
	/** The entry's member of `inputs`. */
	readonly inputOf: (entry: Entry) => BatchInput;
	/** The body's fields beside `inputs`. */
	readonly besideInputs: (envelope: Envelope) => BatchInput;
}

/** HubSpot refuses the record ID as `idProperty` of a write; without `idProperty` it is the default. */
const idPropertyOf = ({ idProperty }: Envelope) => (idProperty === RECORD_ID ? {} : { idProperty });

const nothing = () => ({});

/** HubSpot's five batch operations. */
export const operations = [
	{
		value: 'create',
		kind: 'records',
		path: 'create',
		done: 'created',
		parts: ['properties', 'associations'],
		needsProperties: true,
		byRecordId: false,
		creates: true,
		writes: true,
		// HubSpot has no idempotency key: a create that is sent twice can exist twice.
		repeatable: false,
		linksInline: true,
		duplicates: 'separate',
		// HubSpot's examples of a create do not show the trace ID in the results.
		pairing: ['traceId', 'unique', 'values'],
		inputOf: ({ request, traceId }) => ({
			properties: request.properties,
			...(request.associations.length > 0 && {
				associations: request.associations.map(({ toId, category, typeId }) => ({
					to: { id: toId },
					types: [{ associationCategory: category, associationTypeId: typeId }],
				})),
			}),
			objectWriteTraceId: traceId,
		}),
		besideInputs: nothing,
	},
	{
		value: 'delete',
		kind: 'records',
		path: 'archive',
		done: 'deleted',
		parts: ['id'],
		needsProperties: false,
		byRecordId: true,
		creates: false,
		writes: true,
		repeatable: true,
		linksInline: false,
		duplicates: 'share',
		pairing: [],
		inputOf: ({ request }) => ({ id: request.id }),
		besideInputs: nothing,
	},
	{
		value: 'get',
		kind: 'records',
		path: 'read',
		done: 'read',
		parts: ['id', 'idProperty', 'returned'],
		needsProperties: false,
		byRecordId: true,
		creates: false,
		writes: false,
		repeatable: true,
		linksInline: false,
		duplicates: 'share',
		pairing: ['key', 'mergedId', 'single'],
		inputOf: ({ request }) => ({ id: request.id }),
		besideInputs: (envelope) => ({
			properties: envelope.properties,
			propertiesWithHistory: envelope.propertiesWithHistory,
			...idPropertyOf(envelope),
		}),
	},
	{
		value: 'update',
		kind: 'records',
		path: 'update',
		done: 'updated',
		parts: ['id', 'idProperty', 'properties', 'associations'],
		needsProperties: true,
		byRecordId: true,
		creates: false,
		writes: true,
		repeatable: true,
		linksInline: false,
		duplicates: 'merge',
		pairing: ['traceId', 'key', 'mergedId', 'single'],
		inputOf: ({ request, traceId }) => ({
			id: request.id,
			...idPropertyOf(request.envelope),
			properties: request.properties,
			objectWriteTraceId: traceId,
		}),
		besideInputs: nothing,
	},
	{
		value: 'upsert',
		kind: 'records',
		path: 'upsert',
		done: 'written',
		parts: ['id', 'idProperty', 'properties', 'associations'],
		needsProperties: false,
		byRecordId: false,
		creates: true,
		writes: true,
		repeatable: true,
		linksInline: false,
		duplicates: 'merge',
		pairing: ['traceId', 'key', 'mergedId', 'single'],
		inputOf: ({ request, traceId }) => ({
			id: request.id,
			idProperty: request.envelope.idProperty,
			properties: request.properties,
			objectWriteTraceId: traceId,
		}),
		besideInputs: nothing,
	},
] as const satisfies readonly Operation[];

/** The row of an `operation` value; `undefined` if there is none. */
export function operationOf(value: string): Operation | undefined {
	return operations.find((operation) => operation.value === value);
}
