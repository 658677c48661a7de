import { allSucceed, play, ranges, succeeded, whichAre, type Script } from '../support/recorder';

describe('runBatches', () => {
	test('sends no request for no records', async () => {
		const played = await play({ records: 0, answer: allSucceed, concurrency: 4 });
		expect(played.requests).toEqual([]);
		expect(played.outcomes).toEqual([]);
		expect(played.cost).toEqual({ requests: 0, retries: 0, waitedMs: 0 });
	});

	test('sends 100 requests for 10,000 records, and gives each record its own outcome', async () => {
		const played = await play({ records: 10_000, answer: allSucceed, concurrency: 4 });
		expect(played.cost).toEqual({ requests: 100, retries: 0, waitedMs: 0 });
		expect(played.outcomes).toEqual(played.outcomes.map((_, position) => succeeded(position)));
		expect(played.outcomes).toHaveLength(10_000);
	});

	test.each([1, 2, 4, 10])('has %d requests in flight for that concurrency', async (lanes) => {
		const played = await play({
			records: 2_000,
			answer: allSucceed,
			concurrency: lanes,
			latency: (request) => 5 + ((request * 7) % 11),
		});
		expect(Math.max(...played.requests.map(({ inFlight }) => inFlight))).toBe(lanes);
		expect(played.requests).toHaveLength(20);
	});

	test('sends no batch twice if the concurrency exceeds the number of batches', async () => {
		const played = await play({ records: 3, batchSize: 1, answer: allSucceed, concurrency: 10 });
		expect(played.requests.map(({ positions }) => ranges(positions))).toEqual(['0', '1', '2']);
	});

	test('does not delay the other batches for a slow one', async () => {
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

	test('orders outcomes by position, whichever reply comes first', async () => {
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

	test('keeps the outcomes of the other records if one fails in a partial reply', async () => {
		const played = await play({
			records: 3,
			answer: (positions) => ({
				verdict: 'settled',
				outcomes: positions.map((position) =>
					position === 1 ? { outcome: 'failed', failure: 'bad value' } : succeeded(position),
				),
			}),
		});
		expect(played.outcomes).toEqual([
			succeeded(0),
			{ outcome: 'failed', failure: 'bad value' },
			succeeded(2),
		]);
		expect(played.requests).toHaveLength(1);
	});

	test('throws if a verdict has too few outcomes', async () => {
		const work = play({ records: 2, answer: () => ({ verdict: 'settled', outcomes: [] }) });
		await expect(work).rejects.toThrow('2 records were sent, 0 outcomes came');
	});

	test('gives the other records their outcomes before it throws', async () => {
		const settled: number[] = [];
		const work = play({
			records: 6,
			batchSize: 1,
			concurrency: 2,
			latency: (request) => (request === 0 ? 1 : 100),
			answer: (positions) =>
				positions.includes(0) ? { verdict: 'settled', outcomes: [] } : allSucceed(positions),
			stopAfter: (position) => {
				settled.push(position);
				return undefined;
			},
		});
		await expect(work).rejects.toThrow('1 records were sent, 0 outcomes came');
		expect(settled).toEqual([1, 2, 3, 4, 5]);
	});

	test('keeps earlier outcomes if another group is stopped', async () => {
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
		});
	});
});

describe('other work of the process goes first', () => {
	const turnsBeside = async (answer: Script, concurrency: number): Promise<number> => {
		let turns = 0;
		const { outcomes } = await play({
			records: 10,
			batchSize: 1,
			concurrency,
			answer,
			turnIfDue: async () => {
				turns += 1;
				await Promise.resolve();
			},
		});
		expect(outcomes).toHaveLength(10);
		return turns;
	};
	const refuse: Script = () => ({
		verdict: 'stop',
		scope: 'run',
		outcome: 'notSent',
		failure: 'no access',
	});

	test('before each batch that is not sent', async () => {
		expect(await turnsBeside(refuse, 1)).toBe(9);
		expect(await turnsBeside(refuse, 4)).toBe(6);
	});

	test('but not before a batch that waits for a reply', async () => {
		expect(await turnsBeside(allSucceed, 4)).toBe(0);
	});
});
