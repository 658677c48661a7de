/* eslint-disable @n8n/community-nodes/no-restricted-globals -- reads the environment of a test run */
import fc from 'fast-check';

import { violationsOf } from './invariants';
import type { PlayedRun } from './play/playedRun';
import { anyScenario } from './scenario/anyScenario';
import type { Scenario } from './scenario/scenario';

/** Runs of both chaos tests together. `CHAOS_RUNS` overrides it. */
const DEFAULT_RUNS = 600;

/** A fixed seed, so that only a change of the code can make a test fail. `CHAOS_SEED` overrides it. */
const DEFAULT_SEED = 2_026;

/** Timeout of a chaos test, long enough for very many runs. */
export const CHAOS_TIMEOUT_MS = 4 * 60 * 60 * 1000;

const { CHAOS_RUNS, CHAOS_SEED, CHAOS_PATH, CHAOS_SHRINK } = process.env;

function seedOf(wanted: string | undefined): number {
	if (wanted === 'any') return Date.now() % 2 ** 31;
	return wanted === undefined ? DEFAULT_SEED : Number(wanted);
}

/**
 * Generates scenarios, plays each, and fails at the first run that violates an invariant.
 *
 * @param share the part of all runs that this test plays
 */
export async function assertChaos(
	play: (scenario: Scenario) => Promise<PlayedRun>,
	share: number,
): Promise<void> {
	const seed = seedOf(CHAOS_SEED);
	const property = fc.asyncProperty(anyScenario, async (scenario) => {
		const run = await play(scenario);
		const violations = violationsOf(run);
		if (violations.length === 0) return;
		throw new Error([...violations.slice(0, MAX_VIOLATIONS), describeRun(run)].join('\n'));
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

const MAX_VIOLATIONS = 8;
const MAX_ROWS = 25;
const MAX_WIDTH = 600;

/** The requests and outcomes of a run, a few lines each, for the message of a failure. */
function describeRun({ calls, reads, lookups, report, expectations }: PlayedRun): string {
	const lists = reads.map(({ request, list, answer, attempt }) => {
		const { n, status, fault = '' } = request;
		return `request ${n}, try ${attempt + 1}: ${list} → ${status} ${fault}: ${answer}`;
	});
	const batches = calls.map(({ request, inputs, attempt }) => {
		const { n, operation, status, fault } = request;
		const cause = fault === undefined ? '' : ` (${fault})`;
		const sent = JSON.stringify(inputs).slice(0, MAX_WIDTH);
		const received = JSON.stringify(request.reply ?? null).slice(0, MAX_WIDTH);
		return `request ${n}, try ${attempt + 1}: ${operation} ${inputs.length} → ${status}${cause}\n  sent ${sent}\n  received ${received}`;
	});
	const asked = lookups.map(({ request, values }) => {
		const { n, status, fault = '' } = request;
		return `request ${n}: lookup of ${values.join(', ').slice(0, MAX_WIDTH)} → ${status} ${fault}`;
	});
	const ids = expectations('all').map(({ id }) => (id === undefined ? '' : ` (${id})`));
	const items = report.items.map(
		({ outcome, id = '', error = '' }, item) =>
			`item ${item}${ids[item]}: ${outcome} ${id} ${error}`,
	);
	return [lists, batches, asked, items].flatMap((rows) => rows.slice(0, MAX_ROWS)).join('\n');
}
