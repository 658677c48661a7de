import fc from 'fast-check';

import type { Switches } from '../../../sandbox';
import type { TakenEmailError } from '../../../sandbox/switches';
import { anyFaults, anyReadFaults, anySchemaFaults } from './anyFaults';
import { anyItem, type InvalidShare } from './anyItem';
import { PASSING_FAULTS, type PlannedFault } from './faultKinds';
import type { ChaosOptions, ObjectName, OperationName, Scenario, TimeZone } from './scenario';

const OPERATIONS: readonly OperationName[] = ['archive', 'create', 'read', 'update', 'upsert'];

/** Most batches that a run should start with. Splitting adds requests. */
const MOST_BATCHES = 30;

const often = <Value>(usual: Value, ...others: Value[]): fc.Arbitrary<Value> =>
	fc.oneof(
		{ weight: 3 * others.length, arbitrary: fc.constant(usual) },
		{ weight: others.length, arbitrary: fc.constantFrom(...others) },
	);
const rarely = fc.nat(29).map((roll) => roll === 29);

const anyOptions: fc.Arbitrary<ChaosOptions> = fc.record({
	batchSize: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 6 })),
	concurrency: fc.integer({ min: 1, max: 10 }),
	duplicates: often<ChaosOptions['duplicates']>('merge', 'error'),
	emptyValues: often<ChaosOptions['emptyValues']>('ignore', 'clear'),
	notFound: often<ChaosOptions['notFound']>('error', 'empty', 'skip'),
	unknownProperties: often<ChaosOptions['unknownProperties']>('error', 'ignore'),
	maxWait: fc.constantFrom(300, 300, 300, 60, 5, 0),
	dryRun: rarely,
	archived: rarely,
	hasHistory: rarely,
});

const anyTakenEmail = fc.constantFrom<TakenEmailError>('coordinates', 'conflict', 'contactExists');

const anySwitches: fc.Arbitrary<Partial<Switches>> = fc.record(
	{
		echoTraceIdOnCreate: fc.boolean(),
		echoTraceIdOnUpdate: fc.boolean(),
		echoTraceIdOnUpsert: fc.boolean(),
		resultOrder: fc.constantFrom('shuffled' as const, 'reversed' as const, 'input' as const),
		traceIdsCount: fc.boolean(),
		refuseAliasDuplicates: fc.boolean(),
		updateByEmail: fc.boolean(),
		upsertReturnsIdProperty: fc.boolean(),
		refuseUnknownAssociationTargets: fc.boolean(),
		conflictNamesExistingId: fc.boolean(),
		retryAfterOn429: fc.constantFrom(0, 4),
		allMissing: fc.constantFrom(207 as const, 404 as const),
		takenEmail: anyTakenEmail,
		takenEmailOnUpsert: anyTakenEmail,
		takenUniqueValue: fc.constantFrom('coordinates' as const, 'valueError' as const),
		valueErrorTexts: fc.constantFrom('full' as const, 'short' as const),
		propertyValueInErrors: fc.boolean(),
		missingByUniqueProperty: fc.constantFrom('refused' as const, 'reported' as const),
		associationErrors: fc.constantFrom('refuseRequest' as const, 'byRecord' as const),
		invalidNames: fc.constantFrom('refuseRequest' as const, 'unknownProperty' as const),
		derivedProperties: fc.boolean(),
		mergedIdInBatchUpdate: fc.constantFrom('dropped' as const, 'notFound' as const),
		batchReadFollowsMergedIds: fc.boolean(),
		primaryIdPreservation: fc.boolean(),
	},
	{ requiredKeys: [] },
);

function anyIdProperty(object: ObjectName, operation: OperationName): fc.Arbitrary<string> {
	const custom = object === 'contact' ? 'customer_number' : 'external_reference';
	const email = object === 'contact' ? ['email'] : [];
	switch (operation) {
		case 'create':
		case 'archive':
			return fc.constant('hs_object_id');
		case 'read':
			return fc.constantFrom('hs_object_id', custom, ...email);
		case 'update':
			// By email, the record is looked up first: test/chaos/relations.
			return often<string>('hs_object_id', custom);
		case 'upsert':
			return fc.constantFrom(...email, ...email, custom, custom, 'hs_object_id', 'no_property');
	}
}

