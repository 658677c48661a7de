import { planBatches } from '../../../nodes/CrmBatch/batch/plan';
import { ranges } from '../support/recorder';

const planned = (groups: readonly string[], sizeOf: (group: string) => number): string[] =>
	planBatches(groups, sizeOf).map(({ group, positions }) => `${group}: ${ranges(positions)}`);

describe('planning batches', () => {
	test.each([
		{ records: 0, batches: [] },
		{ records: 1, batches: ['all: 0'] },
		{ records: 99, batches: ['all: 0-98'] },
		{ records: 100, batches: ['all: 0-99'] },
		{ records: 101, batches: ['all: 0-99', 'all: 100'] },
		{ records: 250, batches: ['all: 0-99', 'all: 100-199', 'all: 200-249'] },
	])('$records records of one group make the batches $batches', ({ records, batches }) => {
		expect(planned(new Array<string>(records).fill('all'), () => 100)).toEqual(batches);
	});

	test('records of different groups never share a batch, though they come interleaved', () => {
		expect(planned(['a', 'b', 'a', 'c', 'b', 'a'], () => 2)).toEqual([
			'a: 0 2',
			'a: 5',
			'b: 1 4',
			'c: 3',
		]);
	});

	test('groups come in the order of their first record, not of their names', () => {
		expect(planned(['z', 'a', '10', '9'], () => 100)).toEqual(['z: 0', 'a: 1', '10: 2', '9: 3']);
	});

	test('each group may have a largest size of its own', () => {
		const sizes = new Map([['history', 2]]);
		expect(
			planned(
				['history', 'plain', 'history', 'plain', 'history', 'plain'],
				(group) => sizes.get(group) ?? 3,
			),
		).toEqual(['history: 0 2', 'history: 4', 'plain: 1 3 5']);
	});

	test('a size of 1 makes a batch of each record', () => {
		expect(planned(['a', 'b', 'a'], () => 1)).toEqual(['a: 0', 'a: 2', 'b: 1']);
	});

	test('a group may be called like a member that every JavaScript object has', () => {
		expect(planned(['__proto__', 'constructor', '__proto__'], () => 100)).toEqual([
			'__proto__: 0 2',
			'constructor: 1',
		]);
	});
});
