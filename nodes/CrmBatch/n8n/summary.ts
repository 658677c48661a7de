import type { RunCost } from '../batch/run';
import type { Operation } from '../hubspot/operations';
import type { ItemOutcome } from './journal';

/** How many items came to which end. */
export interface Counts {
	readonly succeeded: number;
	readonly failed: number;
	readonly notSent: number;
	readonly unknown: number;
}

export function count(outcomes: readonly ItemOutcome[]): Counts {
	const counts = { succeeded: 0, failed: 0, notSent: 0, unknown: 0 };
	outcomes.forEach(({ outcome }) => (counts[outcome] += 1));
	return counts;
}

/** One line about a run, shown as the node's execution hint. Records that items share count once. */
export function summaryLine(
	outcomes: readonly ItemOutcome[],
	operation: Operation,
	cost: RunCost = { requests: 0, retries: 0, waitedMs: 0 },
): string {
	const counts = count(outcomes);
	// Items that stand for one record share its outcome, the very same object.
	const done = [...new Set(outcomes)].filter(({ outcome }) => outcome === 'succeeded');
	const records = outcomes.length - counts.succeeded + done.length;
	// Only an upsert tells which of its records are new.
	const created = countNew(done, true);
	const updated = countNew(done, false);
	const parts = [
		...(created + updated > 0
			? [`${created} created`, `${updated} updated`]
			: [`${done.length} ${operation.done}`]),
		`${counts.failed} failed`,
		...(counts.notSent > 0 ? [`${counts.notSent} not sent`] : []),
		...(counts.unknown > 0 ? [`${counts.unknown} of unknown outcome`] : []),
	];
	const items = records < outcomes.length ? ` from ${plural(outcomes.length, 'item')}` : '';
	const waited = `${(cost.waitedMs / 1000).toFixed(1)} s waited`;
	return (
		`${plural(records, 'record')}${items}, ${plural(cost.requests, 'request')}: ${parts.join(', ')}` +
		(cost.retries > 0 ? ` (${plural(cost.retries, 'retry', 'retries')}, ${waited})` : '')
	);
}

/** The line of a run that sent nothing because it was not to. */
export function dryRunLine(records: number, refused: number): string {
	const bad = refused > 0 ? `, ${plural(refused, 'item')} failed the check` : '';
	return `Dry run, nothing was sent: ${plural(records, 'record')} would be${bad}`;
}

function countNew(outcomes: readonly ItemOutcome[], isNew: boolean): number {
	return outcomes.filter(
		(outcome) => outcome.outcome === 'succeeded' && outcome.result?.new === isNew,
	).length;
}

export function plural(number: number, one: string, many = `${one}s`): string {
	return `${number} ${number === 1 ? one : many}`;
}
