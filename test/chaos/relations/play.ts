import type { INodeExecutionData } from 'n8n-workflow';

import { executeBatch } from '../../../nodes/CrmBatch/n8n/execute';
import type { LoggedRequest } from '../../../sandbox';
import { drive, nodeClock } from '../play/drivenClock';
import { reportOf, reportOfError, type Report } from '../play/report';
import type { Stage } from '../play/stage';
import type { FaultName, PlannedFault } from '../scenario/faultKinds';
import { standInContext } from '../play/standInContext';
import { allTries, type Try } from '../play/tries';
import { fillAccount, snapshots, type Account, type Snapshots } from './account';
import { pairFields, pairWishes, parametersOf, recordFields, recordWishes } from './items';
import type { RelationScenario } from './scenario';

/** HubSpot's names of the operations in the paths, where they differ from the node's. */
export const PATHS = {
	create: 'create',
	delete: 'archive',
	get: 'read',
	update: 'update',
	upsert: 'upsert',
} as const;

/** Everything known of a run after it ends. */
export interface PlayedRelation {
	readonly scenario: RelationScenario;
	readonly account: Account;
	readonly report: Report;
	readonly before: Snapshots;
	readonly after: Snapshots;
	/** The requests of the run, oldest first. */
	readonly log: readonly LoggedRequest[];
	/** Number of the last request before each try of the node. */
	readonly tries: readonly number[];
}

/** Runs the node's run function against the sandbox, in driven time. */
export async function playRelation(
	stage: Stage,
	scenario: RelationScenario,
): Promise<PlayedRelation> {
	const { sandbox, clock, requests } = stage.open(scenario);
	const account = await fillAccount(sandbox, scenario);
	const items = itemsOf(scenario, account);
	const { live, archived } = account;
	const known = [...live.object, ...archived.object].map(({ id }) => id);
	const before = snapshots(sandbox, scenario, known);
	arm(stage, scenario);

	const settings = { ...scenario, parameters: parametersOf(scenario), timeZone: 'UTC' as const };
	const driven = nodeClock(clock, scenario.salt);
	const cancel = new AbortController();
	const stopWatching = stage.cancelAt({ cancelAt: scenario.cancelAt }, cancel);
	// All tries use one credential, and so one rate limit.
	const context = standInContext(settings, items, sandbox, cancel.signal);
	requests.watch();
	const tries: number[] = [];
	const oneTry = async (): Promise<Try> => {
		tries.push(sandbox.requests.at(-1)?.n ?? 0);
		try {
			const [output = []] = await executeBatch(context, driven, scenario.partSize);
			const isOver = output[0]?.json.error === undefined;
			return { report: reportOf(output, items.length, false), isOver };
		} catch (error) {
			return { report: reportOfError(error, items.length), isOver: false };
		}
	};
	try {
		const work = allTries(scenario.tries, cancel.signal, oneTry);
		const report = await drive(work, clock, requests);
		const after = snapshots(sandbox, scenario, before.keys());
		return { scenario, account, report, before, after, log: [...sandbox.requests], tries };
	} finally {
		requests.stop();
		stopWatching();
	}
}

function itemsOf(scenario: RelationScenario, account: Account): INodeExecutionData[] {
	return scenario.works === 'links'
		? pairWishes(scenario, account).map((wish, item) => ({
				json: pairFields(wish, scenario, item),
			}))
		: recordWishes(scenario, account).map((wish) => ({ json: recordFields(scenario, wish) }));
}

function arm(stage: Stage, scenario: RelationScenario): void {
	const { operation, works, lookupFaults, writeFaults, linkFaults } = scenario;
	const isGet = works === 'records' && operation === 'get';
	stage.armOne('read', isGet ? writeFaults : lookupFaults);
	if (works === 'records' && !isGet) stage.armOne(PATHS[operation], writeFaults);
	for (const name of LINK_PATHS) {
		// HubSpot can leave a record without links out: a reply that lacks one is complete.
		const isRead = name === 'associations/batch/read';
		const isFalse = ({ name: fault }: PlannedFault) => isRead && LACKING.has(fault);
		stage.armOne(
			name,
			linkFaults.filter((fault) => !isFalse(fault)),
		);
	}
}

/** Faults of replies that lack results. */
const LACKING: ReadonlySet<FaultName> = new Set(['dropResult', 'emptyResults']);

/** The sandbox's names of the endpoints for links. */
export const LINK_PATHS = [
	'associations/batch/associate/default',
	'associations/batch/create',
	'associations/batch/read',
	'associations/batch/archive',
	'associations/batch/labels/archive',
] as const;
