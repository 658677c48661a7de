import { Pacer } from '../../../nodes/CrmBatch/batch/pacing/pacer';
import { FakeTime } from '../support/fakeTime';
import { allSucceed, play, ranges, succeeded, whichAre, type Script } from '../support/recorder';

/** Gives these verdicts to the first requests; all later ones succeed. */
const firstThen =
	(...first: ReadonlyArray<ReturnType<Script>>): Script =>
	(positions, request) =>
		first[request] ?? allSucceed(positions);

const busy = (afterMs?: number): ReturnType<Script> => ({
	verdict: 'retry',
	failure: 'busy',
	otherwise: 'notSent',
	...(afterMs !== undefined && { afterMs }),
});

const lost: ReturnType<Script> = { verdict: 'retry', failure: 'lost', otherwise: 'unknown' };

const always =
	(...verdicts: ReadonlyArray<ReturnType<Script>>): Script =>
	(_, request) =>
		verdicts[Math.min(request, verdicts.length - 1)] ?? busy();

describe('a retry', () => {
	test('sends the same records again', async () => {
		const played = await play({ records: 3, answer: firstThen(busy(), busy()) });
		expect(played.requests.map(({ positions }) => ranges(positions))).toEqual([
			'0-2',
			'0-2',
			'0-2',
		]);
		expect(whichAre(played, 'succeeded')).toBe('0-2');
	});

	test.each([0, 0.5, 0.999])(
		'never comes before the server allows it (random number %d)',
		async (chance) => {
			const played = await play({
				records: 1,
				answer: firstThen(busy(10_000), busy(1_000)),
				random: () => chance,
				latency: () => 0,
			});
			const [first = 0, second = 0, third = 0] = played.requests.map(({ at }) => at);
			expect(second - first).toBe(10_000 + Math.floor(chance * 500));
			expect(third - second).toBe(1_000 + Math.floor(chance * 1_000));
		},
	);

	test('without a wait from the server comes after a longer random wait each time', async () => {
		const played = await play({
			records: 1,
			answer: firstThen(busy(), busy(), busy()),
			random: () => 0.5,
			latency: () => 0,
		});
		expect(played.requests.map(({ at }) => at)).toEqual([0, 250, 750, 1_750]);
	});

	test('is counted in the cost', async () => {
		const played = await play({ records: 1, answer: firstThen(busy(2_000), busy(3_000)) });
		expect(played.cost).toEqual({ requests: 3, retries: 2, waitedMs: 5_000 });
	});

	test('adds its wait to those of other requests that wait at the same time', async () => {
		const played = await play({
			records: 2,
			batchSize: 1,
			concurrency: 2,
			answer: firstThen(busy(2_000), busy(2_000)),
		});
		expect(played.cost).toEqual({ requests: 4, retries: 2, waitedMs: 4_000 });
		expect(played.tookMs).toBe(2_020);
	});
});

describe('a retry after a rate limit', () => {
	const limited = { ...busy(5_000), isRateLimit: true };

	test('delays other runs below the same limit, or ends them with its reason', async () => {
		const time = new FakeTime();
		const pacer = new Pacer<string>(time);
		const later = async (maxWaitMs: number) => {
			await time.sleep(1_000);
			return await play({ records: 1, answer: firstThen(), maxWaitMs, time, pacer });
		};
		const [, patient, impatient] = await time.finish(
			Promise.all([
				play({ records: 1, answer: firstThen(limited), time, pacer }),
				later(10_000),
				later(1_000),
			]),
		);
		expect(patient.requests.map(({ at }) => at)).toEqual([4_010]);
		expect(impatient.requests).toEqual([]);
		expect(impatient.outcomes).toEqual([{ outcome: 'notSent', failure: 'busy' }]);
	});

	test.each([
		{ title: 'delays', verdict: limited, second: 5_010 },
		{ title: 'without that does not delay', verdict: busy(5_000), second: 100 },
	])('$title the requests of other batches', async ({ verdict, second }) => {
		const time = new FakeTime();
		const pacer = new Pacer<string>(time);
		// The very first request of a pacer goes alone.
		(await pacer.turn(new AbortController().signal)).replied(undefined);
		const played = await play({
			records: 3,
			batchSize: 1,
			concurrency: 2,
			answer: firstThen(verdict),
			latency: (request) => (request === 1 ? 100 : 10),
			time,
			pacer,
		});
		expect(played.requests[2]?.at).toBe(second);
		expect(whichAre(played, 'succeeded')).toBe('0-2');
	});

	test('needs no pacer', async () => {
		const played = await play({ records: 1, answer: firstThen(limited) });
		expect(played.requests.map(({ at }) => at)).toEqual([0, 5_010]);
		expect(whichAre(played, 'succeeded')).toBe('0');
	});
});

