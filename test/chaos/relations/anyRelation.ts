import fc from 'fast-check';

import type { Switches } from '../../../sandbox';
import { anyFaultsOf } from '../scenario/anyFaults';
import { FAULT_NAMES, type FaultName, type PlannedFault } from '../scenario/faultKinds';
import type { ObjectName, Varying } from './objects';
import type {
	ItemPlan,
	LabelName,
	LinkPlan,
	LinkScenario,
	PairPlan,
	RecordOperation,
	RecordRef,
	RecordScenario,
	RelationScenario,
	ValuePlan,
} from './scenario';

const pick = <Value>(...values: Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const often = <Value>(usual: Value, ...others: Value[]): fc.Arbitrary<Value> =>
	fc.oneof(
		{ weight: 3 * others.length, arbitrary: fc.constant(usual) },
		{ weight: others.length, arbitrary: pick(...others) },
	);
const rarely = (times: number): fc.Arbitrary<boolean> =>
	fc.nat(times).map((roll) => roll === times);

const is = pick<RecordRef['is']>(
	...new Array<'live'>(9).fill('live'),
	'missing',
	'missing',
	'archived',
);

const anyRef: fc.Arbitrary<RecordRef> = fc.record({
	is,
	at: fc.nat(7),
	by: pick('hs_object_id', 'ref'),
});

const anyLabel = pick<LabelName>('none', 'none', 'first', 'second');

const anyLink: fc.Arbitrary<LinkPlan> = fc.record({ to: anyRef, label: anyLabel });

const anyPair: fc.Arbitrary<PairPlan> = fc.record({ from: anyRef, to: anyRef, label: anyLabel });

const valuesOf: Readonly<Record<Varying, readonly ValuePlan[]>> = {
	note: ['own', 'own', 'same'],
	points: ['own', 'same', 'otherForm'],
	seen: ['own', 'same', 'otherForm'],
	tags: ['other', 'same', 'otherForm', 'append', 'appendSame'],
};

const anyValues: fc.Arbitrary<ItemPlan['values']> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.record(
			{
				note: pick(...valuesOf.note),
				points: pick(...valuesOf.points),
				seen: pick(...valuesOf.seen),
				tags: pick(...valuesOf.tags),
			},
			{ requiredKeys: [] },
		),
	},
	// Nothing that the record does not have.
	{
		weight: 1,
		arbitrary: fc.record(
			{
				note: pick('same' as const),
				points: pick('same' as const, 'otherForm' as const),
				seen: pick('same' as const, 'otherForm' as const),
				tags: pick('same' as const, 'otherForm' as const, 'appendSame' as const),
			},
			{ requiredKeys: ['points'] },
		),
	},
);

function anyItem(operation: RecordOperation, isLinked: boolean): fc.Arbitrary<ItemPlan> {
	return fc.record({
		record: fc.record({
			is: pick<RecordRef['is']>(
				...new Array<'live'>(8).fill('live'),
				...new Array<'missing'>(operation === 'upsert' ? 4 : 1).fill('missing'),
				'archived',
			),
			at: fc.nat(40),
		}),
		spelling: pick('plain' as const, 'plain' as const, 'upper' as const, 'alias' as const),
		values: anyValues,
		isInvalid: rarely(25),
		links: isLinked ? fc.array(anyLink, { maxLength: 2 }) : fc.constant([]),
	});
}

/** Faults that mean nothing for a request without results that are records. */
const RECORD_ONLY: ReadonlySet<FaultName> = new Set(['tidyValue', 'idsOnly', 'noTraceIds']);
const OF_LINKS = FAULT_NAMES.filter((name) => !RECORD_ONLY.has(name));

const someFaults = (names: readonly FaultName[]): fc.Arbitrary<PlannedFault[]> =>
	fc.oneof(
		{ weight: 2, arbitrary: fc.constant<PlannedFault[]>([]) },
		{ weight: 1, arbitrary: anyFaultsOf(names) },
	);

