import type { Steps } from '../../batch/types';
import type { Failure } from '../../hubspot/errors/failure';
import { failureOf, problem } from '../../hubspot/errors/problem';
import { quickly } from '../eventLoop';
import { cancelled } from '../http/send';
import type { CheckedItems, RunItems } from '../input/items/checkItems';
import { failedItem, type ItemOutcome, type UnsuccessfulItem } from '../output/outcomes';

/** One run of the node. */
export interface NodeRun extends RunItems {
	/** Is On Error one of the two Continue settings? */
	readonly continues: boolean;
	/** The outcomes so far, by item index. Those of earlier tries are among them from the start. */
	readonly outcomes: Map<number, ItemOutcome>;
	/** The outcomes that a further try of this run keeps. */
	readonly journal: Map<number, ItemOutcome>;
	/** Does this outcome stop the run? */
	readonly isFatal: (outcome: ItemOutcome) => boolean;
	/** Notes for the user. */
	readonly notes: string[];
	/** Items that are read and checked together, before any of them is sent. */
	readonly partSize: number;
}

/** Gives the items that are not to be sent their outcome. That of an earlier try is true, and stays. */
export function* settleUnsent(
	{ outcomes, isSettled }: NodeRun,
	{ refused, heldBack }: Pick<CheckedItems, 'refused' | 'heldBack'>,
): Steps<void> {
	const settle = (item: number, outcome: ItemOutcome) => {
		if (!isSettled(item)) outcomes.set(item, outcome);
	};
	for (const [item, failure] of refused) {
		settle(item, failedItem(failure));
		yield;
	}
	for (const [item, failure] of heldBack) {
		settle(item, { outcome: 'notSent', failure });
		yield;
	}
}

/** Gives the items without an outcome this one. */
export function* settleOpenItems({ items, outcomes }: NodeRun, outcome: ItemOutcome): Steps<void> {
	for (const item of items.keys()) {
		if (!outcomes.has(item)) outcomes.set(item, outcome);
		yield;
	}
}

/**
 * Why nothing is to be sent: a check that fails stops the run before it has sent anything. What failed
 * in an earlier try stopped that try: this one sends what it left.
 */
export function stopFor({ outcomes, journal, isFatal }: NodeRun): Failure | undefined {
	for (const [item, outcome] of outcomes) {
		if (!journal.has(item) && isFatal(outcome)) return stoppedBy(item);
	}
	return undefined;
}

export function stoppedBy(item: number): Failure {
	return failureOf(problem('STOPPED', { item: String(item) }));
}

/** The outcomes of all items, in their order. */
export function* allOutcomes(run: NodeRun): Steps<ItemOutcome[]> {
	const all: ItemOutcome[] = [];
	yield* quickly(run.items, (_, item) => {
		all.push(run.outcomes.get(item) ?? missingOutcome(run, item));
	});
	return all;
}

/**
 * The outcome of an item that has none: it was not read, because the execution was cancelled. Anything
 * else is a bug in this node, which is not thrown: what was written must stay in view.
 */
function missingOutcome({ facts, config, session }: NodeRun, item: number): UnsuccessfulItem {
	const lost = failureOf(problem('LOST_TRACK'));
	if (!facts.envelopes[item]) {
		return { outcome: 'notSent', failure: session.signal.aborted ? cancelled : lost };
	}
	return config.operation.writes ? { outcome: 'unknown', failure: lost } : failedItem(lost);
}
