import type { PlannedFault } from '../scenario/faultKinds';
import type { Switches } from '../../../sandbox';
import type { ObjectName, Varying } from './objects';

export type RecordOperation = 'create' | 'delete' | 'get' | 'update' | 'upsert';
type LinkOperation = 'create' | 'delete' | 'get';

/** The record that an item names: a live one, an archived one, or none. */
export interface RecordRef {
	readonly is: 'live' | 'archived' | 'missing';
	readonly at: number;
	/** The value that names it: its record ID, or that of the unique property. */
	readonly by: 'hs_object_id' | 'ref';
}

/** A label of the account, or the usual link without one. */
export type LabelName = 'none' | 'first' | 'second';

/** A link that an item asks for. */
export interface LinkPlan {
	readonly to: RecordRef;
	readonly label: LabelName;
}

/**
 * A value that an item writes:
 * - `own`: one that no other item writes
 * - `same`: the one that the record has, unless it is empty; `otherForm`: the same in another form
 * - `other`: another choice; `append`, `appendSame`: a choice to append, which a record can have
 */
export type ValuePlan = 'own' | 'same' | 'otherForm' | 'other' | 'append' | 'appendSame';

/** One input item of a run that works on records. */
export interface ItemPlan {
	readonly record: Pick<RecordRef, 'is' | 'at'>;
	/** How it is written, if it is an email address. */
	readonly spelling: 'plain' | 'upper' | 'alias';
	readonly values: Readonly<Partial<Record<Varying, ValuePlan>>>;
	/** It has a value that the node must refuse. */
	readonly isInvalid: boolean;
	readonly links: readonly LinkPlan[];
}

/** One input item of a run that works on links. */
export interface PairPlan extends LinkPlan {
	readonly from: RecordRef;
}

/** What all runs have. */
interface Settings {
	readonly object: ObjectName;
	/** The object that links lead to. */
	readonly other: ObjectName;
	readonly concurrency: number;
	/** Seconds. */
	readonly maxWait: number;
	readonly dryRun: boolean;
	readonly onError: 'continueRegularOutput' | 'continueErrorOutput' | 'stopWorkflow';
	/** Tries with Retry On Fail; 1 without it. */
	readonly tries: number;
	/** Cancels the execution when this many requests are answered; 0 for never. */
	readonly cancelAt: number;
	readonly hasRateLimit: boolean;
	readonly switches: Partial<Switches>;
	/** Faults of the requests that look records up, of those that write, and of those about links. */
	readonly lookupFaults: readonly PlannedFault[];
	readonly writeFaults: readonly PlannedFault[];
	readonly linkFaults: readonly PlannedFault[];
	/** Varies record IDs, the order of results and jitter between runs. */
	readonly salt: number;
	/** Items that the node reads before it sends what is ready. */
	readonly partSize: number;
}

export interface RecordScenario extends Settings {
	readonly works: 'records';
	readonly operation: RecordOperation;
	/** The property that names the record of an item. */
	readonly idProperty: 'email' | 'hs_object_id' | 'ref';
	readonly items: readonly ItemPlan[];
	readonly batchSize: number;
	readonly duplicates: 'error' | 'merge';
	readonly existingRecords: 'fillEmpty' | 'keep' | 'overwrite';
	readonly skipUnchanged: boolean;
	readonly createOnly: readonly Varying[];
}

export interface LinkScenario extends Settings {
	readonly works: 'links';
	readonly operation: LinkOperation;
	readonly items: readonly PairPlan[];
	/** One record has more links than HubSpot returns at once. */
	readonly hasMany: boolean;
}

/** Everything that varies between runs: plain data, generated from a seed. */
export type RelationScenario = LinkScenario | RecordScenario;
