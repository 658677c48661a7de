import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Clock } from '../batch/types';
import type { Failure } from '../hubspot/errors/failure';
import { failureOf, problem } from '../hubspot/errors/problem';
import type { Entry } from '../hubspot/tables/request';
import { engineOf } from './engine';
import { withoutPatience } from './http/read';
import { cancelled } from './http/send';
import type { Session } from './http/session';
import type { NodeConfig } from './input/config';
import { prepare, type Prepared } from './input/prepare';
import { journalOf } from './journal';
import { openRun } from './openRun';
import { showHints } from './output/hints';
import { resultNotes } from './output/notes';
import {
	compared,
	failedItem,
	isUnwanted,
	type ItemOutcome,
	type UnsuccessfulItem,
} from './output/outcomes';
import { errorItem, outputItems } from './output/outputItems';
import { settingsError, stopError } from './output/stopError';
import { dryRunLine, summaryLine } from './output/summary';
import { beforeLinks, linkWritten, shownInput } from './stages/linkWritten';
import { resolveLinks } from './stages/resolveLinks';
import { sendBatches } from './stages/sendBatches';

/** One run of the node, after its items were read. */
interface NodeRun {
	readonly session: Session;
	readonly config: NodeConfig;
	readonly prepared: Prepared;
	readonly itemCount: number;
	/** The outcomes so far, by item index. */
	readonly outcomes: Map<number, ItemOutcome>;
	/** The outcomes that a further try of this run keeps. */
	readonly journal: Map<number, ItemOutcome>;
	/** Does this outcome stop the run? */
	readonly isFatal: (outcome: ItemOutcome) => boolean;
}

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
	const prepared = await prepare(
		context,
		items,
		config,
		session,
		(item) => journal.has(item),
		async (requests) => await resolveLinks(session, requests, config.concurrency),
	);
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

/** Gives every entry its outcome. Returns a line that summarises the run. */
async function settle(run: NodeRun): Promise<string> {
	const { session, config, prepared, outcomes, journal, isFatal } = run;
	const { entries, refused, halted } = prepared;
	const summary = () => summaryLine([...outcomes.values()], config, session.cost);
	const settleEntry = ({ items }: Entry, outcome: ItemOutcome) =>
		items.forEach((item) => outcomes.set(item, outcome));

	if (halted) {
		settleOpenItems(run, { outcome: 'notSent', failure: halted });
		return summary();
	}

	// A check that fails stops the run before it has sent anything. What failed in an earlier try
	// stopped that try: this one sends what it left.
	const fatal = [...outcomes].find(([item, outcome]) => !journal.has(item) && isFatal(outcome));
	if (fatal) {
		const failure = stoppedBy(fatal[0]);
		entries.forEach((entry) => settleEntry(entry, { outcome: 'notSent', failure }));
		return summary();
	}

	const { operation, dryRun } = config;
	if (dryRun && operation.writes) {
		entries.forEach((entry) =>
			settleEntry(entry, { outcome: 'succeeded', value: shownInput(entry, config) }),
		);
		return dryRunLine(entries.length, refused.size);
	}

	let stop: Failure | undefined;
	let gaveUp = false;
	const settleItems = (items: readonly number[], outcome: ItemOutcome, isFinal = true) => {
		items.forEach((item) => outcomes.set(item, outcome));
		// What was not sent stays open: a further try of this run can send it.
		if (outcome.outcome === 'notSent') gaveUp = true;
		else items.forEach((item) => journal.set(item, outcome));
		if (isFinal && isFatal(outcome)) stop ??= stoppedBy(items[0] ?? 0);
		return stop;
	};
	await sendBatches(session, config, prepared, (entry, settled) => {
		const outcome = beforeLinks(compared(settled, entry, config), entry, config);
		return settleItems(entry.items, outcome, outcome.outcome !== 'notLinked');
	});
	const patient = gaveUp ? withoutPatience(session) : session;
	await linkWritten(patient, outcomes, config.concurrency, settleItems, stop);
	return summary();
}

function settleOpenItems({ itemCount, outcomes }: NodeRun, outcome: ItemOutcome): void {
	for (let item = 0; item < itemCount; item++) {
		if (!outcomes.has(item)) outcomes.set(item, outcome);
	}
}

/** The outcome of an item that has none: it was not read, because the execution was cancelled. */
function missingOutcome({ prepared, config }: NodeRun, item: number): UnsuccessfulItem {
	if (!prepared.requests.has(item)) return { outcome: 'notSent', failure: cancelled };
	// A bug in this node. It is not thrown, because what was written must stay in view.
	const failure = failureOf(problem('LOST_TRACK'));
	return config.operation.writes ? { outcome: 'unknown', failure } : failedItem(failure);
}

function stoppedBy(item: number): Failure {
	return failureOf(problem('STOPPED', { item: String(item) }));
}
