import { allSucceed, play, ranges, succeeded, whichAre } from '../support/recorder';

describe('sending the batches of a run', () => {
	test('no record means no request', async () => {
		const played = await play({ records: 0, answer: allSucceed, concurrency: 4 });
		expect(played.requests).toEqual([]);
		expect(played.outcomes).toEqual([]);
		expect(played.cost).toEqual({ requests: 0, retries: 0, waitedMs: 0 });
	});

	test('10,000 records cost 100 requests, and each record gets its own outcome', async () => {
		const played = await play({ records: 10_000, answer: allSucceed, concurrency: 4 });
		expect(played.cost).toEqual({ requests: 100, retries: 0, waitedMs: 0 });
		expect(played.outcomes).toEqual(played.outcomes.map((_, position) => succeeded(position)));
		expect(played.outcomes).toHaveLength(10_000);
	});

	test.each([1, 2, 4, 10])('with a concurrency of %d that many are in flight', async (lanes) => {
		const played = await play({
			records: 2_000,
			answer: allSucceed,
			concurrency: lanes,
			latency: (request) => 5 + ((request * 7) % 11),
		});
		expect(Math.max(...played.requests.map(({ inFlight }) => inFlight))).toBe(lanes);
		expect(played.requests).toHaveLength(20);
	});

	test('more lanes than batches send no batch twice', async () => {
		const played = await play({ records: 3, batchSize: 1, answer: allSucceed, concurrency: 10 });
		expect(played.requests.map(({ positions }) => ranges(positions))).toEqual(['0', '1', '2']);
	});

	test('a slow batch does not hold up the others', async () => {
		const played = await play({
			records: 6,
			batchSize: 1,
			answer: allSucceed,
			concurrency: 2,
			latency: (request) => (request === 0 ? 1_000 : 10),
		});
		expect(played.settled).toEqual([1, 2, 3, 4, 5, 0]);
		expect(played.tookMs).toBe(1_000);
	});

	test('outcomes go by position, whichever reply comes first', async () => {
		const played = await play({
			records: 40,
			batchSize: 10,
			answer: allSucceed,
			concurrency: 4,
			latency: (request) => 100 - request * 10,
		});
		expect(ranges(played.settled.slice(0, 10))).toBe('30-39');
		expect(played.outcomes).toEqual(played.outcomes.map((_, position) => succeeded(position)));
	});

	test('a record that failed alone in a partial reply leaves the others of its batch', async () => {
		const played = await play({
			records: 3,
			answer: (positions) => ({
				verdict: 'settled',
				outcomes: positions.map((position) =>
					position === 1
						? { outcome: 'failed', failure: 'bad value', triedAlone: true }
						: succeeded(position),
				),
			}),
		});
		expect(played.outcomes).toEqual([
			succeeded(0),
			{ outcome: 'failed', failure: 'bad value', triedAlone: true },
			succeeded(2),
		]);
		expect(played.requests).toHaveLength(1);
	});

	test('a judge that gives too few outcomes is a fault, not a result', async () => {
		const work = play({ records: 2, answer: () => ({ verdict: 'settled', outcomes: [] }) });
		await expect(work).rejects.toThrow('2 records were sent, 0 outcomes came');
	});

	test('outcomes that HubSpot gave before a failure elsewhere are kept', async () => {
		const played = await play({
			records: ['good', 'bad', 'good'],
			answer: (positions) =>
				positions.includes(1)
					? { verdict: 'stop', scope: 'group', outcome: 'failed', failure: 'bad group' }
					: allSucceed(positions),
		});
		expect(whichAre(played, 'succeeded')).toBe('0 2');
		expect(played.outcomes[1]).toEqual({
			outcome: 'failed',
			failure: 'bad group',
			triedAlone: true,
		});
	});
});
