/* eslint-disable @n8n/community-nodes/no-restricted-globals -- reads the environment of a test run */
import fc from 'fast-check';

/** Runs of all chaos tests together. `CHAOS_RUNS` overrides it. */
const DEFAULT_RUNS = 600;

/** A fixed seed, so that only a change of the code can make a test fail. `CHAOS_SEED` overrides it. */
const DEFAULT_SEED = 2_026;

/** Timeout of a chaos test, long enough for very many runs. */
export const CHAOS_TIMEOUT_MS = 4 * 60 * 60 * 1000;

const MAX_VIOLATIONS = 8;

const { CHAOS_RUNS, CHAOS_SEED, CHAOS_PATH, CHAOS_SHRINK } = process.env;

function seedOf(wanted: string | undefined): number {
	if (wanted === 'any') return Date.now() % 2 ** 31;
	return wanted === undefined ? DEFAULT_SEED : Number(wanted);
}

/** Runs of one kind. */
export interface Chaos<Scenario, Run> {
	readonly scenarios: fc.Arbitrary<Scenario>;
	readonly play: (scenario: Scenario) => Promise<Run>;
	/** What a run did wrong, one line each. */
	readonly violationsOf: (run: Run) => readonly string[];
	/** A run in a few lines, for the message of a failure. */
	readonly describe: (run: Run) => string;
}

/**
 * Generates scenarios, plays each, and fails at the first run that violates an invariant.
 *
 * @param share the part of all runs that this test plays
 */
export async function assertChaos<Scenario, Run>(
	{ scenarios, play, violationsOf, describe }: Chaos<Scenario, Run>,
	share: number,
): Promise<void> {
	const seed = seedOf(CHAOS_SEED);
	const property = fc.asyncProperty(scenarios, async (scenario) => {
		const run = await play(scenario);
		const violations = violationsOf(run);
		if (violations.length === 0) return;
		throw new Error([...violations.slice(0, MAX_VIOLATIONS), describe(run)].join('\n'));
	});
	const details = await fc.check(property, {
		seed,
		numRuns: Math.ceil(Number(CHAOS_RUNS ?? DEFAULT_RUNS) * share),
		// Shrinking can take minutes.
		endOnFailure: CHAOS_SHRINK !== '1',
		...(CHAOS_PATH !== undefined && { path: CHAOS_PATH }),
	});
	if (!details.failed) return;
	const again = `CHAOS_SEED=${seed} CHAOS_PATH=${details.counterexamplePath ?? ''}`;
	throw new Error(
		[
			`Run ${details.numRuns} failed. To repeat it: ${again} npx jest --coverage=false <this file>`,
			String(details.errorInstance),
			`Scenario: ${JSON.stringify(details.counterexample?.[0])}`,
		].join('\n'),
	);
}
