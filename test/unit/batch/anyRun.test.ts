import fc from 'fast-check';

import { allSucceed, play, refuseFor, type Play, type Script } from '../support/recorder';

/** How the server treats one request. */
type Behaviour = 'judge' | 'partial' | 'busy' | 'lost' | 'stopGroup' | 'stopRun';

const scriptOf = (behaviours: readonly Behaviour[], bad: readonly number[]): Script => {
	const judge = refuseFor(...bad);
	return (positions, request) => {
		switch (behaviours[request] ?? 'judge') {
			case 'judge':
				return judge(positions, request);
			case 'partial': {
				const failed = { outcome: 'failed', failure: 'bad value' } as const;
				const { outcomes } = { outcomes: [], ...allSucceed(positions) };
				return {
					verdict: 'settled',
					outcomes: positions.map((position, at) =>
						bad.includes(position) ? failed : (outcomes[at] ?? failed),
					),
				};
			}
			case 'busy':
				return { verdict: 'retry', failure: 'busy', otherwise: 'notSent', afterMs: 1_000 };
			case 'lost':
				return { verdict: 'retry', failure: 'lost', otherwise: 'unknown' };
			case 'stopGroup':
				return { verdict: 'stop', scope: 'group', outcome: 'failed', failure: 'no access' };
			case 'stopRun':
				return { verdict: 'stop', scope: 'run', outcome: 'notSent', failure: 'no access' };
		}
	};
};

interface World extends Play {
	readonly records: readonly string[];
	readonly bad: readonly number[];
	readonly batchSize: number;
	readonly concurrency: number;
}

const worlds = (
	behaviours: readonly [Behaviour, ...Behaviour[]],
	most: Partial<Pick<Play, 'maxWaitMs'>> = {},
): fc.Arbitrary<World> =>
	fc
		.record({
			records: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 }),
			bad: fc.uniqueArray(fc.nat(59), { maxLength: 8 }),
			script: fc.array(fc.constantFrom(...behaviours), { maxLength: 30 }),
			batchSize: fc.integer({ min: 1, max: 25 }),
			concurrency: fc.integer({ min: 1, max: 5 }),
			maxWaitMs: fc.constantFrom(0, 500, 5_000, 300_000),
			latencies: fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 7 }),
			chance: fc.double({ min: 0, max: 0.999, noNaN: true }),
		})
		.map(({ script, latencies, chance, ...world }) => ({
			...world,
			answer: scriptOf(script, world.bad),
			latency: (request: number) => latencies[request % latencies.length] ?? 0,
			random: () => chance,
			...most,
		}));

describe('for any replies of the server', () => {
	test('each record gets one outcome, and each request respects groups, sizes and concurrency', async () => {
		const all = worlds(['judge', 'partial', 'busy', 'lost', 'stopGroup', 'stopRun']);
		await fc.assert(
			fc.asyncProperty(all, async (world) => {
				const played = await play(world);

				expect(played.outcomes).toHaveLength(world.records.length);
				expect([...played.settled].sort((a, b) => a - b)).toEqual([...world.records.keys()]);
				for (const { positions, inFlight, alreadySettled } of played.requests) {
					expect(alreadySettled).toEqual([]);
					expect(new Set(positions.map((at) => world.records[at])).size).toBe(1);
					expect(positions.length).toBeLessThanOrEqual(world.batchSize);
					expect(new Set(positions).size).toBe(positions.length);
					expect(inFlight).toBeLessThanOrEqual(world.concurrency);
				}
				played.outcomes.forEach((one, position) => {
					if (one.outcome !== 'succeeded') return;
					expect(one.value.replace(', repeated', '')).toBe(`record ${position}`);
					expect(world.bad).not.toContain(position);
				});
				expect(played.cost.requests).toBe(played.requests.length);
			}),
			{ numRuns: 300 },
		);
	});

	test('bad records fail and good ones succeed, given enough time', async () => {
		const patient = worlds(['judge', 'partial', 'busy'], {
			maxWaitMs: 10_000_000,
		});
		await fc.assert(
			fc.asyncProperty(patient, async (world) => {
				const { outcomes } = await play(world);
				expect(outcomes.map(({ outcome }) => outcome)).toEqual(
					[...world.records.keys()].map((at) => (world.bad.includes(at) ? 'failed' : 'succeeded')),
				);
			}),
			{ numRuns: 200 },
		);
	});

	test('a record of a request that was lost is never failed or not sent', async () => {
		const all = worlds(['judge', 'partial', 'busy', 'lost', 'stopGroup', 'stopRun']);
		await fc.assert(
			fc.asyncProperty(all, async (world) => {
				const lost = new Set<number>();
				const answer: Script = (positions, request) => {
					const verdict = world.answer(positions, request);
					const isLost = verdict.verdict === 'retry' && verdict.otherwise === 'unknown';
					positions.forEach((at) => (isLost ? lost.add(at) : undefined));
					return verdict;
				};
				const { outcomes } = await play({ ...world, answer });
				outcomes.forEach(({ outcome }, at) => {
					// A refusal afterwards does not prove that the lost request was refused: the record may be
					// refused because it is there.
					if (outcome === 'failed' || outcome === 'notSent') expect(lost).not.toContain(at);
					if (outcome === 'unknown') expect(lost).toContain(at);
				});
			}),
			{ numRuns: 200 },
		);
	});
});
