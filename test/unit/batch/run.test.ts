import { allSucceed, play, ranges, refuseFor, whichAre, type Script } from '../support/recorder';
import { FakeTime } from '../support/fakeTime';

const stop = (scope: 'group' | 'run', outcome: 'failed' | 'notSent'): ReturnType<Script> => ({
	verdict: 'stop',
	scope,
	outcome,
	failure: 'no access',
});

describe('a stop verdict', () => {
	const records = ['a', 'b', 'a', 'b', 'a', 'b'];

	test('for a group leaves the rest of the group unsent, and other groups go on', async () => {
		const played = await play({
			records,
			batchSize: 1,
			answer: (positions) =>
				positions.includes(0) ? stop('group', 'failed') : allSucceed(positions),
		});
		expect(played.requests.map(({ positions }) => ranges(positions))).toEqual(['0', '1', '3', '5']);
		expect(played.outcomes[0]).toEqual({
			outcome: 'failed',
			failure: 'no access',
		});
		expect(whichAre(played, 'notSent')).toBe('2 4');
		expect(whichAre(played, 'succeeded')).toBe('1 3 5');
	});

	test('for the run leaves everything else unsent', async () => {
		const played = await play({
			records,
			batchSize: 1,
			answer: (positions) =>
				positions.includes(2) ? stop('run', 'failed') : allSucceed(positions),
		});
		expect(played.requests.map(({ positions }) => ranges(positions))).toEqual(['0', '1', '2']);
		expect(whichAre(played, 'succeeded')).toBe('0-1');
		expect(whichAre(played, 'failed')).toBe('2');
		expect(played.outcomes[5]).toEqual({ outcome: 'notSent', failure: 'no access' });
		expect(whichAre(played, 'notSent')).toBe('3-5');
	});

	test('with the outcome notSent leaves its own records unsent too', async () => {
		const played = await play({ records: 2, batchSize: 1, answer: () => stop('run', 'notSent') });
		expect(played.requests).toHaveLength(1);
		expect(played.outcomes).toEqual(
			new Array(2).fill({ outcome: 'notSent', failure: 'no access' }),
		);
	});

	test('leaves the other half of the same batch unsent', async () => {
		const played = await play({
			records: 4,
			answer: (positions, request) =>
				request === 1 ? stop('group', 'failed') : refuseFor(0, 1, 2, 3)(positions, request),
		});
		expect(played.requests.map(({ positions }) => ranges(positions))).toEqual(['0-3', '0-1']);
		expect(whichAre(played, 'failed')).toBe('0-1');
		expect(whichAre(played, 'notSent')).toBe('2-3');
	});

	test.each(['run', 'group'] as const)(
		'keeps the first failure if several requests stop the %s',
		async (scope) => {
			const played = await play({
				records: 6,
				batchSize: 2,
				concurrency: 3,
				latency: (request) => [10, 100, 500][request] ?? 0,
				answer: (positions) =>
					positions.includes(4)
						? { verdict: 'split', failure: 'bad value' }
						: { ...stop(scope, 'failed'), failure: `seen by ${positions[0]}` },
			});
			expect(played.outcomes.map((one) => one.outcome !== 'succeeded' && one.failure)).toEqual([
				'seen by 0',
				'seen by 0',
				'seen by 2',
				'seen by 2',
				'seen by 0',
				'seen by 0',
			]);
		},
	);

	test('for the run ends waits, and the waiting request is not sent again', async () => {
		const played = await play({
			records: 2,
			batchSize: 1,
			concurrency: 2,
			latency: (request) => (request === 0 ? 10 : 500),
			answer: (positions) =>
				positions.includes(0)
					? { verdict: 'retry', failure: 'busy', otherwise: 'notSent', afterMs: 200_000 }
					: stop('run', 'failed'),
		});
		expect(played.requests).toHaveLength(2);
		expect(played.tookMs).toBe(500);
		expect(played.cost.waitedMs).toBe(490);
		expect(played.outcomes[0]).toEqual({ outcome: 'notSent', failure: 'no access' });
	});

	test('leaves a waiting request that was lost unknown', async () => {
		const played = await play({
			records: 2,
			batchSize: 1,
			concurrency: 2,
			latency: (request) => (request === 0 ? 10 : 500),
			answer: (positions) =>
				positions.includes(0)
					? { verdict: 'retry', failure: 'lost', otherwise: 'unknown', afterMs: 200_000 }
					: stop('run', 'failed'),
		});
		expect(played.outcomes[0]).toEqual({ outcome: 'unknown', failure: 'lost' });
	});

	test.each([
		{ before: 'unknown', stopped: 'failed', end: 'unknown', failure: 'no answer' },
		{ before: 'unknown', stopped: 'notSent', end: 'unknown', failure: 'no answer' },
		{ before: 'failed', stopped: 'notSent', end: 'failed', failure: 'no answer' },
		{ before: 'failed', stopped: 'failed', end: 'failed', failure: 'no access' },
		{ before: 'notSent', stopped: 'failed', end: 'failed', failure: 'no access' },
		{ before: 'notSent', stopped: 'notSent', end: 'notSent', failure: 'no access' },
	] as const)(
		'that leaves records "$stopped" after an attempt that left them "$before" makes them "$end"',
		async ({ before, stopped, end, failure }) => {
			const played = await play({
				records: 3,
				batchSize: 2,
				answer: (_, request) =>
					request === 0
						? { verdict: 'retry', failure: 'no answer', otherwise: before }
						: stop('run', stopped),
			});
			const both = { outcome: end, failure };
			expect(played.outcomes).toEqual([both, both, { outcome: 'notSent', failure: 'no access' }]);
		},
	);

	test('after a lost attempt stops a group as well', async () => {
		const played = await play({
			records: ['a', 'b', 'a'],
			batchSize: 1,
			answer: (positions, request) => {
				if (request === 0) return { verdict: 'retry', failure: 'lost', otherwise: 'unknown' };
				return positions.includes(0) ? stop('group', 'failed') : allSucceed(positions);
			},
		});
		expect(played.outcomes.map(({ outcome }) => outcome)).toEqual([
			'unknown',
			'succeeded',
			'notSent',
		]);
	});
});

