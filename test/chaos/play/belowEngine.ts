import { executeBatch } from '../../../nodes/CrmBatch/n8n/execute';
import { fillAccount } from '../items/account';
import { makeItems } from '../items/makeItems';
import { parametersOf } from '../items/parameters';
import type { Scenario } from '../scenario/scenario';
import { drive, nodeClock } from './drivenClock';
import { knownIds, snapshots, sortRequests, type PlayedRun } from './playedRun';
import { reportOf, reportOfError } from './report';
import type { Stage } from './stage';
import { standInContext } from './standInContext';
import { allTries, type Try } from './tries';

/** Runs the node's run function against the sandbox, without n8n's engine, in driven time. */
export async function playBelowEngine(stage: Stage, scenario: Scenario): Promise<PlayedRun> {
	const { sandbox, clock, requests } = stage.open(scenario);
	const account = await fillAccount(sandbox, scenario);
	const { items, ...made } = makeItems(scenario, account);
	const before = snapshots(sandbox, scenario.object, knownIds(account, scenario));
	stage.arm(scenario);

	const settings = { ...scenario, parameters: parametersOf(scenario) };
	const driven = nodeClock(clock, scenario.salt);
	const cancel = new AbortController();
	const stopWatching = stage.cancelAt(scenario, cancel);
	requests.watch();
	const tries: number[] = [];
	const summaries: string[] = [];
	const maySkip = scenario.options.notFound === 'skip' && scenario.operation === 'read';
	const oneTry = async (): Promise<Try> => {
		tries.push(sandbox.requests.at(-1)?.n ?? 0);
		const hints: string[] = [];
		const context = standInContext(settings, items, sandbox, cancel.signal, hints);
		try {
			const [output = []] = await executeBatch(context, driven, scenario.partSize);
			const isOver = output[0]?.json.error === undefined;
			return { report: reportOf(output, items.length, maySkip), isOver };
		} catch (error) {
			return { report: reportOfError(error, items.length), isOver: false };
		} finally {
			summaries.push(hints[0] ?? '');
		}
	};
	try {
		const report = await drive(allTries(scenario.tries, cancel.signal, oneTry), clock, requests);
		return {
			scenario,
			...made,
			report,
			before,
			after: snapshots(sandbox, scenario.object, before.keys()),
			...sortRequests(sandbox.requests, scenario, tries),
			mostUnderWay: requests.most,
			summaries,
		};
	} finally {
		requests.stop();
		stopWatching();
	}
}
