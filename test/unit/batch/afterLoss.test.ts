import { allSucceed, play, whichAre, type Script, type TextVerdict } from '../support/recorder';

const lost: TextVerdict = { verdict: 'retry', failure: 'lost', otherwise: 'unknown' };
const unknown = (refusal: string) => ({
	outcome: 'unknown',
	failure: `lost, then refused: ${refusal}`,
});

/** The first request is lost, and the server replies to the others. */
const lostThen =
	(answer: Script): Script =>
	(positions, request) =>
		request === 0 ? lost : answer(positions, request);

describe('after a request that may have been carried out', () => {
	test('a record that is refused by itself is unknown, with both reasons', async () => {
		const played = await play({
			records: 2,
			answer: lostThen(() => ({
				verdict: 'settled',
				outcomes: [
					{ outcome: 'failed', failure: 'taken' },
					{ outcome: 'notSent', failure: 'busy' },
				],
			})),
		});
		expect(played.outcomes).toEqual([unknown('taken'), unknown('busy')]);
	});

	test('a record that its own reply leaves unknown keeps the reason in that reply', async () => {
		const played = await play({
			records: 1,
			answer: lostThen(() => ({
				verdict: 'settled',
				outcomes: [{ outcome: 'unknown', failure: 'no status' }],
			})),
		});
		expect(played.outcomes).toEqual([{ outcome: 'unknown', failure: 'no status' }]);
	});

	test('a single record that is refused is unknown', async () => {
		const played = await play({
			records: 1,
			answer: lostThen(() => ({ verdict: 'split', failure: 'taken' })),
		});
		expect(played.outcomes).toEqual([unknown('taken')]);
	});

	test('the records of all parts of a split batch are unknown if they are refused', async () => {
		const played = await play({
			records: 8,
			answer: lostThen((positions) =>
				positions.includes(2) || positions.includes(7)
					? { verdict: 'split', failure: 'taken' }
					: allSucceed(positions),
			),
		});
		expect(whichAre(played, 'unknown')).toBe('2 7');
		expect(whichAre(played, 'succeeded')).toBe('0-1 3-6');
	});

	test('a record that is named as a cause is unknown', async () => {
		const played = await play({
			records: 3,
			answer: lostThen((positions) =>
				positions.includes(1)
					? { verdict: 'split', failure: 'all', failed: new Map([[1, 'taken']]) }
					: allSucceed(positions),
			),
		});
		expect(played.outcomes[1]).toEqual(unknown('taken'));
		expect(whichAre(played, 'succeeded')).toBe('0 2');
	});

	test('records that share a cause beside them are unknown', async () => {
		const played = await play({
			records: 2,
			answer: lostThen(() => ({ verdict: 'split', failure: 'no', sharedCause: 'no' })),
		});
		expect(played.outcomes).toEqual([unknown('no'), unknown('no')]);
	});

	test('a record that succeeds is a repeated one', async () => {
		const played = await play({ records: 1, answer: lostThen(allSucceed) });
		expect(played.outcomes).toEqual([{ outcome: 'succeeded', value: 'record 0, repeated' }]);
	});

	test('the records of other batches are refused as usual', async () => {
		const played = await play({
			records: 4,
			batchSize: 2,
			answer: lostThen(() => ({ verdict: 'split', failure: 'taken' })),
		});
		expect(whichAre(played, 'unknown')).toBe('0-1');
		expect(whichAre(played, 'failed')).toBe('2-3');
	});

	test('a read that was lost fails with its own refusal', async () => {
		const played = await play({
			records: 1,
			answer: (_, request) =>
				request === 0
					? { verdict: 'retry', failure: 'lost', otherwise: 'failed' }
					: { verdict: 'split', failure: 'taken' },
		});
		expect(played.outcomes).toEqual([{ outcome: 'failed', failure: 'taken' }]);
	});
});
