import { FakeTime } from '../support/fakeTime';
import { allSucceed, play, ranges, succeeded, whichAre, type Script } from '../support/recorder';

/** Answers the first requests as scripted, and lets everything succeed afterwards. */
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

describe('sending a request again', () => {
	test('the same records go again, and succeed', async () => {
		const played = await play({ records: 3, answer: firstThen(busy(), busy()) });
		expect(played.requests.map(({ positions }) => ranges(positions))).toEqual([
			'0-2',
			'0-2',
			'0-2',
		]);
		expect(whichAre(played, 'succeeded')).toBe('0-2');
	});

	test.each([0, 0.5, 0.999])('never before the server allows it (chance %d)', async (chance) => {
		const played = await play({
			records: 1,
			answer: firstThen(busy(10_000), busy(1_000)),
			random: () => chance,
			latency: () => 0,
		});
		const [first = 0, second = 0, third = 0] = played.requests.map(({ at }) => at);
		expect(second - first).toBe(10_000 + Math.floor(chance * 500));
		expect(third - second).toBe(1_000 + Math.floor(chance * 1_000));
	});

	test('without advice it waits longer each time, by chance', async () => {
		const played = await play({
			records: 1,
			answer: firstThen(busy(), busy(), busy()),
			random: () => 0.5,
			latency: () => 0,
		});
		expect(played.requests.map(({ at }) => at)).toEqual([0, 250, 750, 1_750]);
	});

	test('what it cost is counted', async () => {
		const played = await play({ records: 1, answer: firstThen(busy(2_000), busy(3_000)) });
		expect(played.cost).toEqual({ requests: 3, retries: 2, waitedMs: 5_000 });
	});

	test('the waits of requests that wait side by side are added up', async () => {
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

describe('giving up when nothing moves any more', () => {
	test('records that were never carried out are not sent', async () => {
		const played = await play({ records: 3, answer: always(busy(10_000)), maxWaitMs: 60_000 });
		expect(played.outcomes).toEqual(new Array(3).fill({ outcome: 'notSent', failure: 'busy' }));
		expect(played.tookMs).toBeLessThanOrEqual(60_000);
		expect(played.requests.length).toBe(6);
	});

	test('a wait that is longer than the patience left is not begun', async () => {
		const played = await play({ records: 1, answer: always(busy(60_001)), maxWaitMs: 60_000 });
		expect(played.requests).toHaveLength(1);
		expect(played.cost.waitedMs).toBe(0);
		expect(played.tookMs).toBe(10);
	});

	test('a wait that just fits into the patience is waited for', async () => {
		const played = await play({
			records: 1,
			answer: firstThen(busy(60_000)),
			maxWaitMs: 60_000,
			latency: () => 0,
		});
		expect(played.outcomes).toEqual([succeeded(0)]);
	});

	test('with no patience at all nothing is sent twice', async () => {
		const played = await play({ records: 1, answer: always(busy(1)), maxWaitMs: 0 });
		expect(played.requests).toHaveLength(1);
		expect(whichAre(played, 'notSent')).toBe('0');
	});

	test('batches that were never tried are not sent either, with the same failure', async () => {
		const played = await play({
			records: 4,
			batchSize: 2,
			answer: always(busy(10_000)),
			maxWaitMs: 30_000,
		});
		expect(played.requests.every(({ positions }) => ranges(positions) === '0-1')).toBe(true);
		expect(played.outcomes).toEqual(new Array(4).fill({ outcome: 'notSent', failure: 'busy' }));
	});

	test('progress anywhere renews the patience of everybody', async () => {
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
	] as const)('records of a request that was $title are "$end"', async ({ answers, end }) => {
		const played = await play({
			records: 2,
			answer: always(...answers),
			maxWaitMs: 20_000,
			random: () => 0.9,
		});
		expect(played.requests.length).toBeGreaterThan(1);
		expect(played.outcomes.map(({ outcome }) => outcome)).toEqual([end, end]);
	});

	test('a read that got no answer and is given up has failed, even if refused later', async () => {
		const played = await play({
			records: 1,
			answer: always({ verdict: 'retry', failure: 'lost', otherwise: 'failed' }, busy(9_000)),
			maxWaitMs: 20_000,
		});
		expect(played.outcomes).toEqual([{ outcome: 'failed', failure: 'lost', triedAlone: true }]);
	});

	test('records that succeed after a lost attempt have succeeded', async () => {
		const played = await play({ records: 2, answer: firstThen(lost, busy(1_000)) });
		expect(whichAre(played, 'succeeded')).toBe('0-1');
	});

	test('what became of one half does not rub off on the other', async () => {
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
