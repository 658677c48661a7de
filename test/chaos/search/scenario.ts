import fc from 'fast-check';

import type { Switches } from '../../../sandbox';
import type { ObjectName } from '../relations/objects';
import { anyFaultsOf } from '../scenario/anyFaults';
import { FAULT_NAMES, type PlannedFault } from '../scenario/faultKinds';

/** What a search asks for. `invalid` is a filter that the node must refuse. */
export type FilterName = 'all' | 'few' | 'invalid' | 'many' | 'none' | 'since';

export interface SearchPlan {
	readonly filter: FilterName;
	/** Most records; 0 for all of them. */
	readonly limit: number;
}

/** What somebody else does to a record between two requests of the node. */
export interface Intrusion {
	/** Number of the answered search after which it happens, from 1. */
	readonly after: number;
	readonly act: 'archive' | 'change' | 'create';
	/** Number of the record. */
	readonly at: number;
}

/** Everything that varies between runs: plain data, generated from a seed. */
export interface SearchScenario {
	readonly object: ObjectName;
	/** Number of records before the run. */
	readonly count: number;
	readonly items: readonly SearchPlan[];
	readonly maxWait: number;
	readonly onError: 'continueErrorOutput' | 'continueRegularOutput' | 'stopWorkflow';
	readonly tries: number;
	readonly cancelAt: number;
	readonly hasRateLimit: boolean;
	readonly switches: Partial<Switches>;
	readonly faults: readonly PlannedFault[];
	readonly intrusions: readonly Intrusion[];
	readonly salt: number;
}

const pick = <Value>(...values: Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);

/**
 * All but the reply that lacks one record and is complete otherwise: the total can be late, so that
 * nobody can know it from that of another account.
 */
const SEARCH_FAULTS = FAULT_NAMES.filter((name) => name !== 'dropResult');

/** Generates scenarios. The order of all choices here is part of what a seed means. */
export const anySearch: fc.Arbitrary<SearchScenario> = fc.record({
	object: pick<ObjectName>('company', 'contact', 'deal', 'machine', 'ticket'),
	count: pick(0, 3, 30, 199, 200, 201, 450, 450, 820),
	items: fc.array(
		fc.record({
			filter: pick<FilterName>('all', 'all', 'few', 'many', 'many', 'none', 'since', 'invalid'),
			limit: pick(0, 0, 0, 1, 5, 200, 201, 350),
		}),
		{ minLength: 1, maxLength: 6 },
	),
	maxWait: pick(300, 300, 300, 60, 5, 0),
	onError: pick(
		'continueRegularOutput' as const,
		'continueErrorOutput' as const,
		'stopWorkflow' as const,
	),
	tries: pick(1, 1, 1, 2),
	cancelAt: fc.oneof(
		{ weight: 12, arbitrary: fc.constant(0) },
		{ weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }) },
	),
	hasRateLimit: fc.boolean(),
	switches: fc.record({ searchDelayMs: pick(0, 3_000) }),
	faults: fc.oneof(
		{ weight: 2, arbitrary: fc.constant<PlannedFault[]>([]) },
		{ weight: 3, arbitrary: anyFaultsOf(SEARCH_FAULTS) },
	),
	intrusions: fc.oneof(
		{ weight: 1, arbitrary: fc.constant<Intrusion[]>([]) },
		{
			weight: 1,
			arbitrary: fc.array(
				fc.record({
					after: fc.integer({ min: 1, max: 6 }),
					act: pick('archive' as const, 'change' as const, 'create' as const),
					at: fc.nat(820),
				}),
				{ maxLength: 5 },
			),
		},
	),
	salt: fc.nat(1_000),
});
