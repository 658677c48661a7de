import fc from 'fast-check';

import type { Switches } from '../../../sandbox';
import { anyWeathers } from './anyWeather';
import type { Intrusion, ItemPlan, ObjectName, OperationName, Scenario } from './scenario';

const often = <Value>(usual: Value, ...others: Value[]): fc.Arbitrary<Value> =>
	fc.oneof(
		{ weight: 3 * others.length, arbitrary: fc.constant(usual) },
		{ weight: others.length, arbitrary: fc.constantFrom(...others) },
	);

const anyIntrusion: fc.Arbitrary<Intrusion> = fc.record({
	at: fc.nat(5),
	when: fc.constantFrom('after' as const, 'before' as const),
	act: fc.constantFrom('archive', 'change', 'create', 'merge', 'rekey'),
	item: fc.nat(7),
});

const anySwitches: fc.Arbitrary<Partial<Switches>> = fc.record(
	{
		echoTraceIdOnCreate: fc.boolean(),
		echoTraceIdOnUpdate: fc.boolean(),
		echoTraceIdOnUpsert: fc.boolean(),
		traceIdsCount: fc.boolean(),
		refuseAliasDuplicates: fc.boolean(),
		upsertReturnsIdProperty: fc.boolean(),
		conflictNamesExistingId: fc.boolean(),
		allMissing: fc.constantFrom(207 as const, 404 as const),
		takenEmail: fc.constantFrom('coordinates' as const, 'conflict' as const),
		primaryIdPreservation: fc.boolean(),
		mergedIdInBatchUpdate: fc.constantFrom('dropped' as const, 'notFound' as const),
	},
	{ requiredKeys: [] },
);

function anyIdProperty(object: ObjectName, operation: OperationName): fc.Arbitrary<string> {
	const unique = object === 'contact' ? 'customer_number' : 'external_reference';
	switch (operation) {
		case 'create':
		case 'delete':
			return fc.constant('hs_object_id');
		case 'get':
			return fc.constantFrom('hs_object_id', unique, object === 'contact' ? 'email' : unique);
		case 'update':
			return fc.constantFrom('hs_object_id', unique);
		case 'upsert':
			return object === 'contact' ? fc.constantFrom('email', unique) : fc.constant(unique);
	}
}

const anyKey: Readonly<Record<OperationName, fc.Arbitrary<ItemPlan['key']>>> = {
	create: often<ItemPlan['key']>('none', 'new', 'new', 'new', 'live', 'archived'),
	delete: often<ItemPlan['key']>('live', 'new', 'archived', 'none'),
	get: often<ItemPlan['key']>('live', 'new', 'archived', 'none', 'alias'),
	update: often<ItemPlan['key']>('live', 'new', 'archived', 'none'),
	upsert: fc.constantFrom<ItemPlan['key']>(
		'live',
		'new',
		'new',
		'live',
		'archived',
		'alias',
		'none',
	),
};

function anyItem(operation: OperationName): fc.Arbitrary<ItemPlan> {
	return fc.record({
		key: anyKey[operation],
		n: fc.nat(operation === 'create' ? 7 : 3),
		second: often<number | undefined>(undefined, 10, 11, 12, 13),
	});
}

/** Generates scenarios. The order of all choices here is part of what a seed means. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
	.record({
		object: fc.constantFrom<ObjectName>('contact', 'ticket'),
		operation: fc.constantFrom<OperationName>(
			...([
				'create',
				'create',
				'create',
				'upsert',
				'upsert',
				'update',
				'update',
				'delete',
				'get',
			] as const),
		),
	})
	.chain(({ object, operation }) =>
		fc.record({
			object: fc.constant(object),
			operation: fc.constant(operation),
			idProperty: anyIdProperty(object, operation),
			items: fc.array(anyItem(operation), { minLength: 1, maxLength: 8 }),
			batchSize: often(100, 1, 2, 3),
			concurrency: fc.integer({ min: 1, max: 3 }),
			maxWait: often(300, 0, 5),
			onError: often<Scenario['onError']>('continueRegularOutput', 'stopWorkflow'),
			tries: often(1, 2),
			weather: anyWeathers,
			intrusions: fc.oneof(
				{ weight: 1, arbitrary: fc.constant<Intrusion[]>([]) },
				{ weight: 1, arbitrary: fc.array(anyIntrusion, { maxLength: 3 }) },
			),
			cancel: fc.oneof(
				{ weight: 9, arbitrary: fc.constant(undefined) },
				{
					weight: 1,
					arbitrary: fc.record({
						at: fc.nat(3),
						when: fc.constantFrom('after' as const, 'before' as const),
					}),
				},
			),
			switches: anySwitches,
			partSize: fc.constantFrom(200, 200, 2, 7, 25),
			seed: fc.nat(1_000_000),
		}),
	);
