/* eslint-disable @n8n/community-nodes/no-restricted-globals -- reads the environment of a test run */
import fc from 'fast-check';

import { violationsOf } from './oracle/oracle';
import type { PlayedRun } from './play/play';
import { anyScenario } from './scenario/anyScenario';
import type { Scenario } from './scenario/scenario';

/** `STORM_RUNS` overrides it. */
const DEFAULT_RUNS = 2_000;

/** A fixed seed, so that only a change of the code can make the test fail. `STORM_SEED` overrides it. */
const DEFAULT_SEED = 11;

const { STORM_RUNS, STORM_SEED, STORM_PATH, STORM_SHRINK, STORM_KIND } = process.env;

const MAX_WIDTH = 700;

/** Plays generated scenarios, and fails at the first run that does something wrong. */
export async function assertStorm(play: (scenario: Scenario) => Promise<PlayedRun>): Promise<void> {
	const seed = STORM_SEED === 'any' ? Date.now() % 2 ** 31 : Number(STORM_SEED ?? DEFAULT_SEED);
	const kinds = new Map<string, number>();
	const property = fc.asyncProperty(anyScenario, async (scenario) => {
		const run = await play(scenario);
		const violations = violationsOf(run);
		for (const kind of new Set(violations.map((text) => text.split(':')[0] ?? ''))) {
			kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
		}
		if (!violations.some((text) => text.startsWith(STORM_KIND ?? ''))) return;
		throw new Error([...violations, describeRun(run)].join('\n'));
	});
	const details = await fc.check(property, {
		seed,
		numRuns: Number(STORM_RUNS ?? DEFAULT_RUNS),
		endOnFailure: STORM_SHRINK !== '1',
		...(STORM_PATH !== undefined && { path: STORM_PATH }),
	});
	if (STORM_KIND === 'count' && kinds.size > 0) {
		const counts = [...kinds].map(([kind, count]) => `${count} × ${kind}`);
		throw new Error(`Runs with violations, by kind:\n${counts.join('\n')}`);
	}
	if (!details.failed) return;
	throw new Error(
		[
			`Run ${details.numRuns} failed. To repeat it: STORM_SEED=${seed} STORM_PATH=${details.counterexamplePath ?? ''} npm run test:storm`,
			String(details.errorInstance),
			`Scenario: ${JSON.stringify(details.counterexample?.[0])}`,
		].join('\n'),
	);
}

/** The requests and the result of a run, for the message of a failure. */
function describeRun({ sent, ending, items }: PlayedRun): string {
	const requests = sent.map(({ operation, inputs, weather, honest }) =>
		[
			`${operation} ${shown(inputs)}`,
			`  weather ${shown(weather)}`,
			`  HubSpot ${honest?.status ?? 'did nothing'} ${shown(honest?.body)}`,
		].join('\n'),
	);
	const result = ending.how === 'threw' ? String(ending.error) : shown(ending);
	return [...requests, `items ${shown(items.map(({ key }) => key))}`, result].join('\n');
}

function shown(value: unknown): string {
	try {
		return (JSON.stringify(value) ?? '').slice(0, MAX_WIDTH);
	} catch {
		return 'JSON that is too deep to show';
	}
}
