import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import {
	canBeLeftOut,
	needsRecords,
	openProblem,
	openValues,
	type ExistingPolicy,
	type ExistingRecord,
	type ValueProblem,
} from '../../../../nodes/CrmBatch/hubspot/schema/openValues';
import { Schema } from '../../../../nodes/CrmBatch/hubspot/schema/schema';
import { object, operation, type OperationName } from '../../support/sentBatch';
import { definition } from '../../support/valueRules';

const policy = (own: Partial<ExistingPolicy> = {}): ExistingPolicy => ({
	existingRecords: 'overwrite',
	skipUnchanged: false,
	createOnly: new Set(),
	...own,
});
const createOnly = new Set(['owner']);
const record: ExistingRecord = {
	key: 'number',
	stored: { number: '1', owner: '7', amount: '10', stage: '', empty: null },
	object: object('contact'),
	schema: new Schema([definition({ name: 'amount', type: 'number' })]),
};
const values = { number: '1', owner: '7', amount: '10.0', stage: 'won', empty: 'x' };

describe('the values that are to be written to a record that exists', () => {
	test.each<[string, Partial<ExistingPolicy>, string[]]>([
		['all', {}, ['number', 'owner', 'amount', 'stage', 'empty']],
		['not those of create-only properties', { createOnly }, ['number', 'amount', 'stage', 'empty']],
		[
			'those that fill empty properties',
			{ existingRecords: 'fillEmpty' },
			['number', 'stage', 'empty'],
		],
		['none of a record that is kept', { existingRecords: 'keep' }, []],
		['those that differ', { skipUnchanged: true }, ['number', 'stage', 'empty']],
	])('are %s', (_, own, names) => {
		expect(Object.keys(openValues(values, record, policy(own)))).toEqual(names);
	});

	test('are none if only the key is left', () => {
		const own = policy({ createOnly });
		expect(openValues({ number: '1', owner: '8' }, record, own)).toEqual({});
	});
});

describe('the problem of a value', () => {
	const of = (property: string, own: Partial<ValueProblem> = {}): [string, ValueProblem] => [
		property,
		{ failure: failureOf(problem('NOTHING_TO_WRITE'), '', property), isHeldBack: false, ...own },
	];
	const nameOf = (
		rows: Array<[string, ValueProblem]>,
		existing: ExistingRecord | undefined,
		own: Partial<ExistingPolicy>,
	) => openProblem(new Map(rows), existing, policy(own))?.failure.property;

	test.each<[string, Partial<ExistingPolicy>]>([
		['a create-only property', { createOnly }],
		['a property that has a value', { existingRecords: 'fillEmpty' }],
		['a record that is kept', { existingRecords: 'keep' }],
	])('of %s counts only for a new record', (_, own) => {
		expect(nameOf([of('owner')], record, own)).toBeUndefined();
		expect(nameOf([of('owner')], undefined, own)).toBe('owner');
	});

	test('of an empty property counts', () => {
		expect(nameOf([of('owner'), of('stage')], record, { existingRecords: 'fillEmpty' })).toBe(
			'stage',
		);
	});

	test('of a value that the record has does not count', () => {
		const skipUnchanged = true;
		expect(nameOf([of('owner', { asStored: '7' })], record, { skipUnchanged })).toBeUndefined();
		expect(nameOf([of('owner', { asStored: '8' })], record, { skipUnchanged })).toBe('owner');
		// Nothing is known of it: it is not an empty value, which the record has.
		expect(nameOf([of('stage')], record, { skipUnchanged })).toBe('stage');
	});

	test('is the first one that counts', () => {
		expect(nameOf([of('owner'), of('stage'), of('amount')], record, { createOnly })).toBe('stage');
	});
});

describe('a value can be left out', () => {
	const can = (
		name: string,
		own: Partial<ExistingPolicy>,
		given: { asStored?: string; operation?: OperationName } = {},
	) =>
		canBeLeftOut(name, given, 'number', {
			...policy(own),
			operation: operation(given.operation ?? 'upsert'),
		});

	test.each<[string, Partial<ExistingPolicy>]>([
		['of a create-only property', { createOnly }],
		['with Fill Empty', { existingRecords: 'fillEmpty' }],
		['with Keep', { existingRecords: 'keep' }],
	])('%s, unless it is the key or the operation only creates', (_, own) => {
		expect(can('owner', own)).toBe(true);
		expect(can('number', { ...own, createOnly: new Set(['number', 'owner']) })).toBe(false);
		expect(can('owner', own, { operation: 'create' })).toBe(false);
	});

	test('with Skip Unchanged if a record can have it', () => {
		expect(can('owner', { skipUnchanged: true }, { asStored: '7' })).toBe(true);
		expect(can('owner', { skipUnchanged: true })).toBe(false);
	});

	test('not if it is written to every record', () => {
		expect(can('stage', { createOnly })).toBe(false);
		expect(can('owner', {}, { asStored: '7' })).toBe(false);
	});
});

test.each<[OperationName, boolean]>([
	['upsert', true],
	['update', true],
	['create', false],
	['get', false],
])('records are needed before %s: %p', (name, isNeeded) => {
	const given = { ...policy({ createOnly }), operation: operation(name) };
	expect(needsRecords(given)).toBe(isNeeded);
	expect(needsRecords({ ...policy(), operation: operation(name) })).toBe(false);
});
