import { allowanceOf, retryAfterMs } from '../../../../nodes/CrmBatch/hubspot/reply/reply';

const headers = (max: string, remaining: string, interval: string) => ({
	'x-hubspot-ratelimit-max': max,
	'x-hubspot-ratelimit-remaining': remaining,
	'x-hubspot-ratelimit-interval-milliseconds': interval,
});

test('the three headers are an allowance', () => {
	expect(allowanceOf(headers('110', '103', '10000'))).toEqual({
		max: 110,
		remaining: 103,
		intervalMs: 10_000,
	});
});

test.each([
	{ title: 'none at all', given: {} },
	{ title: 'one missing', given: { 'x-hubspot-ratelimit-max': '110' } },
	{ title: 'no numbers', given: headers('many', 'some', 'soon') },
	{ title: 'a maximum of nothing', given: headers('0', '0', '10000') },
	{ title: 'more left than there is', given: headers('110', '111', '10000') },
	{ title: 'less than nothing left', given: headers('110', '-1', '10000') },
	{ title: 'no interval', given: headers('110', '103', '0') },
	{ title: 'an interval of a day', given: headers('110', '103', '86400000') },
])('headers that make no sense tell nothing: $title', ({ given }) => {
	expect(allowanceOf(given)).toBeUndefined();
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
