import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { addCosts } from '../batch/run';
import type { Surroundings } from '../batch/types';
import { complain, refusal } from '../hubspot/errors/problem';
import type { Failure } from '../hubspot/errors/failure';
import type { Entry } from '../hubspot/tables/request';
import { cancelled } from './http/cancelled';
import { showHints } from './output/hints';
import { journalOf, type ItemOutcome } from './journal';
import { errorItem, isMiss, outputItems, type Miss } from './output/outputItems';
import { prepare, type Prepared } from './input/prepare';
import { sendBatches } from './sendBatches';
import { readSetup, type Setup } from './input/config';
import { settingsError, stopError } from './output/stopError';
import { dryRunLine, summaryLine } from './output/summary';

/** One run of the node, from when its items are read. */
interface NodeRun {
	readonly context: IExecuteFunctions;
	readonly surroundings: Surroundings;
	readonly setup: Setup;
	readonly prepared: Prepared;
	/** What became of each item so far. */
	readonly outcomes: Map<number, ItemOutcome>;
	/** What a further try of this run need not send. */
	readonly journal: Map<number, ItemOutcome>;
	/** Does this outcome stop the run? */
	readonly isFatal: (outcome: ItemOutcome) => boolean;
}

/**
 * One run of the node: items → requests → entries → batches → outcomes → items.
 *
 * Throws only with On Error = Stop Workflow, and then one error that has every outcome. With the
 * Continue settings an error that is thrown would make n8n pass the input items on as if they had
 * succeeded, so everything that goes wrong is an outcome of the items it concerns.
 */
export async function executeBatch(
	context: IExecuteFunctions,
	surroundings: Surroundings,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[]];

	const goesOn = context.continueOnFail();
	const setup = await readSetup(context);
	if ('message' in setup) {
		if (!goesOn) throw settingsError(context.getNode(), setup);
		return [items.map((_, item) => errorItem(item, failed(setup), undefined))];
	}

	const journal = journalOf(context, items);
	const isSettled = (item: number) => journal.has(item);
	const prepared = await prepare(context, items, setup, isSettled, surroundings);
	const refused = [...prepared.refused].map(([item, reason]) => [item, failed(reason)] as const);
	const run: NodeRun = {
		context,
		surroundings,
		setup,
		prepared,
		journal,
		// What a record became on an earlier try is true, whatever is read of its item now.
		outcomes: new Map([...refused, ...journal]),
		isFatal: (outcome) => !goesOn && isMiss(outcome, setup),
	};

	const summary = await conclude(run);
	showHints(context, [summary, ...prepared.notes]);
	const results = items.map((_, item) => run.outcomes.get(item) ?? outcomeOfLost(run, item));
	if (results.some(run.isFatal)) {
		throw stopError(context.getNode(), setup, results, prepared);
	}
	return [outputItems(results, setup, prepared)];
}

/** Gives every entry its outcome. Returns a line that sums the run up. */
async function conclude(run: NodeRun): Promise<string> {
	const { context, surroundings, setup, prepared, outcomes, journal, isFatal } = run;
	const { operation, settings } = setup;
	const settle = ({ items }: Entry, outcome: ItemOutcome) =>
		items.forEach((item) => outcomes.set(item, outcome));

	if (prepared.halted) return haltedLine(run, prepared.halted);

	// A check that fails stops the run before it has sent anything.
	const fatal = [...outcomes].find(([, outcome]) => isFatal(outcome));
	if (fatal) {
		const reason = stoppedBy(fatal[0]);
		prepared.entries.forEach((entry) => settle(entry, { outcome: 'notSent', reason }));
		return summaryLine([...outcomes.values()], setup, prepared.cost);
	}

	if (settings.dryRun && operation.writes) {
		prepared.entries.forEach((entry) =>
			settle(entry, { outcome: 'succeeded', result: operation.inputOf(entry) }),
		);
		return dryRunLine(prepared.entries.length, prepared.refused.size);
	}

	const cost = await sendBatches(context, setup, prepared.entries, {
		surroundings,
		stopReason: (entry, outcome) => (isFatal(outcome) ? stoppedBy(entry.items[0] ?? 0) : undefined),
		onSettled: (entry, outcome) => {
			settle(entry, outcome);
			// What was not sent is open: another try of this run may send it.
			if (outcome.outcome === 'notSent') return;
			entry.items.forEach((item) => journal.set(item, outcome));
		},
	});
	return summaryLine([...outcomes.values()], setup, addCosts(prepared.cost, cost));
}

/** Nothing can be sent: whatever has no outcome yet is not sent. */
function haltedLine({ context, setup, prepared, outcomes }: NodeRun, reason: Failure): string {
	const open = context.getInputData().map((_, item) => item);
	open
		.filter((item) => !outcomes.has(item))
		.forEach((item) => outcomes.set(item, { outcome: 'notSent', reason }));
	return summaryLine([...outcomes.values()], setup, prepared.cost);
}

/** The outcome of an item that has none: it was not read, because the execution was cancelled. */
function outcomeOfLost({ prepared, setup }: NodeRun, item: number): Miss {
	if (!prepared.requests.has(item)) return { outcome: 'notSent', reason: cancelled };
	// A fault of this node; but what else was written must stay in view, so it is not thrown.
	const reason = refusal(complain('LOST_TRACK'));
	return setup.operation.writes ? { outcome: 'unknown', reason } : failed(reason);
}

function failed(reason: Failure): Miss {
	return { outcome: 'failed', reason, alone: true };
}

function stoppedBy(item: number): Failure {
	return refusal(complain('STOPPED', { item: String(item) }));
}
