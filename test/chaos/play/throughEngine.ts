import type { INodeParameters } from 'n8n-workflow';

import { systemClock } from '../../../nodes/CrmBatch/n8n/http/clock';
import type { Sandbox } from '../../../sandbox';
import { executeNode, type ExecuteNodeOptions } from '../../support/engine/executeNode';
import { fillAccount } from '../items/account';
import { makeItems } from '../items/makeItems';
import { parametersOf } from '../items/parameters';
import type { ItemPlan, Scenario } from '../scenario/scenario';
import { drive, nodeClock } from './drivenClock';
import { knownIds, snapshots, sortRequests, type PlayedRun } from './playedRun';
import { reportOf, reportOfError } from './report';
import type { Stage } from './stage';

/** Runs the node through n8n's own engine, with n8n's HTTP client and credentials, in driven time. */
export async function playThroughEngine(stage: Stage, any: Scenario): Promise<PlayedRun> {
	const scenario = asWorkflow(any);
	const { sandbox, clock, requests } = stage.open(scenario);
	const account = await fillAccount(sandbox, scenario);
	const { items, ...made } = makeItems(scenario, account);
	const before = snapshots(sandbox, scenario.object, knownIds(account, scenario));
	stage.arm(scenario);

	const real = { ...systemClock };
	Object.assign(systemClock, nodeClock(clock, scenario.salt));
	requests.watch();
	try {
		const run = executeNode({ ...parametersOf(scenario), ...linkRow(scenario) }, items, {
			...signIn(scenario, sandbox),
			onError: scenario.onError,
			retryOnFail: scenario.tries > 1,
			maxTries: scenario.tries,
			waitBetweenTries: 1,
		});
		const result = await drive(run, clock, requests);
		const output = [...result.items, ...result.failed].sort(bySourceItem);
		const maySkip = scenario.options.notFound === 'skip' && scenario.operation === 'read';
		// Where one try ends and the next begins is not visible here: each request counts as one try.
		const tries = scenario.tries === 1 ? [0] : sandbox.requests.map(({ n }) => n - 1);
		return {
			scenario,
			...made,
			report: result.error
				? reportOfError(result.error, items.length)
				: reportOf(output, items.length, maySkip),
			before,
			after: snapshots(sandbox, scenario.object, before.keys()),
			...sortRequests(sandbox.requests, scenario, tries),
			mostUnderWay: requests.most,
			summaries: [],
		};
	} finally {
		requests.stop();
		Object.assign(systemClock, real);
	}
}

/**
 * The scenario without what a run through the engine cannot vary: the associations are one row for
 * all items, no run is cancelled because a cancelled execution has no output to check, and the time
 * zone is n8n's default because n8n reads it once for the whole process.
 */
function asWorkflow(scenario: Scenario): Scenario {
	const isLinked = scenario.operation === 'create' && scenario.salt % 2 === 0;
	const items = scenario.items.map((plan): ItemPlan => {
		const [link = { to: 'live' as const, at: 0 }] = plan.links;
		return { ...plan, links: isLinked ? [link] : [] };
	});
	return { ...scenario, items, cancelAt: 0, timeZone: 'America/New_York' };
}

function linkRow({ items }: Scenario): INodeParameters {
	const isLinked = items.some(({ links }) => links.length > 0);
	const row = {
		toObjectType: '={{ $json.links[0].toObjectType }}',
		toObjectId: '={{ $json.links[0].toObjectId }}',
		associationType: '',
	};
	return isLinked ? { associations: { association: [row] } } : { associations: {} };
}

function signIn(scenario: Scenario, sandbox: Sandbox): ExecuteNodeOptions {
	if (scenario.signIn === 'serviceKey') return { hubspot: sandbox };
	const { clientId, clientSecret } = sandbox.oauth;
	return {
		credentials: {
			hubspotCrmBatchOAuth2Api: {
				baseUrl: sandbox.url,
				clientId,
				clientSecret,
				oauthTokenData: { ...sandbox.issueTokens() },
			},
		},
	};
}

interface Paired {
	readonly pairedItem?: unknown;
}

/** Sorts the items of two outputs into the order of the input items. */
function bySourceItem(one: Paired, other: Paired): number {
	const sourceOf = ({ pairedItem }: Paired): number =>
		(pairedItem as { item?: number } | undefined)?.item ?? 0;
	return sourceOf(one) - sourceOf(other);
}
