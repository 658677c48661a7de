import {
	allSucceed,
	play,
	ranges,
	refuseFor,
	whichAre,
	type Played,
	type Script,
} from '../support/recorder';

const ascending = (length: number) => Array.from({ length }, (_, at) => at);

/** The positions of each request. */
const sent = (played: Played): string[] =>
	played.requests.map(({ positions }) => ranges(positions));

describe('a batch that is refused as a whole', () => {
	test('is halved, the largest piece first, until the bad record is alone', async () => {
		const played = await play({ records: 8, answer: refuseFor(2) });
		// Not 2-3: one of them must be bad, because 0-1 was accepted.
		expect(sent(played)).toEqual(['0-7', '0-3', '4-7', '0-1', '2', '3']);
		expect(played.outcomes[2]).toEqual({
			outcome: 'failed',
			failure: 'bad value',
		});
		expect(whichAre(played, 'succeeded')).toBe('0-1 3-7');
	});

	test('has the odd record in its first half', async () => {
		const played = await play({ records: 5, answer: refuseFor(4) });
		expect(sent(played)).toEqual(['0-4', '0-2', '3', '4']);
	});

	test('takes 15 requests for one bad record of 100, and the other 99 succeed', async () => {
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
		'takes at most 15 requests for a bad record at position %d',
		async (bad) => {
			const played = await play({ records: 100, answer: refuseFor(bad) });
			expect(whichAre(played, 'failed')).toBe(`${bad}`);
			expect(played.requests.length).toBeLessThanOrEqual(15);
		},
	);

	test.each([
		{ bad: [0, 1], requests: 15, failed: '0-1', succeeded: '2-99' },
		{ bad: [0, 99], requests: 21, failed: '0 99', succeeded: '1-98' },
		{ bad: [24, 25], requests: 20, failed: '24-25', succeeded: '0-23 26-99' },
	])('takes $requests requests for the bad records $bad of 100', async (row) => {
		const played = await play({ records: 100, answer: refuseFor(...row.bad) });
		expect(whichAre(played, 'failed')).toBe(row.failed);
		expect(whichAre(played, 'succeeded')).toBe(row.succeeded);
		expect(played.requests).toHaveLength(row.requests);
	});

	test('takes at most 60 requests for five bad records that are far apart', async () => {
		const played = await play({ records: 100, answer: refuseFor(3, 22, 47, 68, 91) });
		expect(whichAre(played, 'failed')).toBe('3 22 47 68 91');
		expect(whichAre(played, 'notSent')).toBe('');
		expect(played.requests.length).toBeLessThanOrEqual(60);
	});

	test('fails each record alone if all are bad', async () => {
		const played = await play({ records: 4, answer: refuseFor(0, 1, 2, 3) });
		expect(sent(played)).toEqual(['0-3', '0-1', '2-3', '0', '1', '2', '3']);
		expect(played.outcomes).toEqual(new Array(4).fill({ outcome: 'failed', failure: 'bad value' }));
	});

	test('is not sent again if it has one record', async () => {
		const played = await play({ records: 1, answer: refuseFor(0) });
		expect(sent(played)).toEqual(['0']);
		expect(played.outcomes).toEqual([{ outcome: 'failed', failure: 'bad value' }]);
	});

	test('takes fewer than two requests a record, even if all records are bad', async () => {
		const played = await play({ records: 100, answer: refuseFor(...ascending(100)) });
		expect(whichAre(played, 'failed')).toBe('0-99');
		expect(played.requests.length).toBeLessThan(200);
	});

	test('is halved after a retry', async () => {
		const played = await play({
			records: 2,
			answer: (positions, request) =>
				request === 0
					? { verdict: 'retry', failure: 'busy', otherwise: 'notSent' }
					: refuseFor(1)(positions, request),
		});
		expect(sent(played)).toEqual(['0-1', '0-1', '0', '1']);
		expect(played.outcomes[1]).toEqual({
			outcome: 'failed',
			failure: 'bad value',
		});
	});

	test('fails each record with the failure of its own refusal', async () => {
		const played = await play({
			records: 2,
			answer: (positions) => ({ verdict: 'split', failure: `refused ${ranges(positions)}` }),
		});
		expect(sent(played)).toEqual(['0-1', '0', '1']);
		expect(played.outcomes).toEqual([
			{ outcome: 'failed', failure: 'refused 0' },
			{ outcome: 'failed', failure: 'refused 1' },
		]);
	});

	test('is not sent in a piece that must be refused, because all others were accepted', async () => {
		const played = await play({ records: 8, answer: refuseFor(7) });
		expect(sent(played)).toEqual(['0-7', '0-3', '4-5', '6', '7']);
	});

	test('is sent whole in the end if its halves are refused only together', async () => {
		const played = await play({
			records: 8,
			answer: (positions) =>
				positions.includes(1) && positions.includes(6)
					? { verdict: 'split', failure: 'two of a kind' }
					: allSucceed(positions),
		});
		expect(whichAre(played, 'succeeded')).toBe('0-7');
	});
});

describe('after many refused records', () => {
	/** Scattered evenly, without a pattern. */
	const scattered = (share: number) =>
		ascending(10_000).filter((at) => (at * 2_654_435_761) % 2 ** 32 < share * 2 ** 32);

	test.each([
		// Halving alone takes about 1,300, 7,300 and 19,900 requests.
		{ name: 'one in a hundred', bad: scattered(0.01), most: 1_200 },
		{ name: 'one in ten', bad: scattered(0.1), most: 6_300 },
		{ name: 'each', bad: ascending(10_000), most: 10_500 },
	])('with $name of 10,000, each bad record fails, and each good one succeeds', async (row) => {
		const played = await play({ records: 10_000, batchSize: 100, answer: refuseFor(...row.bad) });
		expect(played.outcomes.flatMap(({ outcome }, at) => (outcome === 'failed' ? at : []))).toEqual(
			row.bad,
		);
		expect(whichAre(played, 'notSent')).toBe('');
		expect(played.requests.length).toBeLessThanOrEqual(row.most);
	});

	test('one bad record changes nothing for the next batch', async () => {
		const played = await play({ records: 200, batchSize: 100, answer: refuseFor(0) });
		expect(sent(played)).toContain('100-199');
	});

	test('batches get whole again when the bad records end', async () => {
		const bad = ascending(1_000);
		const played = await play({ records: 20_000, batchSize: 100, answer: refuseFor(...bad) });
		expect(sent(played).slice(-50)).toEqual(
			Array.from({ length: 50 }, (_, at) => `${15_000 + at * 100}-${15_099 + at * 100}`),
		);
	});
});

describe('a refused batch whose bad records are named', () => {
	test('fails them with their own failures, and sends the others together', async () => {
		const played = await play({
			records: 10,
			answer: (positions, request) =>
				request === 0
					? {
							verdict: 'split',
							failure: 'bad values',
							failed: new Map([
								[2, 'no email'],
								[7, 'no option'],
							]),
						}
					: allSucceed(positions),
		});
		expect(sent(played)).toEqual(['0-9', '0-1 3-6 8-9']);
		expect(whichAre(played, 'succeeded')).toBe('0-1 3-6 8-9');
		expect(played.outcomes[2]).toEqual({
			outcome: 'failed',
			failure: 'no email',
		});
		expect(played.outcomes[7]).toEqual({
			outcome: 'failed',
			failure: 'no option',
		});
	});

	test('sends records that may pass alone by themselves, after the others', async () => {
		const played = await play({
			records: 5,
			answer: (positions, request) =>
				request === 0
					? { verdict: 'split', failure: 'twice', apart: [1, 3] }
					: allSucceed(positions),
		});
		expect(sent(played)).toEqual(['0-4', '0 2 4', '1', '3']);
		expect(whichAre(played, 'succeeded')).toBe('0-4');
	});

	test('is not sent again if all records are named', async () => {
		const failed = new Map([
			[0, 'a'],
			[1, 'b'],
		]);
		const played = await play({
			records: 2,
			answer: () => ({ verdict: 'split', failure: 'bad', failed }),
		});
		expect(sent(played)).toEqual(['0-1']);
		expect(whichAre(played, 'failed')).toBe('0-1');
	});

	test('is halved if no name belongs to it', async () => {
		const played = await play({
			records: 2,
			answer: (positions, request) =>
				request === 0
					? { verdict: 'split', failure: 'bad', failed: new Map(), apart: [] }
					: allSucceed(positions),
		});
		expect(sent(played)).toEqual(['0-1', '0', '1']);
	});

	test('of one record fails it with the failure of the batch', async () => {
		const played = await play({
			records: 1,
			answer: () => ({ verdict: 'split', failure: 'bad', apart: [0] }),
		});
		expect(sent(played)).toEqual(['0']);
		expect(played.outcomes[0]).toEqual({ outcome: 'failed', failure: 'bad' });
	});
});

describe('a cause that can be beside the records', () => {
	const refusedFor =
		(cause: (positions: readonly number[]) => string): Script =>
		(positions) => ({
			verdict: 'split',
			failure: cause(positions),
			sharedCause: cause(positions),
		});

	test('stops the group when two halves are refused with it', async () => {
		const played = await play({ records: 100, answer: refusedFor(() => 'no permission') });
		expect(sent(played)).toEqual(['0-99', '0-49', '50-99']);
		expect(whichAre(played, 'failed')).toBe('50-99');
		expect(whichAre(played, 'notSent')).toBe('0-49');
	});

	test('is one of a record if only one half is refused with it', async () => {
		const played = await play({
			records: 8,
			answer: (positions) =>
				positions.includes(2)
					? { verdict: 'split', failure: 'no', sharedCause: 'no' }
					: allSucceed(positions),
		});
		expect(whichAre(played, 'failed')).toBe('2');
		expect(whichAre(played, 'succeeded')).toBe('0-1 3-7');
	});

	test('is one of several records if all of them are in one half', async () => {
		const played = await play({
			records: 8,
			answer: (positions) =>
				positions.includes(0) || positions.includes(2)
					? { verdict: 'split', failure: 'no', sharedCause: 'no' }
					: allSucceed(positions),
		});
		expect(whichAre(played, 'failed')).toBe('0 2');
		expect(whichAre(played, 'succeeded')).toBe('1 3-7');
	});

	test('is one of a record if the two halves are refused with different causes', async () => {
		const played = await play({
			records: 8,
			answer: (positions, request) => {
				const bad = [0, 7].find((position) => positions.includes(position));
				if (bad === undefined) return allSucceed(positions);
				return refusedFor(() => `no ${bad}`)(positions, request);
			},
		});
		expect(whichAre(played, 'failed')).toBe('0 7');
		expect(whichAre(played, 'succeeded')).toBe('1-6');
	});
});

test('a record that is refused alone is unknown if an earlier attempt with it was lost', async () => {
	const played = await play({
		records: 4,
		answer: (_, request) =>
			request === 0
				? { verdict: 'retry', failure: 'lost', otherwise: 'unknown' }
				: { verdict: 'split', failure: 'refused' },
	});
	expect(whichAre(played, 'unknown')).toBe('0-3');
});
