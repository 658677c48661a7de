import fc from 'fast-check';

import { allSucceed, play, refuseFor, type Play, type Script } from '../support/recorder';

/** What the server does about one request. */
type Mood = 'judge' | 'partial' | 'busy' | 'lost' | 'stopGroup' | 'stopRun';

const scriptOf = (moods: readonly Mood[], poison: readonly number[]): Script => {
	const judge = refuseFor(...poison);
	return (positions, request) => {
		switch (moods[request] ?? 'judge') {
			case 'judge':
				return judge(positions, request);
			case 'partial': {
				const failed = { outcome: 'failed', failure: 'bad value', triedAlone: true } as const;
				const { outcomes } = { outcomes: [], ...allSucceed(positions) };
				return {
					verdict: 'settled',
					outcomes: positions.map((position, at) =>
						poison.includes(position) ? failed : (outcomes[at] ?? failed),
					),
				};
			}
			case 'busy':
				return { verdict: 'retry', failure: 'busy', otherwise: 'notSent', afterMs: 1_000 };
			case 'lost':
				return { verdict: 'retry', failure: 'lost', otherwise: 'unknown' };
			case 'stopGroup':
				return { verdict: 'stop', scope: 'group', outcome: 'failed', failure: 'no use' };
			case 'stopRun':
				return { verdict: 'stop', scope: 'run', outcome: 'notSent', failure: 'no use' };
		}
	};
};

interface World extends Play {
	readonly records: readonly string[];
	readonly poison: readonly number[];
	readonly batchSize: number;
	readonly concurrency: number;
}

const worlds = (
	moods: readonly [Mood, ...Mood[]],
	most: Partial<Pick<Play, 'isolationBudget' | 'maxWaitMs'>> = {},
): fc.Arbitrary<World> =>
	fc
		.record({
			records: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 }),
			poison: fc.uniqueArray(fc.nat(59), { maxLength: 8 }),
			moods: fc.array(fc.constantFrom(...moods), { maxLength: 30 }),
			batchSize: fc.integer({ min: 1, max: 25 }),
			concurrency: fc.integer({ min: 1, max: 5 }),
			isolationBudget: fc.integer({ min: 1, max: 40 }),
			maxWaitMs: fc.constantFrom(0, 500, 5_000, 300_000),
			latencies: fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 7 }),
			chance: fc.double({ min: 0, max: 0.999, noNaN: true }),
		})
		.map(({ moods: script, latencies, chance, ...world }) => ({
			...world,
			answer: scriptOf(script, world.poison),
			latency: (request: number) => latencies[request % latencies.length] ?? 0,
			random: () => chance,
			...most,
		}));

describe('whatever the server answers', () => {
	test('each record gets one outcome, and no request breaks the rules', async () => {
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
					expect(one.value).toBe(`record ${position}`);
					expect(world.poison).not.toContain(position);
				});
				expect(played.cost.requests).toBe(played.requests.length);
			}),
			{ numRuns: 300 },
		);
	});

	test('bad records fail and good ones succeed when there is time and budget', async () => {
		const patient = worlds(['judge', 'partial', 'busy', 'lost'], {
			isolationBudget: 1_000,
			maxWaitMs: 10_000_000,
		});
		await fc.assert(
			fc.asyncProperty(patient, async (world) => {
				const { outcomes } = await play(world);
				expect(outcomes.map(({ outcome }) => outcome)).toEqual(
					[...world.records.keys()].map((at) =>
						world.poison.includes(at) ? 'failed' : 'succeeded',
					),
				);
				expect(outcomes.filter((one) => one.outcome === 'failed' && !one.triedAlone)).toEqual([]);
			}),
			{ numRuns: 200 },
		);
	});

	test('a record of which an attempt was lost never ends as not sent', async () => {
		const all = worlds(['judge', 'partial', 'busy', 'lost', 'stopGroup', 'stopRun']);
		await fc.assert(
			fc.asyncProperty(all, async (world) => {
				const lost = new Set<number>();
				const answer: Script = (positions, request) => {
					const verdict = world.answer(positions, request);
					const isLost = verdict.verdict === 'retry' && verdict.otherwise === 'unknown';
					// A refusal proves that what was lost before was refused as well.
					positions.forEach((at) => (isLost ? lost.add(at) : undefined));
					if (verdict.verdict === 'split') positions.forEach((at) => lost.delete(at));
					return verdict;
				};
				const { outcomes } = await play({ ...world, answer });
				outcomes.forEach(({ outcome }, at) => {
					if (outcome === 'notSent') expect(lost).not.toContain(at);
					if (outcome === 'unknown') expect(lost).toContain(at);
				});
			}),
			{ numRuns: 200 },
		);
	});
});
