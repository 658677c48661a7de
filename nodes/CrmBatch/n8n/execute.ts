import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Clock } from '../batch/types';
import { failureOf, problem } from '../hubspot/errors/problem';
import { engineOf } from './engine';
import { cancelled } from './http/send';
import { journalOf } from './journal';
import { openRun } from './openRun';
import { showHints } from './output/hints';
import { resultNotes } from './output/notes';
import { failedItem, isUnwanted, type ItemOutcome, type UnsuccessfulItem } from './output/outcomes';
import { errorItem, outputItems } from './output/outputItems';
import { settingsError, stopError } from './output/stopError';
import { kinds } from './stages/kinds';
import type { NodeRun } from './stages/settle';

/**
 * Runs the node: items → requests → entries → batches → outcomes → items.
 *
 * Throws only with On Error = Stop Workflow, and then one error that has every outcome. With the
 * Continue settings, n8n passes the input items on as successes if the node throws, so everything
 * that goes wrong becomes an outcome of its items.
 */
export async function executeBatch(
	context: IExecuteFunctions,
	clock: Clock,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[]];

	const continues = context.continueOnFail();
	const engine = engineOf(context);
	const opened = await openRun(context, clock);
	// Not in an n8n that always keeps binary data beside the fields.
	const isBinaryInJson = context.getWorkflowSettings?.().binaryMode === 'combined';
	const input = { items, isBinaryInJson };
	if (!opened.ok) {
		const { failure } = opened;
		if (!continues) throw settingsError(context.getNode(), failure);
		return [items.map((_, item) => errorItem(item, failedItem(failure), undefined, input, engine))];
	}

	const { config, session } = opened.value;
	const journal = journalOf(context, items);
	const { prepare, settle } = kinds[config.operation.kind];
	const isSettled = (item: number) => journal.has(item);
	const prepared = await prepare(context, items, config, session, isSettled);
	const refused = [...prepared.refused].map(
		([item, failure]) => [item, failedItem(failure)] as const,
	);
	const heldBack = [...prepared.heldBack].map(
		([item, failure]) => [item, { outcome: 'notSent', failure }] as const,
	);
	const run: NodeRun = {
		session,
		config,
		prepared,
		itemCount: items.length,
		journal,
		// The outcome of an earlier try is true, whatever is read from its item now.
		outcomes: new Map<number, ItemOutcome>([...refused, ...heldBack, ...journal]),
		isFatal: (outcome) => !continues && isUnwanted(outcome, config),
	};

	let summary: string[] = [];
	try {
		summary = [await settle(run)];
	} catch {
		// A bug, in this node or beside it. The items without an outcome get one below.
	}
	const outcomes = items.map((_, item) => run.outcomes.get(item) ?? missingOutcome(run, item));
	try {
		const notes = resultNotes(outcomes, config, prepared, input);
		showHints(context, [...summary, ...prepared.notes, ...notes]);
	} catch {
		// A run without hints is better than one without outcomes.
	}
	if (outcomes.some(run.isFatal)) {
		throw stopError(context.getNode(), config, outcomes, prepared);
	}
	try {
		return [outputItems(outcomes, config, prepared, input, engine)];
	} catch {
		// The records cannot be shown: each item still says what became of it.
		return [
			outcomes.map((outcome, item) =>
				errorItem(item, withoutRecord(outcome), undefined, input, engine),
			),
		];
	}
}

/** The outcome of an item whose record cannot be shown. */
function withoutRecord(outcome: ItemOutcome): UnsuccessfulItem {
	return outcome.outcome === 'succeeded'
		? { outcome: 'unknown', failure: failureOf(problem('LOST_TRACK')) }
		: outcome;
}

/** The outcome of an item that has none: it was not read, because the execution was cancelled. */
function missingOutcome({ prepared, config }: NodeRun, item: number): UnsuccessfulItem {
	if (!prepared.requests.has(item)) return { outcome: 'notSent', failure: cancelled };
	// A bug in this node. It is not thrown, because what was written must stay in view.
	const failure = failureOf(problem('LOST_TRACK'));
	return config.operation.writes ? { outcome: 'unknown', failure } : failedItem(failure);
}
