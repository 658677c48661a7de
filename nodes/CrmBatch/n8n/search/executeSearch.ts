import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Clock } from '../../batch/types';
import { failureOf, problem } from '../../hubspot/errors/problem';
import { isSearch } from '../../hubspot/tables/allOperations';
import type { Search } from '../../hubspot/tables/searches';
import { cancelled } from '../http/send';
import { startRun, type StartedRun } from '../openRun';
import { showHints } from '../output/hints';
import { failedItem, type ItemOutcome } from '../output/outcomes';
import { stopError } from '../output/stopError';
import { noFacts } from '../input/items/checkItems';
import { stoppedBy } from '../stages/nodeRun';
import { FoundRecords, foundItems } from './foundItems';
import { prepareSearches, type PlannedSearch } from './prepareSearches';
import { runSearches, type SearchOutcome } from './runSearches';
import { searchLine } from './summary';

/**
 * Runs searches: items → searches → pages → items, one for each record found.
 *
 * Throws only with On Error = Stop Workflow, as a run of batches does. A further try of Retry On Fail
 * searches again, because a search changes nothing.
 */
export async function executeSearch(
	context: IExecuteFunctions,
	clock: Clock,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[]];

	const started = await startRun(context, clock, items, isSearch);
	if (!started.ok) return started.failure;
	const run: SearchRun = { ...started.value, settled: new Map() };
	const { config, session, continues, engine, eventLoop, input, settled } = run;
	let notes: readonly string[] = [];
	try {
		notes = await settle(context, items, run);
	} catch {
		// A bug, in this node or beside it. The items without an outcome get one below.
	}
	const missing = session.signal.aborted ? notRead : lostTrack;
	const outcomes = items.map((_, item) => settled.get(item) ?? missing);
	try {
		showHints(context, [searchLine(outcomes, session.cost), ...notes]);
	} catch {
		// A run without hints is better than one without outcomes.
	}
	if (!continues && outcomes.some(isUnsuccessful)) {
		throw await eventLoop.run(
			stopError(context.getNode(), config, outcomes.map(asItemOutcome), noFacts()),
		);
	}
	return [await eventLoop.run(foundItems(outcomes, config, input, engine))];
}

/** One run of searches. */
interface SearchRun extends StartedRun<Search> {
	/** The outcomes so far, by item index. */
	readonly settled: Map<number, SearchOutcome>;
}

/** Gives every item that is read its outcome. Returns notes for the user. */
async function settle(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	{ config, session, eventLoop, continues, settled }: SearchRun,
): Promise<string[]> {
	const planned = await prepareSearches(context, items, config, session, eventLoop);
	const { searches, refused, heldBack, notes } = planned;
	refused.forEach((failure, item) => settled.set(item, failedItem(failure)));
	heldBack.forEach((failure, item) => settled.set(item, { outcome: 'notSent', failure }));
	const records = new FoundRecords(config.simplify, searches);
	const found: PlannedSearch[] = [];

	/** Returns why nothing more is to be sent, with Stop Workflow. */
	const onSettled = (search: PlannedSearch, outcome: SearchOutcome) => {
		search.items.forEach((item) => settled.set(item, outcome));
		if (outcome.outcome === 'succeeded' && outcome.found.length > 0) found.push(search);
		return isUnsuccessful(outcome) && !continues ? stoppedBy(search.items[0] ?? 0) : undefined;
	};
	// A check that fails stops the run before it has sent anything.
	const [fatal] = continues ? [] : settled.keys();
	if (fatal === undefined) {
		await runSearches(session, config.object, searches, records.toFields, onSettled);
	} else {
		const failure = stoppedBy(fatal);
		searches.forEach((search) => onSettled(search, { outcome: 'notSent', failure }));
	}

	const hasError = (item: number) => Object.hasOwn(items[item]?.json ?? {}, 'error');
	const isErrorRenamed = config.includeInput && found.some((search) => search.items.some(hasError));
	return [...notes, ...records.notes(found, isErrorRenamed)];
}

/** The outcome of an item that was not read, because the execution was cancelled. */
const notRead: SearchOutcome = { outcome: 'notSent', failure: cancelled };

/** The outcome of an item after a bug in this node. */
const lostTrack: SearchOutcome = failedItem(failureOf(problem('LOST_TRACK')));

function isUnsuccessful({ outcome }: SearchOutcome): boolean {
	return outcome !== 'succeeded';
}

function asItemOutcome(outcome: SearchOutcome): ItemOutcome {
	return outcome.outcome === 'succeeded' ? { outcome: 'succeeded', value: undefined } : outcome;
}
