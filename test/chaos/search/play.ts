import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { executeSearch } from '../../../nodes/CrmBatch/n8n/search/executeSearch';
import type { LoggedRequest } from '../../../sandbox';
import { watchExchanges } from '../../../sandbox/http/exchanges';
import { drive, nodeClock } from '../play/drivenClock';
import type { Stage } from '../play/stage';
import { standInContext } from '../play/standInContext';
import { OBJECTS } from '../relations/objects';
import { fillAccount, FILTERS, Matches } from './account';
import type { SearchPlan, SearchScenario } from './scenario';

/** How the last try of the node ended. */
type Ending =
	| {
			readonly how: 'returned';
			readonly output: ReadonlyArray<{ json: IDataObject; pairedItem?: unknown }>;
	  }
	| { readonly how: 'threw'; readonly error: unknown };

/** Everything known of a run after it ends. */
export interface PlayedSearch {
	readonly scenario: SearchScenario;
	readonly ending: Ending;
	readonly matches: Matches;
	/** The requests of the node, oldest first. */
	readonly log: readonly LoggedRequest[];
	/** Number of the last request before each try of the node. */
	readonly tries: readonly number[];
}

/** Time in which the search index gets what was written before the run. */
const INDEXING_MS = 10_000;

/** Runs the searches of the node against the sandbox, in driven time. */
export async function playSearch(stage: Stage, scenario: SearchScenario): Promise<PlayedSearch> {
	const { sandbox, clock, requests } = stage.open(scenario);
	fillAccount(sandbox, scenario);
	clock.advance(INDEXING_MS);
	const matches = new Matches(sandbox, scenario);
	stage.armOne('search', scenario.faults);

	const items = scenario.items.map((plan) => ({ json: fieldsOf(plan) }));
	const settings = { ...scenario, parameters: parametersOf(scenario), timeZone: 'UTC' as const };
	const driven = nodeClock(clock, scenario.salt);
	const cancel = new AbortController();
	const { cancelAt } = scenario;
	const stopWatching = stage.cancelAt({ cancelAt, operation: 'search' }, cancel);
	const stranger = intrude(scenario, matches);
	// All tries use one credential, and so one rate limit.
	const context = standInContext(settings, items, sandbox, cancel.signal);
	requests.watch();
	const tries: number[] = [];
	const oneTry = async (): Promise<Ending> => {
		tries.push(sandbox.requests.at(-1)?.n ?? 0);
		try {
			const [output = []] = await executeSearch(context, driven);
			return { how: 'returned', output };
		} catch (error) {
			return { how: 'threw', error };
		}
	};
	const allTries = async (): Promise<Ending> => {
		for (let left = scenario.tries - 1; ; left--) {
			const ending = await oneTry();
			const isOver = ending.how === 'returned' && ending.output[0]?.json.error === undefined;
			if (isOver || left === 0 || cancel.signal.aborted) return ending;
		}
	};
	try {
		const ending = await drive(allTries(), clock, requests);
		await stranger.done();
		const log = sandbox.requests.filter(({ token }) => !matches.isStrangers(token));
		return { scenario, ending, matches, log, tries };
	} finally {
		requests.stop();
		stopWatching();
		stranger.stop();
	}
}

/** Lets somebody else act between the requests, one act after the other. */
function intrude({ intrusions }: SearchScenario, matches: Matches) {
	let answered = 0;
	let acts = Promise.resolve();
	const stop = watchExchanges(({ operation }) => {
		if (operation !== 'search') return;
		answered += 1;
		for (const intrusion of intrusions.filter(({ after }) => after === answered)) {
			acts = acts.then(async () => await matches.act(intrusion));
		}
	});
	return { stop, done: async () => await acts };
}

function fieldsOf({ filter, limit }: SearchPlan): IDataObject {
	const { filters, since = '' } = FILTERS[filter];
	return { filters: filters as unknown as IDataObject[], since, all: limit === 0, limit };
}

function parametersOf({ object, maxWait }: SearchScenario): INodeParameters {
	return {
		...OBJECTS[object].parameters,
		operation: 'search',
		authentication: 'serviceKey',
		filters: '={{ $json.filters }}',
		modifiedSince: '={{ $json.since }}',
		returnAll: '={{ $json.all }}',
		limit: '={{ $json.limit }}',
		propertyNames: ['note', 'points'],
		simplify: true,
		options: { maxWait },
	};
}
