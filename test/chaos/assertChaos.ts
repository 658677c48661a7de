/* eslint-disable @n8n/community-nodes/no-restricted-globals -- reads the environment of a test run */
import fc from 'fast-check';

import { anyScenario } from './scenario/anyScenario';
import { describeRun } from './play/describeRun';
import { flawsOf } from './invariants';
import type { Played } from './play/played';
import type { Scenario } from './scenario/scenario';

const MOST_FLAWS = 8;

/** Runs of all suites together, unless the environment wants another number. */
const DEFAULT_RUNS = 2_400;

/** The same runs each time, so that a change is what makes them fail; `any` plays new ones. */
const DEFAULT_SEED = 2_026;

const { CHAOS_RUNS, CHAOS_SEED, CHAOS_PATH, CHAOS_SHRINK } = process.env;

function seedOf(wanted: string | undefined): number {
	if (wanted === 'any') return Date.now() % 2 ** 31;
	return wanted === undefined ? DEFAULT_SEED : Number(wanted);
}

/**
 * Plays any scenarios, and fails at the first one of which something is not as it must be.
 *
 * @param share of the runs that is played in this way
 */
export async function assertChaos(
	play: (scenario: Scenario) => Promise<Played>,
	share: number,
): Promise<void> {
	const seed = seedOf(CHAOS_SEED);
	const property = fc.asyncProperty(anyScenario, async (scenario) => {
		const played = await play(scenario);
		const flaws = flawsOf(played);
		if (flaws.length === 0) return;
		throw new Error([...flaws.slice(0, MOST_FLAWS), describeRun(played)].join('\n'));
	});
	const details = await fc.check(property, {
		seed,
		numRuns: Math.ceil(Number(CHAOS_RUNS ?? DEFAULT_RUNS) * share),
		// Looking for a smaller run that fails takes minutes: only when it is asked for.
		endOnFailure: CHAOS_SHRINK !== '1',
		...(CHAOS_PATH !== undefined && { path: CHAOS_PATH }),
	});
	if (!details.failed) return;
	const again = `CHAOS_SEED=${seed} CHAOS_PATH=${details.counterexamplePath ?? ''}`;
	throw new Error(
		[
			`Run ${details.numRuns} failed; to see it again: ${again} npx jest <this file>`,
			String(details.errorInstance),
			`The run: ${JSON.stringify(details.counterexample?.[0])}`,
		].join('\n'),
	);
}

/** Longest time for a suite: it may be asked for very many runs. */
export const CHAOS_TIMEOUT_MS = 4 * 60 * 60 * 1000;
