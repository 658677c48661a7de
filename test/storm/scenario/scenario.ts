import type { Switches } from '../../../sandbox';
import type { Weather } from '../weather/weather';

export type ObjectName = 'contact' | 'ticket';
export type OperationName = 'create' | 'delete' | 'get' | 'update' | 'upsert';

/** Which record an item means, or which unique value a new record gets. */
export interface ItemPlan {
	/**
	 * - `live`, `archived`: a record that the account has
	 * - `new`: a value that no record has
	 * - `alias`: a secondary email address of a live record
	 * - `none`: no unique value; the node must refuse the item if it needs one
	 */
	readonly key: 'alias' | 'archived' | 'live' | 'new' | 'none';
	/** Number of the record or of the value. Two items can have the same. */
	readonly n: number;
	/** Number of a second value that the item writes to a unique property, if it does. */
	readonly second?: number | undefined;
}

/** What somebody else does to the record of an item. */
export interface Intrusion {
	/** Number of the node's batch request that it happens at, from 0. */
	readonly at: number;
	/** Before HubSpot carries that request out, or before its reply arrives. */
	readonly when: 'after' | 'before';
	readonly act: 'archive' | 'change' | 'create' | 'merge' | 'rekey';
	/** Index of the item whose record it is, or whose key a new record gets. */
	readonly item: number;
}

/** Everything that varies between runs: plain data, generated from a seed. */
export interface Scenario {
	readonly object: ObjectName;
	readonly operation: OperationName;
	/** Names the property by which items name their record. */
	readonly idProperty: string;
	readonly items: readonly ItemPlan[];
	readonly batchSize: number;
	readonly concurrency: number;
	/** Seconds. */
	readonly maxWait: number;
	readonly onError: 'continueRegularOutput' | 'stopWorkflow';
	/** Tries of the node: more than one with Retry On Fail. */
	readonly tries: number;
	/** What happens to the node's batch requests, one after the other. Later ones are calm. */
	readonly weather: readonly Weather[];
	readonly intrusions: readonly Intrusion[];
	/** The batch request during which the execution is cancelled, if it is. */
	readonly cancel?: Pick<Intrusion, 'at' | 'when'> | undefined;
	readonly switches: Partial<Switches>;
	/** Items that the node reads before it sends what is ready. */
	readonly partSize: number;
	/** Seed of the randomness of node and network. */
	readonly seed: number;
}
