import { RECORD_ID, type CrmObject, type UniqueProperty } from './objects';
import { isTyped, type BatchInput, type Entry, type Envelope } from './request';

/** How a record of a reply is paired with its entry. */
export type Pairing = 'traceId' | 'key' | 'mergedId' | 'unique' | 'values' | 'single';

/** What an operation reads from each item, and so which parameters the node shows. */
export type Part = 'id' | 'idProperty' | 'properties' | 'associations' | 'returned' | 'filters';

/** What the rows of all operations have, of whatever kind (see `allOperations.ts`). */
export interface AnyOperation {
	/** Value of the `operation` parameter. */
	readonly value: string;
	/** What it works on, and so which code runs it. */
	readonly kind: 'records' | 'links' | 'search';
	/** Past participle for counts, as in "3 records updated". */
	readonly done: string;
	/** Read from each item. */
	readonly parts: readonly Part[];
	/** Does repeating it have no effect, so that it can be sent again after a lost reply? */
	readonly repeatable: boolean;
}

/** A batch operation of HubSpot: one row. */
export interface Operation extends AnyOperation {
	readonly kind: 'records' | 'links';
	/** What it does with links, if it works on them. */
	readonly link?: 'make' | 'remove' | 'read';
	/** HubSpot's name of it, in the path. */
	readonly path: string;
	/** Is an entry without values refused? HubSpot would refuse the whole batch for it. */
	readonly needsProperties: boolean;
	/** Does HubSpot accept the record ID as the key? */
	readonly byRecordId: boolean;
	/** Does HubSpot accept another property as the key? If not, the record ID is looked up by it. */
	readonly byProperty: boolean;
	/** Can it create records, which have required properties? */
	readonly creates: boolean;
	/** Does it change records? Then the outcome of a record without a reply is unknown. */
	readonly writes: boolean;
	/** Does HubSpot take links in the input, each with its type? All others are made after the write. */
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
		byProperty: false,
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
			...(request.associations.some(isTyped) && {
				associations: request.associations.filter(isTyped).map(({ toId, category, typeId }) => ({
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
		parts: ['id', 'idProperty'],
		needsProperties: false,
		byRecordId: true,
		byProperty: false,
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
		byProperty: true,
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
		byProperty: true,
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
		byProperty: true,
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

/** The property that an operation matches records by if none is chosen; '' if it has none. */
export function defaultMatchBy(
	{ byRecordId }: Operation,
	{ uniqueProperties: [known] }: CrmObject,
): string {
	return byRecordId ? RECORD_ID : (known?.name ?? '');
}

/** Must the record ID be looked up, because HubSpot does not take the property for the operation? */
export function needsRecordId(
	{ value, byRecordId, byProperty }: Operation,
	{ name, matchIn }: UniqueProperty,
): boolean {
	if (name === RECORD_ID || !byRecordId) return false;
	return !byProperty || !(matchIn?.includes(value) ?? true);
}
