import { fullJitter } from '../../../nodes/CrmBatch/batch/repeat';

describe('fullJitter', () => {
	test.each([
		{ attempt: 0, longest: 500 },
		{ attempt: 1, longest: 1_000 },
		{ attempt: 2, longest: 2_000 },
		{ attempt: 6, longest: 32_000 },
		{ attempt: 7, longest: 60_000 },
		{ attempt: 100, longest: 60_000 },
		{ attempt: 5_000, longest: 60_000 },
	])('after $attempt earlier attempts, a wait is below $longest ms', (row) => {
		expect(fullJitter(row.attempt, () => 0)).toBe(0);
		expect(fullJitter(row.attempt, () => 0.5)).toBe(row.longest / 2);
		expect(fullJitter(row.attempt, () => 1 - Number.EPSILON)).toBe(row.longest - 1);
	});

	test('a wait is a whole number of milliseconds', () => {
		expect(fullJitter(0, () => 0.123_456)).toBe(61);
	});
});
