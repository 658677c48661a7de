import type { Switches } from '../../../sandbox';
import type { PlannedFault } from './faultKinds';
import type { Value } from './values';

export type ObjectName = 'contact' | 'ticket';

/** Zones of a workflow; the last is that of n8n where nothing is set. */
export type TimeZone = 'UTC' | 'Europe/Berlin' | 'America/New_York';

export type OperationName = 'archive' | 'create' | 'read' | 'update' | 'upsert';

/** What names an item's record. */
export type Ref =
	/** A record that exists, perhaps spelled in another way. */
	| { readonly kind: 'live'; readonly at: number; readonly spelled: Spelling }
	| { readonly kind: 'archived'; readonly at: number }
	/** A key that no record has, yet. */
	| { readonly kind: 'new'; readonly at: number; readonly spelled: Spelling }
	/** Something that is no key. */
	| { readonly kind: 'odd'; readonly raw: unknown };

export type Spelling = 'plain' | 'upper' | 'spaced' | 'number' | 'alias';

/** A link that a created record asks for. */
export interface LinkWish {
	readonly to: 'live' | 'archived' | 'missing';
	readonly at: number;
}

/** One input item, before ids are known. */
export interface ItemPlan {
	readonly ref: Ref;
	/** Items with the same marker have the same name; without one it has none at all. */
	readonly marker: number | 'own' | 'none';
	/**
	 * A unique value: none, one of its own, one of few, that of a record that exists, or a new one
	 * for the very property that names the record.
	 */
	readonly unique: 'none' | 'own' | 'shared' | 'taken' | 'newKey';
	readonly values: readonly Value[];
	readonly links: readonly LinkWish[];
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

/** All that is left to chance in one run. */
export interface Scenario {
	readonly object: ObjectName;
	readonly operation: OperationName;
	/** What `idValue` is a value of. */
	readonly idProperty: string;
	readonly items: readonly ItemPlan[];
	/** Records that exist, and records that were archived. */
	readonly live: number;
	readonly archived: number;
	readonly options: ChaosOptions;
	/** Are the values one object in each item, or the fields of the item itself, as far as known? */
	readonly input: 'json' | 'fields';
	readonly simplify: boolean;
	readonly onError: 'continueRegularOutput' | 'continueErrorOutput' | 'stopWorkflow';
	/** Tries with Retry On Fail; 1 without it. */
	readonly tries: number;
	/** The request at whose arrival the execution is cancelled; 0 for never. */
	readonly cancelAt: number;
	/** Does the account have a rate limit of a few requests? */
	readonly isTight: boolean;
	readonly signIn: 'accessToken' | 'oAuth2';
	readonly switches: Partial<Switches>;
	readonly faults: readonly PlannedFault[];
	/** Faults that strike what is read before a write: the schema, and the lists of choices. */
	readonly schemaFaults: readonly PlannedFault[];
	readonly listFaults: readonly PlannedFault[];
	/** What HubSpot refuses to show to this app, for good. */
	readonly hidden: 'nothing' | 'schema' | 'lists';
	readonly timeZone: TimeZone;
	/** Makes ids and the order of results differ between runs. */
	readonly chance: number;
}
