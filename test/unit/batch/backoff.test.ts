import { fullJitter, retryAfterMs } from '../../../nodes/CrmBatch/batch/backoff';

describe('waiting longer with every attempt', () => {
	test.each([
		{ attempt: 0, longest: 500 },
		{ attempt: 1, longest: 1_000 },
		{ attempt: 2, longest: 2_000 },
		{ attempt: 6, longest: 32_000 },
		{ attempt: 7, longest: 60_000 },
		{ attempt: 100, longest: 60_000 },
		{ attempt: 5_000, longest: 60_000 },
	])('before attempt $attempt is over, it is anything below $longest ms', (row) => {
		expect(fullJitter(row.attempt, () => 0)).toBe(0);
		expect(fullJitter(row.attempt, () => 0.5)).toBe(row.longest / 2);
		expect(fullJitter(row.attempt, () => 1 - Number.EPSILON)).toBe(row.longest - 1);
	});

	test('a wait is a whole number of milliseconds', () => {
		expect(fullJitter(0, () => 0.123_456)).toBe(61);
	});
});

describe('the wait that a Retry-After header asks for', () => {
	const now = Date.parse('2026-01-31T12:00:00Z');
	const day = 24 * 60 * 60 * 1000;

	test.each([
		{ header: undefined, ms: undefined, why: 'there is no header' },
		{ header: '', ms: undefined, why: 'the header is empty' },
		{ header: '   ', ms: undefined, why: 'the header is blank' },
		{ header: '0', ms: 0, why: 'it says at once' },
		{ header: '10', ms: 10_000, why: 'it is in seconds' },
		{ header: ' 10 ', ms: 10_000, why: 'blanks around it do not count' },
		{ header: '1.5', ms: 1_500, why: 'a server may send a fraction' },
		{ header: '0.0001', ms: 1, why: 'a fraction of a millisecond is rounded up' },
		{ header: 'Sat, 31 Jan 2026 12:00:30 GMT', ms: 30_000, why: 'it is a date' },
		{ header: 'Sat, 31 Jan 2026 11:59:00 GMT', ms: 0, why: 'the date has passed' },
		{ header: '86400', ms: day, why: 'a whole day is followed' },
		{ header: '86401', ms: day, why: 'more than a day is cut down to one' },
		{ header: '9'.repeat(400), ms: day, why: 'a number beyond all numbers is cut down too' },
		{ header: 'Sun, 31 Jan 2027 12:00:00 GMT', ms: day, why: 'a far date is cut down too' },
		{ header: 'Saturday, 31-Jan-26 12:00:30 GMT', ms: 30_000, why: 'it is an old form of a date' },
		{ header: 'Sat soon', ms: undefined, why: 'a weekday alone makes no date' },
		{ header: '31 Jan 2026 12:00:30 GMT', ms: undefined, why: 'an HTTP date has its weekday' },
		{ header: '2026-01-31T12:00:30Z', ms: undefined, why: 'an ISO date is no HTTP date' },
		{ header: '-5', ms: undefined, why: 'a negative number is neither seconds nor a date' },
		{ header: '10, 20', ms: undefined, why: 'two answers are none' },
		{ header: 'soon', ms: undefined, why: 'it makes no sense' },
		{ header: '10 seconds', ms: undefined, why: 'a unit makes no sense' },
		{ header: '0x10', ms: undefined, why: 'a hexadecimal number makes no sense' },
		{ header: 'NaN', ms: undefined, why: 'not a number makes no sense' },
		{ header: 'Infinity', ms: undefined, why: 'infinity makes no sense' },
	])('$header means $ms, because $why', ({ header, ms }) => {
		expect(retryAfterMs(header, now)).toBe(ms);
	});
});
