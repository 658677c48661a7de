import { allowanceOf, retryAfterMs } from '../../../../nodes/CrmBatch/hubspot/reply/reply';

const headers = (max: string, remaining: string, interval: string) => ({
	'x-hubspot-ratelimit-max': max,
	'x-hubspot-ratelimit-remaining': remaining,
	'x-hubspot-ratelimit-interval-milliseconds': interval,
});

test('the three rate limit headers make an allowance', () => {
	expect(allowanceOf(headers('110', '103', '10000'))).toEqual({
		max: 110,
		remaining: 103,
		intervalMs: 10_000,
	});
});

test.each([
	{ title: 'one request', given: headers('1', '1', '10000') },
	{ title: 'nothing remaining', given: headers('110', '0', '10000') },
	{ title: 'an interval of a minute', given: headers('110', '103', '60000') },
])('headers at the limits of what makes sense make an allowance: $title', ({ given }) => {
	expect(allowanceOf(given)).toBeDefined();
});

test.each([
	{ title: 'no header', given: {} },
	{ title: 'missing headers', given: { 'x-hubspot-ratelimit-max': '110' } },
	{ title: 'text in place of numbers', given: headers('many', 'some', 'soon') },
	{ title: 'a maximum of 0', given: headers('0', '0', '10000') },
	{ title: 'more remaining than the maximum', given: headers('110', '111', '10000') },
	{ title: 'a negative remainder', given: headers('110', '-1', '10000') },
	{ title: 'an interval of 0', given: headers('110', '103', '0') },
	{ title: 'an interval of a day', given: headers('110', '103', '86400000') },
])('headers that make no sense are ignored: $title', ({ given }) => {
	expect(allowanceOf(given)).toBeUndefined();
});

describe('retryAfterMs', () => {
	const now = Date.parse('2026-01-31T12:00:00Z');
	const day = 24 * 60 * 60 * 1000;

	test.each([
		{ header: undefined, ms: undefined, why: 'there is no header' },
		{ header: '', ms: undefined, why: 'the header is empty' },
		{ header: '   ', ms: undefined, why: 'the header is white space' },
		{ header: '0', ms: 0, why: 'it is zero' },
		{ header: '10', ms: 10_000, why: 'it is in seconds' },
		{ header: ' 10 ', ms: 10_000, why: 'spaces around it are ignored' },
		{ header: '1.5', ms: 1_500, why: 'a server may send a fraction' },
		{ header: '0.0001', ms: 1, why: 'a fraction of a millisecond is rounded up' },
		{ header: 'Sat, 31 Jan 2026 12:00:30 GMT', ms: 30_000, why: 'it is a date' },
		{ header: 'Sat, 31 Jan 2026 11:59:00 GMT', ms: 0, why: 'the date has passed' },
		{ header: '86400', ms: day, why: 'a day is the most' },
		{ header: '86401', ms: day, why: 'more than a day becomes a day' },
		{ header: '9'.repeat(400), ms: day, why: 'a number beyond the largest becomes a day' },
		{
			header: 'Sun, 31 Jan 2027 12:00:00 GMT',
			ms: day,
			why: 'a date more than a day away becomes a day',
		},
		{
			header: 'Saturday, 31-Jan-26 12:00:30 GMT',
			ms: 30_000,
			why: 'it is a date in an obsolete format',
		},
		{ header: 'Sat soon', ms: undefined, why: 'a weekday alone is not a date' },
		{
			header: '31 Jan 2026 12:00:30 GMT',
			ms: undefined,
			why: 'an HTTP date begins with its weekday',
		},
		{
			header: 'from Sat, 31 Jan 2026 12:00:30 GMT',
			ms: undefined,
			why: 'an HTTP date begins with its weekday',
		},
		{ header: '2026-01-31T12:00:30Z', ms: undefined, why: 'an ISO date is not an HTTP date' },
		{ header: '-5', ms: undefined, why: 'a negative number is neither seconds nor a date' },
		{ header: '10, 20', ms: undefined, why: 'two values are invalid' },
		{ header: 'soon', ms: undefined, why: 'it is a word' },
		{ header: '10 seconds', ms: undefined, why: 'a unit is invalid' },
		{ header: '0x10', ms: undefined, why: 'a hexadecimal number is invalid' },
		{ header: 'NaN', ms: undefined, why: 'NaN is invalid' },
		{ header: 'Infinity', ms: undefined, why: 'infinity is invalid' },
	])('of $header is $ms: $why', ({ header, ms }) => {
		expect(retryAfterMs(header, now)).toBe(ms);
	});
});
