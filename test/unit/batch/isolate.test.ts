import { play, ranges, refuseFor, whichAre, type Played } from '../support/recorder';

/** What was sent, request by request. */
const sent = (played: Played): string[] =>
	played.requests.map(({ positions }) => ranges(positions));

describe('halving a batch that was refused as a whole', () => {
	test('sends the halves, the largest piece first, until the bad record stands alone', async () => {
		const played = await play({ records: 8, answer: refuseFor(2) });
		expect(sent(played)).toEqual(['0-7', '0-3', '4-7', '0-1', '2-3', '2', '3']);
		expect(played.outcomes[2]).toEqual({
			outcome: 'failed',
			failure: 'bad value',
			triedAlone: true,
		});
		expect(whichAre(played, 'succeeded')).toBe('0-1 3-7');
	});

	test('gives the odd record to the first half', async () => {
		const played = await play({ records: 5, answer: refuseFor(4) });
		expect(sent(played)).toEqual(['0-4', '0-2', '3-4', '3', '4']);
	});

	test('one bad record of 100 costs 15 requests, and the other 99 succeed', async () => {
		const played = await play({ records: 100, answer: refuseFor(0) });
		expect(sent(played)).toEqual([
			'0-99',
			'0-49',
			'50-99',
			'0-24',
			'25-49',
			'0-12',
			'13-24',
			'0-6',
			'7-12',
			'0-3',
			'4-6',
			'0-1',
			'2-3',
			'0',
			'1',
		]);
		expect(whichAre(played, 'failed')).toBe('0');
		expect(whichAre(played, 'succeeded')).toBe('1-99');
	});

	test.each(Array.from({ length: 100 }, (_, bad) => bad))(
		'a bad record at position %d costs no more than 15 requests',
		async (bad) => {
			const played = await play({ records: 100, answer: refuseFor(bad) });
			expect(whichAre(played, 'failed')).toBe(`${bad}`);
			expect(played.requests.length).toBeLessThanOrEqual(15);
		},
	);

	test.each([
		{ bad: [0, 1], requests: 15, failed: '0-1', succeeded: '2-99' },
		{ bad: [0, 99], requests: 25, failed: '0 99', succeeded: '1-98' },
		{ bad: [24, 25], requests: 23, failed: '24-25', succeeded: '0-23 26-99' },
	])('two bad records, $bad of 100, cost $requests requests', async (row) => {
		const played = await play({ records: 100, answer: refuseFor(...row.bad) });
		expect(whichAre(played, 'failed')).toBe(row.failed);
		expect(whichAre(played, 'succeeded')).toBe(row.succeeded);
		expect(played.requests).toHaveLength(row.requests);
	});

	test('five bad records, far apart, are found within the budget of 60', async () => {
		const played = await play({ records: 100, answer: refuseFor(3, 22, 47, 68, 91) });
		expect(whichAre(played, 'failed')).toBe('3 22 47 68 91');
		expect(played.outcomes.filter((one) => one.outcome === 'failed' && !one.triedAlone)).toEqual(
			[],
		);
		expect(played.requests.length).toBeLessThanOrEqual(60);
	});

	test('a batch of bad records only fails each of them alone when the budget allows', async () => {
		const played = await play({ records: 4, answer: refuseFor(0, 1, 2, 3) });
		expect(sent(played)).toEqual(['0-3', '0-1', '2-3', '0', '1', '2', '3']);
		expect(played.outcomes).toEqual(
			new Array(4).fill({ outcome: 'failed', failure: 'bad value', triedAlone: true }),
		);
	});

	test('a batch of one bad record is not sent again', async () => {
		const played = await play({ records: 1, answer: refuseFor(0) });
		expect(sent(played)).toEqual(['0']);
		expect(played.outcomes).toEqual([
			{ outcome: 'failed', failure: 'bad value', triedAlone: true },
		]);
	});

	test('when the budget ends, what was refused only together is marked so', async () => {
		const played = await play({ records: 8, answer: refuseFor(2), isolationBudget: 4 });
		expect(sent(played)).toEqual(['0-7', '0-3', '4-7', '0-1']);
		expect(whichAre(played, 'succeeded')).toBe('0-1 4-7');
		expect(played.outcomes.slice(2, 4)).toEqual(
			new Array(2).fill({ outcome: 'failed', failure: 'bad value', triedAlone: false }),
		);
	});

	test('records that are all bad cost the budget and no more', async () => {
		const all = Array.from({ length: 100 }, (_, position) => position);
		const played = await play({ records: 100, answer: refuseFor(...all), isolationBudget: 60 });
		expect(played.requests).toHaveLength(60);
		expect(whichAre(played, 'failed')).toBe('0-99');
	});

	test('a budget of 1 sends the batch itself, and no half of it', async () => {
		const played = await play({ records: 4, answer: refuseFor(1), isolationBudget: 1 });
		expect(sent(played)).toEqual(['0-3']);
		expect(played.outcomes).toEqual(
			new Array(4).fill({ outcome: 'failed', failure: 'bad value', triedAlone: false }),
		);
	});

	test('each batch has a budget of its own', async () => {
		const played = await play({
			records: 8,
			batchSize: 4,
			answer: refuseFor(0, 4),
			isolationBudget: 5,
		});
		expect(whichAre(played, 'failed')).toBe('0 4');
		expect(whichAre(played, 'succeeded')).toBe('1-3 5-7');
	});

	test('a retry does not use up the budget', async () => {
		const played = await play({
			records: 2,
			isolationBudget: 3,
			answer: (positions, request) =>
				request === 0
					? { verdict: 'retry', failure: 'busy', otherwise: 'notSent' }
					: refuseFor(1)(positions, request),
		});
		expect(sent(played)).toEqual(['0-1', '0-1', '0', '1']);
		expect(played.outcomes[1]).toEqual({
			outcome: 'failed',
			failure: 'bad value',
			triedAlone: true,
		});
	});

	test('each piece fails with the failure of its own refusal', async () => {
		const played = await play({
			records: 4,
			answer: (positions) => ({ verdict: 'split', failure: `refused ${ranges(positions)}` }),
			isolationBudget: 5,
		});
		expect(sent(played)).toEqual(['0-3', '0-1', '2-3', '0', '1']);
		expect(played.outcomes).toEqual([
			{ outcome: 'failed', failure: 'refused 0', triedAlone: true },
			{ outcome: 'failed', failure: 'refused 1', triedAlone: true },
			{ outcome: 'failed', failure: 'refused 2-3', triedAlone: false },
			{ outcome: 'failed', failure: 'refused 2-3', triedAlone: false },
		]);
	});
});
