import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Clock } from '../batch/types';
import { failureOf, problem } from '../hubspot/errors/problem';
import { isBatch } from '../hubspot/tables/allOperations';
import { noFacts } from './input/items/checkItems';
import { journalOf } from './journal';
import { startRun } from './openRun';
import { showHints } from './output/hints';
import { resultNotes } from './output/notes';
import { isUnwanted, type ItemOutcome, type UnsuccessfulItem } from './output/outcomes';
import { errorItems, outputItems } from './output/outputItems';
import { stopError } from './output/stopError';
import { kinds } from './stages/kinds';
import { allOutcomes, type NodeRun } from './stages/nodeRun';

/** Two batches. Reading them takes less than a second, even if n8n evaluates 20 expressions an item. */
const PART_SIZE = 200;

/**
 * Runs the node: items → requests → entries → batches → outcomes → items.
 *
 * Throws only with On Error = Stop Workflow, and then one error that has every outcome. With the
 * Continue settings, n8n passes the input items on as successes if the node throws, so everything
 * that goes wrong becomes an outcome of its items.
 *
 * @param partSize items that are read and checked together, before any of them is sent
 */
export async function executeBatch(
	context: IExecuteFunctions,
	clock: Clock,
	partSize = PART_SIZE,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[]];

	const started = await startRun(context, clock, items, isBatch);
	if (!started.ok) return started.failure;
	const { config, session, continues, engine, eventLoop, input } = started.value;
	const journal = journalOf(context, items);
	const settledBefore = new Set(journal.keys());
	const facts = noFacts();
	const run: NodeRun = {
		...{ context, items, config, session, eventLoop, continues, facts, journal, partSize },
		isSettled: (item) => settledBefore.has(item),
		outcomes: new Map(journal),
		isFatal: (outcome) => !continues && isUnwanted(outcome, config),
		notes: [],
	};

	let summary: string[] = [];
	try {
		summary = [await kinds[config.operation.kind](run)];
	} catch {
		// A bug, in this node or beside it. The items without an outcome get one below.
	}
	const outcomes = await eventLoop.run(allOutcomes(run));
	try {
		const notes = await eventLoop.run(resultNotes(outcomes, config, facts, input));
		showHints(context, [...summary, ...run.notes, ...notes]);
	} catch {
		// A run without hints is better than one without outcomes.
	}
	if (outcomes.some(run.isFatal)) {
		throw await eventLoop.run(stopError(context.getNode(), config, outcomes, facts));
	}
	try {
		return [await eventLoop.run(outputItems(outcomes, config, facts, input, engine))];
	} catch {
		// The records cannot be shown: each item still says what became of it.
		const unshown = outcomes.map(withoutRecord);
		return [await eventLoop.run(errorItems(unshown, input, engine, config.operation))];
	}
}

/** The outcome of an item whose record cannot be shown. */
function withoutRecord(outcome: ItemOutcome): UnsuccessfulItem {
	return outcome.outcome === 'succeeded'
		? { outcome: 'unknown', failure: failureOf(problem('LOST_TRACK')) }
		: outcome;
}