const anySize = fc.oneof(
	{ weight: 12, arbitrary: fc.integer({ min: 0, max: 12 }) },
	{ weight: 6, arbitrary: fc.integer({ min: 13, max: 60 }) },
	{ weight: 2, arbitrary: fc.integer({ min: 61, max: 400 }) },
);

/** Generates scenarios. The order of all choices here is part of what a seed means. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
	.record({
		object: fc.constantFrom<ObjectName>('contact', 'ticket'),
		operation: fc.constantFrom(...OPERATIONS, 'create' as const, 'upsert' as const),
		invalid: fc.constantFrom<InvalidShare>('none', 'few', 'few', 'many'),
		size: anySize,
		areAlike: fc.constantFrom(false, false, false, true),
		tries: fc.constantFrom(1, 1, 1, 2, 3),
	})
	.chain(({ object, operation, invalid, size, areAlike, tries }) =>
		fc.record({
			object: fc.constant(object),
			operation: fc.constant(operation),
			idProperty: anyIdProperty(object, operation),
			items: fc.array(anyItem(object, operation, invalid, areAlike), {
				minLength: 0,
				maxLength: size,
				size: 'max',
			}),
			live: fc.integer({ min: 0, max: Math.max(4, size) }),
			archived: fc.nat(2),
			merged: fc.nat(2),
			options: anyOptions.map((options) => ({
				...options,
				batchSize: Math.min(100, Math.max(options.batchSize, Math.ceil(size / MOST_BATCHES))),
			})),
			input: fc.constantFrom('json' as const, 'json' as const, 'json' as const, 'fields' as const),
			simplify: fc.boolean(),
			onError: often<Scenario['onError']>(
				'continueRegularOutput',
				'continueErrorOutput',
				'stopWorkflow',
			),
			tries: fc.constant(tries),
			cancelAt: fc.oneof(
				{ weight: 15, arbitrary: fc.constant(0) },
				{ weight: 1, arbitrary: fc.integer({ min: 1, max: 8 }) },
			),
			hasRateLimit: fc.nat(9).map((roll) => roll === 9),
			signIn: often<Scenario['signIn']>('serviceKey', 'oAuth2'),
			switches: anySwitches,
			faults: fc.oneof(
				{ weight: 1, arbitrary: fc.constant<PlannedFault[]>([]) },
				{ weight: 3, arbitrary: anyFaults },
			),
			lookupFaults: anyReadFaults(PASSING_FAULTS),
			schemaFaults: anySchemaFaults(tries),
			sensitiveFaults: anySchemaFaults(tries),
			listFaults: anyReadFaults(PASSING_FAULTS),
			hidden: fc.constantFrom<Scenario['hidden']>(
				...new Array<'nothing'>(7).fill('nothing'),
				'schema',
				'schema',
				'lists',
			),
			timeZone: fc.constantFrom<TimeZone>('UTC', 'Europe/Berlin', 'America/New_York'),
			partSize: fc.constantFrom(200, 200, 1, 3, 10, 30),
			salt: fc.nat(1_000),
		}),
	)
	.map(withCompleteRefusals)
	.map(withSameListsInEachTry);

/**
 * Excludes cut-off replies while HubSpot hides something: for a refusal that is cut off, n8n reports
 * the status and the plain client below the engine does not.
 */
function withCompleteRefusals(scenario: Scenario): Scenario {
	const { hidden, schemaFaults } = scenario;
	if (hidden === 'nothing') return scenario;
	return {
		...scenario,
		listFaults: [],
		sensitiveFaults: [],
		schemaFaults: schemaFaults.filter(({ name }) => name !== 'truncated'),
	};
}

/** A wait that is longer than a short series of faults lasts. */
const LONG_WAIT = 300;
const SHORT_SERIES = 8;

/**
 * With Retry On Fail, excludes lists that one try does not get and the next one gets: items for one
 * record would be sent apart.
 */
function withSameListsInEachTry(scenario: Scenario): Scenario {
	const { tries, options, listFaults, sensitiveFaults } = scenario;
	const isShort = listFaults.length + sensitiveFaults.length <= SHORT_SERIES;
	if (tries === 1 || (isShort && options.maxWait >= LONG_WAIT)) return scenario;
	return { ...scenario, listFaults: [], sensitiveFaults: [] };
}