describe('giving up without progress', () => {
	test('leaves records that were certainly not carried out unsent', async () => {
		const played = await play({ records: 3, answer: always(busy(10_000)), maxWaitMs: 60_000 });
		expect(played.outcomes).toEqual(new Array(3).fill({ outcome: 'notSent', failure: 'busy' }));
		expect(played.tookMs).toBeLessThanOrEqual(60_000);
		expect(played.requests.length).toBe(6);
	});

	test('does not begin a wait that would exceed the limit', async () => {
		const played = await play({ records: 1, answer: always(busy(60_001)), maxWaitMs: 60_000 });
		expect(played.requests).toHaveLength(1);
		expect(played.cost.waitedMs).toBe(0);
		expect(played.tookMs).toBe(10);
	});

	test.each([60_000, 60_001, 3_600_000])(
		'says so if the server asks for a longer wait than the limit (%d ms)',
		async (afterMs) => {
			const played = await play({
				records: 2,
				batchSize: 1,
				answer: always(busy(60_000), busy(afterMs)),
				maxWaitMs: 60_000,
				latency: () => 0,
				random: () => 0,
			});
			const failure = afterMs > 60_000 ? `busy for ${afterMs} of 60000 ms` : 'busy';
			expect(played.outcomes).toEqual(new Array(2).fill({ outcome: 'notSent', failure }));
		},
	);

	test('does not block other runs below the same rate limit', async () => {
		const time = new FakeTime();
		const pacer = new Pacer<string>(time);
		const limited = { ...busy(3_600_000), isRateLimit: true };
		const gaveUp = await play({
			records: 1,
			answer: always(limited),
			maxWaitMs: 60_000,
			time,
			pacer,
		});
		expect(whichAre(gaveUp, 'notSent')).toBe('0');
		const next = await play({ records: 1, answer: always(allSucceed([0])), time, pacer });
		expect(next.tookMs).toBe(10);
	});

	test('is at once if another run has met a rate limit that ends later', async () => {
		const time = new FakeTime();
		const pacer = new Pacer<string>(time);
		pacer.block(50_000, 'busy');
		const answer = always(allSucceed([0]));
		const impatient = await play({ records: 1, answer, maxWaitMs: 30_000, time, pacer });
		expect(impatient).toMatchObject({ requests: [], tookMs: 0 });
		expect(impatient.outcomes).toEqual([{ outcome: 'notSent', failure: 'busy' }]);
		const patient = await play({ records: 1, answer, maxWaitMs: 60_000, time, pacer });
		expect(patient).toMatchObject({ outcomes: [succeeded(0)], tookMs: 50_010 });
	});

	test('allows a wait that just fits into the limit', async () => {
		const played = await play({
			records: 1,
			answer: firstThen(busy(60_000)),
			maxWaitMs: 60_000,
			latency: () => 0,
		});
		expect(played.outcomes).toEqual([succeeded(0)]);
	});

	test('sends nothing twice if the limit is zero', async () => {
		const played = await play({ records: 1, answer: always(busy(1)), maxWaitMs: 0 });
		expect(played.requests).toHaveLength(1);
		expect(whichAre(played, 'notSent')).toBe('0');
	});

	test('leaves batches that were never tried unsent, with the same failure', async () => {
		const played = await play({
			records: 4,
			batchSize: 2,
			answer: always(busy(10_000)),
			maxWaitMs: 30_000,
		});
		expect(played.requests.every(({ positions }) => ranges(positions) === '0-1')).toBe(true);
		expect(played.outcomes).toEqual(new Array(4).fill({ outcome: 'notSent', failure: 'busy' }));
	});

	test('does not count the time in which a request waits for its turn below the limit', async () => {
		const time = new FakeTime();
		const pacer = new Pacer<string>(time);
		const first = await time.finish(pacer.turn(new AbortController().signal));
		first.replied({ max: 1, remaining: 0, intervalMs: 50_000 });
		const played = await play({
			records: 1,
			answer: firstThen(busy(20_000)),
			maxWaitMs: 30_000,
			time,
			pacer,
		});
		expect(played.requests.map(({ at }) => at)).toEqual([50_000, 100_010]);
		expect(whichAre(played, 'succeeded')).toBe('0');
	});

	test('counts the time in which no request has to wait for its turn', async () => {
		const time = new FakeTime();
		const played = await play({
			records: 1,
			answer: always(...new Array<ReturnType<Script>>(20).fill(busy(10_000)), allSucceed([0])),
			maxWaitMs: 60_000,
			time,
			pacer: new Pacer<string>(time),
		});
		expect(played.requests).toHaveLength(6);
		expect(played.outcomes).toEqual([{ outcome: 'notSent', failure: 'busy' }]);
	});

	test('counts progress of any batch for all of them', async () => {
		const time = new FakeTime();
		const overloadedUntil = time.now() + 150_000;
		const played = await play({
			records: 6,
			batchSize: 1,
			concurrency: 2,
			maxWaitMs: 60_000,
			time,
			answer: (positions) =>
				positions.includes(0) && time.now() < overloadedUntil
					? busy(15_000)
					: allSucceed(positions),
			latency: (_, positions) => (positions.includes(0) ? 10 : 40_000),
		});
		expect(whichAre(played, 'succeeded')).toBe('0-5');
	});

	test.each([
		{ title: 'lost, then refused until the end', answers: [lost, busy(9_000)], end: 'unknown' },
		{ title: 'refused, then lost at the end', answers: [busy(9_000), lost], end: 'unknown' },
		{ title: 'lost each time', answers: [lost], end: 'unknown' },
		{ title: 'refused each time', answers: [busy(9_000)], end: 'notSent' },
	] as const)('leaves records of a request that was $title "$end"', async ({ answers, end }) => {
		const played = await play({
			records: 2,
			answer: always(...answers),
			maxWaitMs: 20_000,
			random: () => 0.9,
		});
		expect(played.requests.length).toBeGreaterThan(1);
		expect(played.outcomes.map(({ outcome }) => outcome)).toEqual([end, end]);
	});

	test('keeps the worst outcome: a lost read that is refused later has failed', async () => {
		const played = await play({
			records: 1,
			answer: always({ verdict: 'retry', failure: 'lost', otherwise: 'failed' }, busy(9_000)),
			maxWaitMs: 20_000,
		});
		expect(played.outcomes).toEqual([{ outcome: 'failed', failure: 'lost' }]);
	});

	test('does not apply to records that succeed after a lost attempt', async () => {
		const played = await play({ records: 2, answer: firstThen(lost, busy(1_000)) });
		expect(whichAre(played, 'succeeded')).toBe('0-1');
	});

	test('keeps the outcomes of two halves apart', async () => {
		const played = await play({
			records: 2,
			maxWaitMs: 20_000,
			answer: (positions, request) => {
				if (request === 0) return { verdict: 'split', failure: 'bad value' };
				return positions.includes(0) && request === 1 ? lost : busy(15_000);
			},
		});
		expect(played.outcomes.map(({ outcome }) => outcome)).toEqual(['unknown', 'notSent']);
	});
});

describe('a stop of the run', () => {
	const stop: ReturnType<Script> = {
		verdict: 'stop',
		scope: 'run',
		outcome: 'notSent',
		failure: 'no access',
	};

	test('leaves all records unsent, those of the request and those behind it', async () => {
		const played = await play({ records: 4, batchSize: 2, answer: always(stop) });
		expect(played.requests).toHaveLength(1);
		expect(played.outcomes).toEqual(
			new Array(4).fill({ outcome: 'notSent', failure: 'no access' }),
		);
	});

	test('keeps the records that have failed whatever stops it', async () => {
		const failed = new Map([[1, 'taken']]);
		const played = await play({ records: 3, answer: always({ ...stop, failed }) });
		expect(played.outcomes).toEqual([
			{ outcome: 'notSent', failure: 'no access' },
			{ outcome: 'failed', failure: 'taken' },
			{ outcome: 'notSent', failure: 'no access' },
		]);
	});

	test('does not make records unsent whose earlier attempt may have been carried out', async () => {
		const played = await play({ records: 1, answer: firstThen(lost, stop) });
		expect(played.outcomes).toEqual([{ outcome: 'unknown', failure: 'lost' }]);
	});
});
