import { duration } from '../../../../nodes/CrmBatch/hubspot/errors/text';

test.each([
	[0, '0 seconds'],
	[999, '1 second'],
	[1_500, '1.5 seconds'],
	[59_000, '59 seconds'],
	[60_000, '1 minute'],
	[300_000, '5 minutes'],
	[3_600_000, '1 hour'],
	[3_601_000, '1.1 hours'],
	[86_400_000, '24 hours'],
])('%d ms are %s', (ms, text) => {
	expect(duration(ms)).toBe(text);
});
