import { missOf } from '../../../nodes/CrmBatch/batch/types';

test.each([
	{ outcome: 'failed', miss: { outcome: 'failed', reason: 'bad', alone: true } },
	{ outcome: 'notSent', miss: { outcome: 'notSent', reason: 'bad' } },
	{ outcome: 'unknown', miss: { outcome: 'unknown', reason: 'bad' } },
] as const)('records that were tried by themselves and are "$outcome"', ({ outcome, miss }) => {
	expect(missOf(outcome, 'bad')).toStrictEqual(miss);
});
