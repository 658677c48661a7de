import type { INodeExecutionData } from 'n8n-workflow';

import { executeBatch } from '../../../nodes/CrmBatch/n8n/execute';
import { SeededRandom } from '../../../sandbox/random';
import { fill } from '../items/account';
import { drive } from './drive';
import { makeItems } from '../items/makeItems';
import { listReadsOf } from './listReads';
import { attemptsBy, callsOf, knownIds, othersOf, snapshots, type Played } from './played';
import { reportOf, reportOfError, type Report } from './report';
import type { Scenario } from '../scenario/scenario';
import { standInContext } from './standInContext';
import type { Stage } from './stage';

/** Runs the node's run function against the sandbox, below n8n's engine, in driven time. */
export async function playBelowEngine(stage: Stage, scenario: Scenario): Promise<Played> {
	const { sandbox, clock, requests } = stage.open(scenario);
	const account = await fill(sandbox, scenario);
	const { items, wishes, itemValues } = makeItems(scenario, account);
	const before = snapshots(sandbox, scenario.object, knownIds(account, scenario));
	stage.arm(scenario);

	const random = new SeededRandom(scenario.chance);
	const surroundings = {
		now: () => clock.now(),
		sleep: async (ms: number, signal: AbortSignal) => await clock.sleep(ms, signal),
		random: () => random.next(),
	};
	const cancel = new AbortController();
	const stopWatching = stage.cancelAt(scenario, cancel);
	requests.watch();
	const tries: number[] = [];
	const summaries: string[] = [];
	const maySkip = scenario.options.notFound === 'skip' && scenario.operation === 'read';
	const oneTry = async (): Promise<{ report: Report; isOver: boolean }> => {
		tries.push(sandbox.requests.at(-1)?.n ?? 0);
		const hints: string[] = [];
		const context = standInContext(scenario, items, sandbox, cancel.signal, hints);
		try {
			const [output = []] = await executeBatch(context, surroundings);
			const isOver = firstOf(output)?.error === undefined;
			return { report: reportOf(output, items.length, maySkip), isOver };
		} catch (error) {
			return { report: reportOfError(error, items.length), isOver: false };
		} finally {
			summaries.push(hints[0] ?? '');
		}
	};
	// Retry On Fail: n8n runs a node again when it throws, or its first output item has an error.
	const allTries = async (): Promise<Report> => {
		for (let left = scenario.tries - 1; ; left--) {
			const { report, isOver } = await oneTry();
			if (isOver || left === 0 || cancel.signal.aborted) return report;
		}
	};
	try {
		const report = await drive(allTries(), clock, requests);
		const attemptOf = attemptsBy(tries);
		return {
			scenario,
			wishes,
			itemValues,
			report,
			before,
			after: snapshots(sandbox, scenario.object, before.keys()),
			calls: callsOf(sandbox.requests, scenario, attemptOf),
			reads: listReadsOf(sandbox.requests, attemptOf),
			otherCalls: othersOf(sandbox.requests, scenario),
			mostUnderWay: requests.most,
			summaries,
		};
	} finally {
		requests.forget();
		stopWatching();
	}
}

function firstOf(output: readonly INodeExecutionData[]): { error?: unknown } | undefined {
	return output[0]?.json;
}
