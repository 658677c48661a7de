import { planBatches } from '../../../nodes/CrmBatch/batch/plan';
import { ranges } from '../support/recorder';
import { resultOf } from '../support/steps';

const planned = (groups: readonly string[], sizeOf: (group: string) => number): string[] =>
	resultOf(planBatches(groups, sizeOf)).map(
		({ group, positions }) => `${group}: ${ranges(positions)}`,
	);

describe('planBatches', () => {
	test.each([
		{ records: 0, batches: [] },
		{ records: 1, batches: ['all: 0'] },
		{ records: 99, batches: ['all: 0-98'] },
		{ records: 100, batches: ['all: 0-99'] },
		{ records: 101, batches: ['all: 0-99', 'all: 100'] },
		{ records: 250, batches: ['all: 0-99', 'all: 100-199', 'all: 200-249'] },
	])('puts $records records of one group into the batches $batches', ({ records, batches }) => {
		expect(planned(new Array<string>(records).fill('all'), () => 100)).toEqual(batches);
	});

	test('never puts records of different groups into a batch, even if they come interleaved', () => {
		expect(planned(['a', 'b', 'a', 'c', 'b', 'a'], () => 2)).toEqual([
			'a: 0 2',
			'a: 5',
			'b: 1 4',
			'c: 3',
		]);
	});

	test('orders groups by their first record, not by their names', () => {
		expect(planned(['z', 'a', '10', '9'], () => 100)).toEqual(['z: 0', 'a: 1', '10: 2', '9: 3']);
	});

	test('takes the largest size by group', () => {
		const sizes = new Map([['history', 2]]);
		expect(
			planned(
				['history', 'plain', 'history', 'plain', 'history', 'plain'],
				(group) => sizes.get(group) ?? 3,
			),
		).toEqual(['history: 0 2', 'history: 4', 'plain: 1 3 5']);
	});

	test('puts each record into a batch of its own if the size is 1', () => {
		expect(planned(['a', 'b', 'a'], () => 1)).toEqual(['a: 0', 'a: 2', 'b: 1']);
	});

	test('begins a batch before one gets too heavy, and leaves no record out', () => {
		const weights = [1, 4, 4, 4, 20, 1, 1];
		const batches = resultOf(
			planBatches(
				weights.map(() => 'all'),
				() => 4,
				{ of: (position) => weights[position] ?? 0, most: 8 },
			),
		);
		expect(batches.map(({ positions }) => ranges(positions))).toEqual(['0-1', '2-3', '4', '5-6']);
	});

	test('accepts group names that every JavaScript object has as members', () => {
		expect(planned(['__proto__', 'constructor', '__proto__'], () => 100)).toEqual([
			'__proto__: 0 2',
			'constructor: 1',
		]);
	});
});
