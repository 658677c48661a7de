import type { Switches } from '../../../sandbox';
import type { PlannedFault } from './faultKinds';
import type { Value } from './value';

export type ObjectName = 'contact' | 'ticket';

/** Time zone of the workflow. `America/New_York` is n8n's default. */
export type TimeZone = 'UTC' | 'Europe/Berlin' | 'America/New_York';

/** HubSpot's name of an operation, as in its paths. */
export type OperationName = 'archive' | 'create' | 'read' | 'update' | 'upsert';

/** The record that an item names. */
export type RecordRef =
	/** An existing record, possibly in another spelling. */
	| { readonly kind: 'live'; readonly at: number; readonly spelled: Spelling }
	| { readonly kind: 'archived'; readonly at: number }
	/** A record that was merged into another one, by its old ID. */
	| { readonly kind: 'merged'; readonly at: number }
	/** A key that no record has before the run. */
	| { readonly kind: 'new'; readonly at: number; readonly spelled: Spelling }
	/** An unusual value, mostly not a valid key. */
	| { readonly kind: 'odd'; readonly raw: unknown };

export type Spelling = 'plain' | 'upper' | 'spaced' | 'number' | 'alias';

/** An association that a create asks for. */
export interface LinkPlan {
	readonly to: 'live' | 'archived' | 'missing';
	readonly at: number;
}

/** One input item, before record ids are known. */
export interface ItemPlan {
	readonly ref: RecordRef;
	/** Items with the same marker get the same name. Items with `none` get no name. */
	readonly marker: number | 'own' | 'none';
	/**
	 * A unique value: none, one of its own, one shared with other items, one that an existing record
	 * has, or a new value for the property that names the record.
	 */
	readonly unique: 'none' | 'own' | 'shared' | 'taken' | 'newKey';
	readonly values: readonly Value[];
	readonly links: readonly LinkPlan[];
}

export interface ChaosOptions {
	readonly batchSize: number;
	readonly concurrency: number;
	readonly duplicates: 'merge' | 'error';
	readonly emptyValues: 'ignore' | 'clear';
	readonly notFound: 'error' | 'empty' | 'skip';
	readonly unknownProperties: 'error' | 'ignore';
	readonly maxWait: number;
	readonly dryRun: boolean;
	readonly archived: boolean;
	readonly hasHistory: boolean;
}

/** Everything that varies between runs. A run is a function of its scenario. */
export interface Scenario {
	readonly object: ObjectName;
	readonly operation: OperationName;
	/** The property that `idValue` is a value of. */
	readonly idProperty: string;
	readonly items: readonly ItemPlan[];
	/** Number of live and of archived records before the run. */
	readonly live: number;
	readonly archived: number;
	/** Number of records that others were merged into. */
	readonly merged: number;
	readonly options: ChaosOptions;
	/** Property values come as one JSON object per item, or as the item's fields, mapped automatically. */
	readonly input: 'json' | 'fields';
	readonly simplify: boolean;
	readonly onError: 'continueRegularOutput' | 'continueErrorOutput' | 'stopWorkflow';
	/** Tries with Retry On Fail; 1 without it. */
	readonly tries: number;
	/** Cancels the execution when this many requests are answered; 0 for never. */
	readonly cancelAt: number;
	/** The account has a rate limit of a few requests. */
	readonly hasRateLimit: boolean;
	readonly signIn: 'serviceKey' | 'oAuth2';
	readonly switches: Partial<Switches>;
	/** Faults of batch requests. */
	readonly faults: readonly PlannedFault[];
	/** Faults of the requests of a write that look records up. */
	readonly lookupFaults: readonly PlannedFault[];
	/** Faults of the reads before a write: the schema, sensitive properties, the lists of choices. */
	readonly schemaFaults: readonly PlannedFault[];
	readonly sensitiveFaults: readonly PlannedFault[];
	readonly listFaults: readonly PlannedFault[];
	/** What HubSpot refuses to show to this app during the whole run. */
	readonly hidden: 'nothing' | 'schema' | 'lists';
	readonly timeZone: TimeZone;
	/** Items that the node reads before it sends what is ready. Through n8n's engine, the usual number. */
	readonly partSize: number;
	/** Varies record ids, the order of results and jitter between runs. */
	readonly salt: number;
}