describe('cancelling a run', () => {
	test('before its start sends nothing', async () => {
		const played = await play({
			records: 3,
			answer: allSucceed,
			cancel: { signal: AbortSignal.abort(), failure: () => 'cancelled' },
		});
		expect(played.requests).toEqual([]);
		expect(played.outcomes).toEqual(
			new Array(3).fill({ outcome: 'notSent', failure: 'cancelled' }),
		);
	});

	test('in the middle settles the requests in flight and sends no more', async () => {
		const user = new AbortController();
		const played = await play({
			records: 6,
			batchSize: 1,
			concurrency: 2,
			answer: (positions, request) => {
				if (request === 2) user.abort();
				return allSucceed(positions);
			},
			cancel: { signal: user.signal, failure: () => 'cancelled' },
		});
		expect(played.requests).toHaveLength(4);
		expect(whichAre(played, 'succeeded')).toBe('0-3');
		expect(played.outcomes[5]).toEqual({ outcome: 'notSent', failure: 'cancelled' });
	});

	test('during a wait ends the wait at once', async () => {
		const user = new AbortController();
		const time = new FakeTime();
		void time.sleep(3_000).then(() => user.abort());
		const played = await play({
			records: 1,
			time,
			answer: () => ({ verdict: 'retry', failure: 'busy', otherwise: 'notSent', afterMs: 100_000 }),
			cancel: { signal: user.signal, failure: () => 'cancelled' },
		});
		expect(played.tookMs).toBe(3_000);
		expect(played.requests).toHaveLength(1);
		expect(played.outcomes).toEqual([{ outcome: 'notSent', failure: 'cancelled' }]);
	});

	test('after its end changes nothing, and the listener is removed', async () => {
		const user = new AbortController();
		const removed = jest.spyOn(user.signal, 'removeEventListener');
		const added = jest.spyOn(user.signal, 'addEventListener');
		const played = await play({
			records: 1,
			answer: allSucceed,
			cancel: { signal: user.signal, failure: () => 'cancelled' },
		});
		expect(added).toHaveBeenCalledTimes(1);
		expect(removed.mock.calls).toEqual(added.mock.calls);
		user.abort();
		expect(whichAre(played, 'succeeded')).toBe('0');
	});
});

describe('stopping at the first failure (On Error = Stop Workflow)', () => {
	const failedStops = (_: number, { outcome }: { readonly outcome: string }) =>
		outcome === 'failed' ? 'another item failed' : undefined;

	test('requests in flight are settled, the rest is not sent', async () => {
		const refused = { outcome: 'failed', failure: 'bad value' } as const;
		const played = await play({
			records: 10,
			batchSize: 2,
			concurrency: 2,
			answer: (positions) =>
				positions.includes(0)
					? { verdict: 'settled', outcomes: positions.map(() => refused) }
					: allSucceed(positions),
			latency: (request) => (request === 0 ? 10 : 100),
			stopAfter: failedStops,
		});
		expect(played.requests.map(({ positions }) => ranges(positions))).toEqual(['0-1', '2-3']);
		expect(whichAre(played, 'failed')).toBe('0-1');
		expect(whichAre(played, 'succeeded')).toBe('2-3');
		expect(played.outcomes.slice(4)).toEqual(
			new Array(6).fill({ outcome: 'notSent', failure: 'another item failed' }),
		);
	});

	test('halves that are not sent yet stay unsent', async () => {
		const played = await play({ records: 4, answer: refuseFor(0), stopAfter: failedStops });
		expect(played.requests.map(({ positions }) => ranges(positions))).toEqual([
			'0-3',
			'0-1',
			'2-3',
			'0',
		]);
		expect(whichAre(played, 'failed')).toBe('0');
		expect(whichAre(played, 'notSent')).toBe('1');
		expect(whichAre(played, 'succeeded')).toBe('2-3');
	});

	test('all records of the reply with the failure get the outcomes in it', async () => {
		const played = await play({
			records: 3,
			batchSize: 2,
			answer: () => ({
				verdict: 'settled',
				outcomes: [
					{ outcome: 'failed', failure: 'bad value' },
					{ outcome: 'succeeded', value: 'written' },
				],
			}),
			stopAfter: failedStops,
		});
		expect(played.outcomes.map(({ outcome }) => outcome)).toEqual([
			'failed',
			'succeeded',
			'notSent',
		]);
	});

	test('a run without a failure goes to its end', async () => {
		const played = await play({
			records: 5,
			batchSize: 1,
			answer: allSucceed,
			stopAfter: failedStops,
		});
		expect(whichAre(played, 'succeeded')).toBe('0-4');
	});
});
