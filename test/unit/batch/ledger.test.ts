import { Ledger } from '../../../nodes/CrmBatch/batch/ledger';
import type { Position } from '../../../nodes/CrmBatch/batch/types';
import { succeeded, type TextOutcome } from '../support/recorder';

const ledgerOf = (size: number) => {
	const reported: Array<[Position, TextOutcome]> = [];
	const ledger = new Ledger<string, string>((position, outcome) => {
		reported.push([position, outcome]);
	});
	ledger.add([...new Array(size).keys()]);
	return { ledger, reported };
};

describe('Ledger', () => {
	test('is complete when each record has an outcome, in whatever order they came', () => {
		const { ledger } = ledgerOf(3);
		ledger.settle([2], [succeeded(2)]);
		ledger.settle([1, 0], [succeeded(1), succeeded(0)]);
		expect(() => ledger.complete()).not.toThrow();
	});

	test('takes records while others have an outcome already', () => {
		const { ledger, reported } = ledgerOf(1);
		ledger.settle([0], [succeeded(0)]);
		ledger.add([2, 1]);
		expect(() => ledger.complete()).toThrow('2 records have no outcome');
		ledger.settle([1, 2], [succeeded(1), succeeded(2)]);
		expect(reported.map(([position]) => position)).toEqual([0, 1, 2]);
		expect(() => ledger.complete()).not.toThrow();
	});

	test('refuses a record that is in two batches', () => {
		const { ledger } = ledgerOf(2);
		expect(() => ledger.add([1])).toThrow('Record 1 is in two batches');
		ledger.settle([0], [succeeded(0)]);
		expect(() => ledger.add([0])).toThrow('Record 0 is in two batches');
	});

	test('reports each outcome once, as soon as it is known', () => {
		const { ledger, reported } = ledgerOf(2);
		ledger.settle([1], [succeeded(1)]);
		expect(reported).toEqual([[1, succeeded(1)]]);
		ledger.settle([0], [succeeded(0)]);
		expect(reported).toEqual([
			[1, succeeded(1)],
			[0, succeeded(0)],
		]);
	});

	test('is complete at once if there are no records', () => {
		expect(() => ledgerOf(0).ledger.complete()).not.toThrow();
	});

	test.each([
		{ title: 'fewer outcomes than records', positions: [0, 1], outcomes: 1 },
		{ title: 'more outcomes than records', positions: [0], outcomes: 2 },
		{ title: 'no outcomes at all', positions: [0], outcomes: 0 },
	])('refuses $title', ({ positions, outcomes }) => {
		const { ledger, reported } = ledgerOf(2);
		const given = Array.from({ length: outcomes }, (_, at) => succeeded(at));
		expect(() => ledger.settle(positions, given)).toThrow(
			`${positions.length} records were sent, ${outcomes} outcomes came`,
		);
		expect(reported).toEqual([]);
	});

	test('refuses a second outcome for a record, and keeps the first', () => {
		const { ledger, reported } = ledgerOf(1);
		ledger.settle([0], [succeeded(0)]);
		expect(() => ledger.settle([0], [{ outcome: 'notSent', failure: 'late' }])).toThrow(
			'Record 0 was settled twice or never sent',
		);
		expect(reported).toEqual([[0, succeeded(0)]]);
	});

	test('refuses two outcomes for a record in one reply', () => {
		const { ledger } = ledgerOf(1);
		expect(() => ledger.settle([0, 0], [succeeded(0), succeeded(0)])).toThrow('settled twice');
	});

	test('refuses an outcome for a record that the run does not have', () => {
		const { ledger } = ledgerOf(2);
		expect(() => ledger.settle([2], [succeeded(2)])).toThrow(
			'Record 2 was settled twice or never sent',
		);
	});

	test('refuses to be complete while a record has no outcome', () => {
		const { ledger } = ledgerOf(2);
		ledger.settle([0], [succeeded(0)]);
		expect(() => ledger.complete()).toThrow('1 records have no outcome');
	});
});
