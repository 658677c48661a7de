import type { INodeParameters } from 'n8n-workflow';

import { realSurroundings } from '../../../nodes/CrmBatch/n8n/http/clock';
import { executeNode } from '../../support/executeNode';
import { drive } from './drive';
import { fill } from '../items/account';
import { makeItems } from '../items/makeItems';
import { parametersOf } from '../items/parameters';
import { listReadsOf } from './listReads';
import { attemptsBy, callsOf, knownIds, othersOf, snapshots, type Played } from './played';
import { reportOf, reportOfError } from './report';
import type { ItemPlan, Scenario } from '../scenario/scenario';
import type { Stage } from './stage';

/** How much faster the node's time passes than the real one. */
const SPEED = 200;

/**
 * Runs the node through n8n's own engine, with n8n's HTTP client and credentials. The timers are
 * real ones, and the node's time passes faster. A cancelled run leaves no output to look at, a rate
 * limit would have to share the node's time, and n8n's own time zone is set for the whole process, so
 * none of these is part of such a run.
 */
export async function playThroughEngine(stage: Stage, any: Scenario): Promise<Played> {
	const scenario = asWorkflow(any);
	const { sandbox, clock, requests } = stage.open(scenario);
	const account = await fill(sandbox, scenario);
	const { items, wishes, itemValues } = makeItems(scenario, account);
	const before = snapshots(sandbox, scenario.object, knownIds(account, scenario));
	stage.arm(scenario);

	const real = { ...realSurroundings };
	Object.assign(realSurroundings, {
		now: () => real.now() * SPEED,
		sleep: async (ms: number, signal: AbortSignal) => await real.sleep(ms / SPEED, signal),
	});
	requests.watch();
	const { oauth, url } = sandbox;
	const isOAuth = scenario.signIn === 'oAuth2';
	const size = items.length;
	try {
		const run = executeNode({ ...parametersOf(scenario), ...linkRow(scenario) }, items, {
			...(isOAuth
				? {
						credentials: {
							hubspotCrmBatchOAuth2Api: {
								baseUrl: url,
								clientId: oauth.clientId,
								clientSecret: oauth.clientSecret,
								oauthTokenData: { ...sandbox.issueTokens() },
							},
						},
					}
				: { hubspot: sandbox }),
			onError: scenario.onError,
			retryOnFail: scenario.tries > 1,
			maxTries: scenario.tries,
			waitBetweenTries: 1,
		});
		const result = await drive(run, clock, requests);
		const output = [...result.items, ...result.failed].sort(bySourceItem);
		// Where one try ends and the next begins is not seen from here: each request counts as one.
		const isOneTry = scenario.tries === 1;
		const attemptOf = attemptsBy(isOneTry ? [0] : sandbox.requests.map(({ n }) => n - 1));
		const maySkip = scenario.options.notFound === 'skip' && scenario.operation === 'read';
		return {
			scenario,
			wishes,
			itemValues,
			report: result.error ? reportOfError(result.error, size) : reportOf(output, size, maySkip),
			before,
			after: snapshots(sandbox, scenario.object, before.keys()),
			calls: callsOf(sandbox.requests, scenario, attemptOf),
			reads: listReadsOf(sandbox.requests, attemptOf),
			otherCalls: othersOf(sandbox.requests, scenario),
			mostUnderWay: requests.most,
			summaries: [],
		};
	} finally {
		requests.forget();
		Object.assign(realSurroundings, real);
	}
}

/** The scenario as a saved workflow can have it: a collection has the same rows for all items. */
function asWorkflow(scenario: Scenario): Scenario {
	const isLinked = scenario.operation === 'create' && scenario.chance % 2 === 0;
	const items = scenario.items.map((plan): ItemPlan => {
		const [link = { to: 'live' as const, at: 0 }] = plan.links;
		return { ...plan, links: isLinked ? [link] : [] };
	});
	return { ...scenario, items, isTight: false, cancelAt: 0, timeZone: 'America/New_York' };
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

interface Paired {
	readonly pairedItem?: unknown;
}

/** Two outputs, each in order, as one. */
function bySourceItem(one: Paired, other: Paired): number {
	const sourceOf = ({ pairedItem }: Paired): number =>
		(pairedItem as { item?: number } | undefined)?.item ?? 0;
	return sourceOf(one) - sourceOf(other);
}
