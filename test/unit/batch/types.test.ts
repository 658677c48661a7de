import { unsuccessful } from '../../../nodes/CrmBatch/batch/types';

test.each([
	{ outcome: 'failed', expected: { outcome: 'failed', failure: 'bad', triedAlone: true } },
	{ outcome: 'notSent', expected: { outcome: 'notSent', failure: 'bad' } },
	{ outcome: 'unknown', expected: { outcome: 'unknown', failure: 'bad' } },
] as const)('the outcome "$outcome" of a record that was tried alone', ({ outcome, expected }) => {
	expect(unsuccessful(outcome, 'bad')).toStrictEqual(expected);
});