const anySwitches: fc.Arbitrary<Partial<Switches>> = fc.record(
	{
		resultOrder: pick('shuffled' as const, 'reversed' as const, 'input' as const),
		traceIdsCount: fc.boolean(),
		allMissing: pick(207 as const, 404 as const),
		missingByUniqueProperty: pick('refused' as const, 'reported' as const),
		associationErrors: pick('refuseRequest' as const, 'byRecord' as const),
		associationIdsAsNumbers: fc.boolean(),
		defaultAssociationsAnswer207: fc.boolean(),
		invalidIdInAssociationRead: pick('item' as const, 'refused' as const),
		retryAfterOn429: pick(0, 4),
	},
	{ requiredKeys: [] },
);

const settings = {
	concurrency: fc.integer({ min: 1, max: 6 }),
	maxWait: pick(300, 300, 300, 60, 5, 0),
	dryRun: rarely(30),
	onError: often<RecordScenario['onError']>(
		'continueRegularOutput',
		'continueErrorOutput',
		'stopWorkflow',
	),
	tries: pick(1, 1, 1, 2, 3),
	cancelAt: fc.oneof(
		{ weight: 15, arbitrary: fc.constant(0) },
		{ weight: 1, arbitrary: fc.integer({ min: 1, max: 8 }) },
	),
	hasRateLimit: rarely(9),
	switches: anySwitches,
	lookupFaults: someFaults(OF_LINKS),
	writeFaults: someFaults(FAULT_NAMES),
	linkFaults: someFaults(OF_LINKS),
	salt: fc.nat(1_000),
	partSize: fc.constantFrom(200, 200, 1, 3, 10),
};

const anyObjects = fc
	.uniqueArray(pick<ObjectName>('company', 'contact', 'deal', 'machine', 'ticket'), {
		minLength: 2,
		maxLength: 2,
	})
	.map(([object = 'contact', other = 'company']) => ({ object, other }));

function anyIdProperty(
	object: ObjectName,
	operation: RecordOperation,
): fc.Arbitrary<RecordScenario['idProperty']> {
	const email = object === 'contact' ? (['email', 'email'] as const) : [];
	if (operation === 'create') return pick('hs_object_id');
	return operation === 'upsert' ? pick('ref', ...email) : pick('hs_object_id', 'ref', ...email);
}

const anyRecords: fc.Arbitrary<RecordScenario> = fc
	.record({
		objects: anyObjects,
		operation: pick<RecordOperation>(
			'create',
			'delete',
			'get',
			...(['update', 'update', 'update', 'upsert', 'upsert', 'upsert', 'upsert'] as const),
		),
		size: pick(3, 8, 8, 25, 130),
		isLinked: fc.boolean(),
	})
	.chain(({ objects, operation, size, isLinked }) =>
		fc.record({
			...settings,
			works: pick('records' as const),
			object: pick(objects.object),
			other: pick(objects.other),
			operation: pick(operation),
			idProperty: anyIdProperty(objects.object, operation),
			items: fc.array(anyItem(operation, isLinked), { minLength: 1, maxLength: size, size: 'max' }),
			batchSize: often(100, ...(size > 25 ? [40] : [1, 2, 5])),
			duplicates: often<RecordScenario['duplicates']>('merge', 'error'),
			existingRecords: often<RecordScenario['existingRecords']>('overwrite', 'fillEmpty', 'keep'),
			skipUnchanged: fc.boolean(),
			createOnly: often<Varying[]>([], ['note'], ['note', 'points']),
		}),
	);

const anyLinks: fc.Arbitrary<LinkScenario> = anyObjects.chain(({ object, other }) =>
	fc.record({
		...settings,
		works: pick('links' as const),
		object: pick(object),
		other: pick(other),
		operation: pick<LinkScenario['operation']>('create', 'create', 'delete', 'get'),
		items: fc.oneof(
			{ weight: 4, arbitrary: fc.array(anyPair, { minLength: 1, maxLength: 8 }) },
			{
				weight: 1,
				arbitrary: fc.array(anyPair, { minLength: 1, maxLength: 40, size: 'max' }),
			},
		),
		hasMany: rarely(7),
	}),
);

/** Generates scenarios. The order of all choices here is part of what a seed means. */
export const anyRelation: fc.Arbitrary<RelationScenario> = fc.oneof(
	{ weight: 3, arbitrary: anyRecords },
	{ weight: 1, arbitrary: anyLinks },
);
