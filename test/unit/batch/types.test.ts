import { unsuccessful } from '../../../nodes/CrmBatch/batch/types';

test.each([
	{ outcome: 'failed', miss: { outcome: 'failed', failure: 'bad', triedAlone: true } },
	{ outcome: 'notSent', miss: { outcome: 'notSent', failure: 'bad' } },
	{ outcome: 'unknown', miss: { outcome: 'unknown', failure: 'bad' } },
] as const)('records that were tried by themselves and are "$outcome"', ({ outcome, miss }) => {
	expect(unsuccessful(outcome, 'bad')).toStrictEqual(miss);
});
