import type { JsonObject } from '../json';

/** A link to another record, given with a create. */
export interface AssociationInput {
	readonly toId: string;
	readonly category: 'HUBSPOT_DEFINED' | 'USER_DEFINED' | 'INTEGRATOR_DEFINED';
	readonly typeId: number;
}

/**
 * What stands beside the inputs of a request. Records share a request only when theirs is equal,
 * because HubSpot takes one of each per request.
 */
export interface Envelope {
	readonly idProperty: string;
	/** Properties to return; empty for HubSpot's defaults. */
	readonly properties: readonly string[];
	readonly propertiesWithHistory: readonly string[];
	readonly archived: boolean;
}

/** One item's wish, read and checked: one record to be read or written. */
export interface RecordRequest {
	/** Index of the item that it came from. */
	readonly item: number;
	readonly envelope: Envelope;
	/** The value of `envelope.idProperty` that names the record; none for a create. */
	readonly id?: string;
	/** Property values to write; `''` clears. */
	readonly properties: Readonly<Record<string, string>>;
	readonly associations: readonly AssociationInput[];
}

/** One record of a batch: what is sent for it, and the items that get its outcome. */
export interface Entry {
	readonly request: RecordRequest;
	/** Records with the same group may share a request. */
	readonly group: string;
	/** What names the record, in the form in which equal keys are the same record. */
	readonly key: string | undefined;
	/** The same of the record after the operation, which may have written the key. */
	readonly resultKey: string | undefined;
	/**
	 * May it be sent again after it may have been carried out? Not a create; and not a write that
	 * changes the key by which it finds its record: the second time it would miss it.
	 */
	readonly repeatable: boolean;
	/** The items that stand for this record, the first of them first. */
	readonly items: readonly number[];
	/** Unique in the run; HubSpot reports a write's error by it. */
	readonly traceId: string;
}

/** A member of `inputs` in a batch request. */
export type BatchInput = JsonObject;
