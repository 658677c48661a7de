import { allowanceOf } from '../../../../nodes/CrmBatch/hubspot/reply/rateLimit';

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
