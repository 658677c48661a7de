import { RECORD_ID } from './objects';
import type { BatchInput, Entry, Envelope } from './request';

/** How a record of a reply finds the entry that it belongs to, tried in this order. */
export type Pairing = 'traceId' | 'key' | 'values';

/** What an item has to give for an operation, and so which parameters the node shows. */
export type Part = 'id' | 'idProperty' | 'properties' | 'associations' | 'returned';

/** What a batch operation of HubSpot is like: one row. */
export interface Operation {
	/** Value of the `operation` parameter, and HubSpot's name in the path. */
	readonly value: string;
	/** What it did to a record, in the past tense. */
	readonly done: string;
	/** What is read from each item. */
	readonly parts: readonly Part[];
	/** Is a write without any value refused? HubSpot would refuse the whole batch for it. */
	readonly needsProperties: boolean;
	/** Does HubSpot take Record ID as the key? */
	readonly byRecordId: boolean;
	/** Can it make records, and so need what a new record has to have? */
	readonly creates: boolean;
	/** Does it change records? If so, a record without an answer is of unknown fate. */
	readonly writes: boolean;
	/** Is a second time without effect, so that it may be sent again when its answer was lost? */
	readonly repeatable: boolean;
	/** What two items for one record are: one input, one input of merged values, or two inputs. */
	readonly duplicates: 'share' | 'merge' | 'separate';
	/** Empty where HubSpot answers without a body: then a 2xx is the result of every record. */
	readonly pairing: readonly Pairing[];
	/** The entry as a member of `inputs`. */
	readonly inputOf: (entry: Entry) => BatchInput;
	/** What stands beside `inputs` in the body. */
	readonly besideInputs: (envelope: Envelope) => BatchInput;
}

/** HubSpot refuses Record ID as `idProperty` of a write; without one, the id is a record id. */
const idPropertyOf = ({ idProperty }: Envelope) => (idProperty === RECORD_ID ? {} : { idProperty });

const nothing = () => ({});

/** HubSpot's five batch operations. */
export const operations = [
	{
		value: 'archive',
		done: 'archived',
		parts: ['id'],
		needsProperties: false,
		byRecordId: true,
		creates: false,
		writes: true,
		repeatable: true,
		duplicates: 'share',
		pairing: [],
		inputOf: ({ request }) => ({ id: request.id }),
		besideInputs: nothing,
	},
	{
		value: 'create',
		done: 'created',
		parts: ['properties', 'associations'],
		needsProperties: true,
		byRecordId: false,
		creates: true,
		writes: true,
		// HubSpot has no idempotency key: a create that is sent twice may exist twice.
		repeatable: false,
		duplicates: 'separate',
		// HubSpot's own examples of a create do not show the trace id in the results.
		pairing: ['traceId', 'values'],
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
		value: 'read',
		done: 'read',
		parts: ['id', 'idProperty', 'returned'],
		needsProperties: false,
		byRecordId: true,
		creates: false,
		writes: false,
		repeatable: true,
		duplicates: 'share',
		pairing: ['key'],
		inputOf: ({ request }) => ({ id: request.id }),
		besideInputs: (envelope) => ({
			properties: envelope.properties,
			propertiesWithHistory: envelope.propertiesWithHistory,
			...idPropertyOf(envelope),
		}),
	},
	{
		value: 'update',
		done: 'updated',
		parts: ['id', 'idProperty', 'properties'],
		needsProperties: true,
		byRecordId: true,
		creates: false,
		writes: true,
		repeatable: true,
		duplicates: 'merge',
		pairing: ['traceId', 'key'],
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
		done: 'written',
		parts: ['id', 'idProperty', 'properties'],
		needsProperties: false,
		byRecordId: false,
		creates: true,
		writes: true,
		repeatable: true,
		duplicates: 'merge',
		pairing: ['traceId', 'key'],
		inputOf: ({ request, traceId }) => ({
			id: request.id,
			idProperty: request.envelope.idProperty,
			properties: request.properties,
			objectWriteTraceId: traceId,
		}),
		besideInputs: nothing,
	},
] as const satisfies readonly Operation[];

/** The row of an `operation` value; `undefined` for a value that no row has. */
export function operationOf(value: string): Operation | undefined {
	return operations.find((operation) => operation.value === value);
}
