import type { RunCost } from '../../batch/run';
import type { ItemOutcome } from '../journal';
import { isMiss } from './outputItems';
import type { Setup } from '../input/config';

/** How many items came to which end. */
export interface Counts {
	readonly succeeded: number;
	readonly failed: number;
	/** Not found by a read that is content with it. */
	readonly notFound: number;
	readonly notSent: number;
	readonly unknown: number;
}

export function count(outcomes: readonly ItemOutcome[], setup: Setup): Counts {
	const counts = { succeeded: 0, failed: 0, notFound: 0, notSent: 0, unknown: 0 };
	outcomes.forEach((outcome) => {
		const isWanted = outcome.outcome !== 'succeeded' && !isMiss(outcome, setup);
		counts[isWanted ? 'notFound' : outcome.outcome] += 1;
	});
	return counts;
}

/** One line about a run, shown as the node's execution hint. Records that items share count once. */
export function summaryLine(outcomes: readonly ItemOutcome[], setup: Setup, cost: RunCost): string {
	const counts = count(outcomes, setup);
	// Items that stand for one record share its outcome, the very same object.
	const done = [...new Set(outcomes)].filter(({ outcome }) => outcome === 'succeeded');
	const records = outcomes.length - counts.succeeded + done.length;
	// Only an upsert tells which of its records are new.
	const created = countNew(done, true);
	const updated = countNew(done, false);
	const parts = [
		...(created + updated > 0
			? [`${created} created`, `${updated} updated`]
			: [`${done.length} ${setup.operation.done}`]),
		`${counts.failed} failed`,
		...(counts.notFound > 0 ? [`${counts.notFound} not found`] : []),
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
	const would = `${plural(records, 'record')} would have been sent`;
	const bad = refused > 0 ? `, ${plural(refused, 'item')} failed the check` : '';
	return `Dry run, nothing was written: ${would}${bad}`;
}

function countNew(outcomes: readonly ItemOutcome[], isNew: boolean): number {
	return outcomes.filter(
		(outcome) => outcome.outcome === 'succeeded' && outcome.result?.new === isNew,
	).length;
}

export function plural(number: number, one: string, many = `${one}s`): string {
	return `${number} ${number === 1 ? one : many}`;
}
