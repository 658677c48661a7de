import type { Failure } from '../../hubspot/errors/failure';
import { failureOf, problem } from '../../hubspot/errors/problem';
import type { Entry } from '../../hubspot/tables/request';
import { withoutPatience } from '../http/read';
import type { Session } from '../http/session';
import type { NodeConfig } from '../input/config';
import type { Prepared } from '../input/prepare';
import { compared, type ItemOutcome } from '../output/outcomes';
import { dryRunLine, summaryLine } from '../output/summary';
import { beforeLinks, linkWritten, shownInput } from './links/linkWritten';
import { sendBatches } from './sendBatches';

/** One run of the node, after its items were read. */
export interface NodeRun {
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

/** Gives every entry its outcome. Returns a line that summarises the run. */
export async function settle(run: NodeRun): Promise<string> {
	const { session, config, prepared, outcomes, journal, isFatal } = run;
	const { entries, refused, halted } = prepared;
	const summary = () => summaryLine([...outcomes.values()], config, session.cost);
	const settleEntry = ({ items }: Entry, outcome: ItemOutcome) =>
		items.forEach((item) => outcomes.set(item, outcome));

	if (halted) {
		settleOpenItems(run, { outcome: 'notSent', failure: halted });
		return summary();
	}

	const failure = stopFor(run);
	if (failure) {
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

/**
 * Why nothing is to be sent: a check that fails stops the run before it has sent anything. What failed
 * in an earlier try stopped that try; this one sends what it left.
 */
export function stopFor({ outcomes, journal, isFatal }: NodeRun): Failure | undefined {
	const fatal = [...outcomes].find(([item, outcome]) => !journal.has(item) && isFatal(outcome));
	return fatal && stoppedBy(fatal[0]);
}

function settleOpenItems({ itemCount, outcomes }: NodeRun, outcome: ItemOutcome): void {
	for (let item = 0; item < itemCount; item++) {
		if (!outcomes.has(item)) outcomes.set(item, outcome);
	}
}

export function stoppedBy(item: number): Failure {
	return failureOf(problem('STOPPED', { item: String(item) }));
}
