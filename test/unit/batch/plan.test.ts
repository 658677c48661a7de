import { BatchPlanner, planBatches, type Place } from '../../../nodes/CrmBatch/batch/plan';
import type { Batch } from '../../../nodes/CrmBatch/batch/types';
import { ranges } from '../support/recorder';
import { resultOf } from '../support/steps';

const inWords = ({ group, positions }: Batch): string => `${group}: ${ranges(positions)}`;

const planned = (groups: readonly string[], most: number): string[] =>
	resultOf(planBatches(groups, most)).map(inWords);

/** The batches, in the order in which they could be sent. */
const added = (places: readonly Place[], mostWeight?: number): string[] => {
	const planner = new BatchPlanner(mostWeight);
	const full = places.flatMap((place, position) => planner.add(position, place) ?? []);
	return [...full, ...planner.rest()].map(inWords);
};

describe('planBatches', () => {
	test.each([
		{ records: 0, batches: [] },
		{ records: 1, batches: ['all: 0'] },
		{ records: 99, batches: ['all: 0-98'] },
		{ records: 100, batches: ['all: 0-99'] },
		{ records: 101, batches: ['all: 0-99', 'all: 100'] },
		{ records: 250, batches: ['all: 0-99', 'all: 100-199', 'all: 200-249'] },
	])('puts $records records of one group into the batches $batches', ({ records, batches }) => {
		expect(planned(new Array<string>(records).fill('all'), 100)).toEqual(batches);
	});

	test('never puts records of different groups into a batch, even if they come interleaved', () => {
		expect(planned(['a', 'b', 'a', 'c', 'b', 'a'], 2)).toEqual([
			'a: 0 2',
			'b: 1 4',
			'c: 3',
			'a: 5',
		]);
	});

	test('orders batches that are not full by their first record, not by the names of their groups', () => {
		expect(planned(['z', 'a', '10', '9'], 100)).toEqual(['z: 0', 'a: 1', '10: 2', '9: 3']);
	});

	test('puts each record into a batch of its own if the size is 1', () => {
		expect(planned(['a', 'b', 'a'], 1)).toEqual(['a: 0', 'b: 1', 'a: 2']);
	});

	test('accepts group names that every JavaScript object has as members', () => {
		expect(planned(['__proto__', 'constructor', '__proto__'], 100)).toEqual([
			'__proto__: 0 2',
			'constructor: 1',
		]);
	});
});

describe('BatchPlanner', () => {
	test('gives a batch as soon as it is full', () => {
		const planner = new BatchPlanner();
		const place = { group: 'all', most: 2 };
		expect(planner.add(7, place)).toBeUndefined();
		expect(planner.add(3, place)?.positions).toEqual([7, 3]);
		expect(planner.add(5, place)).toBeUndefined();
		expect(planner.rest().map(inWords)).toEqual(['all: 5']);
		expect(planner.rest()).toEqual([]);
	});

	test('takes the largest size by group', () => {
		const history = { group: 'history', most: 2 };
		const plain = { group: 'plain', most: 3 };
		expect(added([history, plain, history, plain, history, plain])).toEqual([
			'history: 0 2',
			'plain: 1 3 5',
			'history: 4',
		]);
	});

	test('begins a batch before one gets too heavy, and leaves no record out', () => {
		const places = [1, 4, 4, 4, 20, 1, 1].map((weight) => ({ group: 'all', most: 4, weight }));
		expect(added(places, 8)).toEqual(['all: 0-1', 'all: 2-3', 'all: 4', 'all: 5-6']);
	});

	test('puts a heavy record into a batch of its own, whatever the size', () => {
		const places = [9, 9, 1].map((weight) => ({ group: 'all', most: 1, weight }));
		expect(added(places, 8)).toEqual(['all: 0', 'all: 1', 'all: 2']);
	});
});
