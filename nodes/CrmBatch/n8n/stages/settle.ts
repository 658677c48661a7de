import type { Steps } from '../../batch/types';
import type { Failure } from '../../hubspot/errors/failure';
import { failureOf, problem } from '../../hubspot/errors/problem';
import type { JsonObject } from '../../hubspot/json';
import type { Entry } from '../../hubspot/tables/request';
import type { EventLoop } from '../eventLoop';
import { withoutPatience } from '../http/read';
import { cancelled } from '../http/send';
import type { Session } from '../http/session';
import type { NodeConfig } from '../input/config';
import type { Prepared } from '../input/prepare';
import { compared, failedItem, type ItemOutcome, type UnsuccessfulItem } from '../output/outcomes';
import { dryRunLine, summaryLine } from '../output/summary';
import { beforeLinks, linkWritten, shownInput } from './links/linkWritten';
import { sendBatches } from './sendBatches';

/** Records between two looks at the clock, to say how far the run is. */
const NOTED = 500;

/** One run of the node, after its items were read. */
export interface NodeRun {
	readonly session: Session;
	readonly eventLoop: EventLoop;
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

/** The outcomes that are known before anything is sent. */
export function* knownOutcomes(
	{ refused, heldBack, unchanged = new Map() }: Prepared,
	journal: ReadonlyMap<number, ItemOutcome>,
): Steps<Map<number, ItemOutcome>> {
	const outcomes = new Map<number, ItemOutcome>();
	for (const [item, failure] of refused) {
		outcomes.set(item, failedItem(failure));
		yield;
	}
	for (const [item, failure] of heldBack) {
		outcomes.set(item, { outcome: 'notSent', failure });
		yield;
	}
	for (const [entry, value] of unchanged) {
		yield;
		// A record that stays as it is can still be linked.
		if (entry.request.associations.length > 0) continue;
		const outcome: ItemOutcome = { outcome: 'succeeded', value };
		entry.items.forEach((item) => outcomes.set(item, outcome));
	}
	// The outcome of an earlier try is true, whatever is read from its item now.
	for (const [item, outcome] of journal) {
		outcomes.set(item, outcome);
		yield;
	}
	return outcomes;
}

/** Gives every entry its outcome. Returns a line that summarises the run. */
export async function settle(run: NodeRun): Promise<string> {
	const { session, eventLoop, config, prepared, outcomes, journal, isFatal } = run;
	const { refused, halted, unchanged = new Map<Entry, JsonObject>() } = prepared;
	const linkedOnly = [...unchanged].filter(([{ request }]) => request.associations.length > 0);
	const entries = [...prepared.entries, ...linkedOnly.map(([entry]) => entry)];
	const summary = async () =>
		await eventLoop.run(summaryLine([...outcomes.values()], config, session.cost));
	const settleEntry = ({ items }: Entry, outcome: ItemOutcome) =>
		items.forEach((item) => outcomes.set(item, outcome));

	function* settleEntries(outcomeOf: (entry: Entry) => ItemOutcome): Steps<void> {
		for (const entry of entries) {
			settleEntry(entry, outcomeOf(entry));
			yield;
		}
	}

	if (halted) {
		await eventLoop.run(settleOpenItems(run, { outcome: 'notSent', failure: halted }));
		return await summary();
	}

	// A check that fails stops the run before it has sent anything. What failed in an earlier try
	// stopped that try: this one sends what it left.
	const failure = stopFor(run);
	if (failure) {
		await eventLoop.run(settleEntries(() => ({ outcome: 'notSent', failure })));
		return await summary();
	}

	const { operation, dryRun } = config;
	if (dryRun && operation.writes) {
		await eventLoop.run(
			settleEntries((entry) => ({
				outcome: 'succeeded',
				value: shownInput(entry, config, unchanged.get(entry)),
			})),
		);
		return dryRunLine(entries.length, refused.size);
	}

	keepDecided(run);
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
	let written = 0;
	const settleWritten = (entry: Entry, outcomeOfWrite: ItemOutcome) => {
		written += 1;
		if (written % NOTED === 0) {
			eventLoop.progress?.note(outcomes.size, run.itemCount, 'settled');
		}
		const outcome = beforeLinks(outcomeOfWrite, entry, config);
		return settleItems(entry.items, outcome, outcome.outcome !== 'notLinked');
	};
	linkedOnly.forEach(([entry, value]) => settleWritten(entry, { outcome: 'succeeded', value }));
	await sendBatches(session, eventLoop, config, prepared, (entry, settled) =>
		settleWritten(entry, compared(settled, entry, config)),
	);
	const patient = gaveUp ? withoutPatience(session) : session;
	await linkWritten(patient, eventLoop, outcomes, config.concurrency, settleItems, stop);
	return await summary();
}

/**
 * Keeps what failed because of a value that its record would get. A further try could find a record
 * that this one creates for another item, and then write the item after all.
 */
function keepDecided({ prepared, outcomes, journal }: NodeRun): void {
	for (const item of prepared.decidedAgainst ?? []) {
		const outcome = outcomes.get(item);
		if (outcome) journal.set(item, outcome);
	}
}

/** Why nothing is to be sent: a check that fails stops the run before it has sent anything. */
export function stopFor(run: NodeRun): Failure | undefined {
	const fatal = firstFatal(run);
	return fatal === undefined ? undefined : stoppedBy(fatal);
}

function firstFatal({ outcomes, journal, isFatal }: NodeRun): number | undefined {
	for (const [item, outcome] of outcomes) {
		if (!journal.has(item) && isFatal(outcome)) return item;
	}
	return undefined;
}

/** The outcomes of all items, in their order. */
export function* allOutcomes(run: NodeRun): Steps<ItemOutcome[]> {
	const all: ItemOutcome[] = [];
	for (let item = 0; item < run.itemCount; item++) {
		all.push(run.outcomes.get(item) ?? missingOutcome(run, item));
		yield;
	}
	return all;
}

function* settleOpenItems({ itemCount, outcomes }: NodeRun, outcome: ItemOutcome): Steps<void> {
	for (let item = 0; item < itemCount; item++) {
		if (!outcomes.has(item)) outcomes.set(item, outcome);
		yield;
	}
}

/** The outcome of an item that has none: it was not read, because the execution was cancelled. */
function missingOutcome({ prepared, config }: NodeRun, item: number): UnsuccessfulItem {
	if (!prepared.requests.has(item)) return { outcome: 'notSent', failure: cancelled };
	// A bug in this node. It is not thrown, because what was written must stay in view.
	const failure = failureOf(problem('LOST_TRACK'));
	return config.operation.writes ? { outcome: 'unknown', failure } : failedItem(failure);
}

export function stoppedBy(item: number): Failure {
	return failureOf(problem('STOPPED', { item: String(item) }));
}
