import type { JsonObject } from '../json';
import type { CrmObject } from './objects';

/** A type of link: HubSpot's own, or a label of the account. */
export interface AssociationType {
	readonly category: 'HUBSPOT_DEFINED' | 'USER_DEFINED' | 'INTEGRATOR_DEFINED';
	readonly typeId: number;
}

/** A link to another record, given with a write. Without a type, it is the usual link. */
export interface AssociationInput extends Partial<AssociationType> {
	/** Object of the other record. A link that is sent with a create can do without. */
	readonly toObject?: CrmObject | undefined;
	/** The property whose value is in `toId`, until the record is looked up; none for the record ID. */
	readonly toIdProperty?: string;
	readonly toId: string;
}

/** Does the link have a type? In an input, HubSpot makes no link without one. */
export function isTyped({ typeId }: AssociationInput): boolean {
	return typeId !== undefined;
}

/**
 * What a request has beside its inputs. Records share a request only if their envelopes are equal,
 * because HubSpot takes one of each per request.
 */
export interface Envelope {
	readonly idProperty: string;
	/** Names of the properties to return; empty for HubSpot's defaults. */
	readonly properties: readonly string[];
	/** Names of the properties to return with their past values. */
	readonly propertiesWithHistory: readonly string[];
	readonly archived: boolean;
}

/** What one item asks for, read and checked: one record to read or write. */
export interface ItemRequest {
	/** Index of the item. */
	readonly item: number;
	readonly envelope: Envelope;
	/** The value of `envelope.idProperty` that identifies the record; none for a create. */
	readonly id?: string | undefined;
	/** Values to write, by property name; `''` clears. */
	readonly properties: Readonly<Record<string, string>>;
	readonly associations: readonly AssociationInput[];
}

/** What is sent for one record, and the items that get its outcome. */
export interface Entry {
	readonly request: ItemRequest;
	/** Entries with the same group can share a request. */
	readonly group: string;
	/** Identifies the record, in the form in which equal keys are the same record. */
	readonly key: string | undefined;
	/** The key of the record after the operation, which may have written it. */
	readonly resultKey: string | undefined;
	/**
	 * Can it be sent again after it may have been carried out? Not a create; and not a write that
	 * changes the key by which it finds its record, because the second time it would not find it.
	 */
	readonly repeatable: boolean;
	/** Indexes of the items that stand for this record, in order. */
	readonly items: readonly number[];
	/** HubSpot's `objectWriteTraceId`, unique in the run. HubSpot names it in a write's error. */
	readonly traceId: string;
}

/** A member of `inputs` in a batch request. */
export type BatchInput = JsonObject;
