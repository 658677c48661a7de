import type { RunCost, Steps } from '../../batch/types';
import type { AnyOperation } from '../../hubspot/tables/operations';
import type { NodeConfig } from '../input/config';
import { isUnwanted, type ItemOutcome } from './outcomes';

/** Number of items by outcome. */
export interface Counts {
	readonly succeeded: number;
	readonly failed: number;
	/** Not found, and the user accepts it. */
	readonly notFound: number;
	readonly notSent: number;
	readonly unknown: number;
	/** Written, and a link was not made. */
	readonly notLinked: number;
}

export function* count(
	outcomes: readonly ItemOutcome[],
	config: NodeConfig<AnyOperation>,
): Steps<Counts> {
	const counts = { succeeded: 0, failed: 0, notFound: 0, notSent: 0, unknown: 0, notLinked: 0 };
	for (const outcome of outcomes) {
		const isAccepted = outcome.outcome !== 'succeeded' && !isUnwanted(outcome, config);
		counts[isAccepted ? 'notFound' : outcome.outcome] += 1;
		yield;
	}
	return counts;
}

/** A line about a run, for the execution hint. A record that several items share counts once. */
export function* summaryLine(
	outcomes: readonly ItemOutcome[],
	config: NodeConfig,
	cost: RunCost,
): Steps<string> {
	const counts = yield* count(outcomes, config);
	const { done, created, updated, unchanged, links } = yield* countRecords(outcomes);
	const records = outcomes.length - counts.succeeded - counts.notLinked + done;
	// After a lost reply, HubSpot does not know whether the first request created the record.
	const others = done - created - updated - unchanged;
	const unclear = others > 0 ? [`${others} created or updated`] : [];
	const same = unchanged > 0 ? [`${unchanged} unchanged`] : [];
	const parts = [
		...(created + updated > 0
			? [`${created} created`, `${updated} updated`, ...unclear]
			: [`${done - unchanged} ${config.operation.done}`]),
		...same,
		`${counts.failed} failed`,
		...(counts.notFound > 0 ? [`${counts.notFound} not found`] : []),
		...(counts.notSent > 0 ? [`${counts.notSent} not sent`] : []),
		...(counts.unknown > 0 ? [`${counts.unknown} of unknown outcome`] : []),
		...(links > 0 ? [plural(links, 'link')] : []),
		...(counts.notLinked > 0 ? [`${counts.notLinked} not linked`] : []),
	];
	const items = records < outcomes.length ? ` from ${plural(outcomes.length, 'item')}` : '';
	const waited = `${(cost.waitedMs / 1000).toFixed(1)} s waited`;
	return (
		`${plural(records, config.operation.kind === 'links' ? 'association' : 'record')}${items}, ${plural(cost.requests, 'request')}: ${parts.join(', ')}` +
		(cost.retries > 0 ? ` (${plural(cost.retries, 'retry', 'retries')}, ${waited})` : '')
	);
}

/** A line about a dry run. */
export function dryRunLine(records: number, refused: number): string {
	const would = `${plural(records, 'record')} would have been sent`;
	const bad = refused > 0 ? `, ${plural(refused, 'item')} failed the check` : '';
	return `Dry run, nothing was written: ${would}${bad}`;
}

type Written = Extract<ItemOutcome, { outcome: 'succeeded' | 'notLinked' }>;

function isWritten(outcome: ItemOutcome): outcome is Written {
	return outcome.outcome === 'succeeded' || outcome.outcome === 'notLinked';
}

/** Number of records that were written or left as they are, and of links. */
type RecordCounts = Record<'done' | 'created' | 'updated' | 'unchanged' | 'links', number>;

/** Counts records. Only an upsert says which of them are new. */
function* countRecords(outcomes: readonly ItemOutcome[]): Steps<RecordCounts> {
	// Items that share a record have the same outcome object.
	const done = new Set<ItemOutcome>();
	let [created, updated, unchanged, links] = [0, 0, 0, 0];
	for (const outcome of outcomes) {
		yield;
		if (!isWritten(outcome) || done.has(outcome)) continue;
		done.add(outcome);
		links += outcome.links ?? 0;
		if (outcome.value?.isUnchanged === true) unchanged += 1;
		else if (outcome.value?.new === true) created += 1;
		else if (outcome.value?.new === false) updated += 1;
	}
	return { done: done.size, created, updated, unchanged, links };
}

export function plural(number: number, one: string, many = `${one}s`): string {
	return `${number} ${number === 1 ? one : many}`;
}

/** Most item indexes in a list. */
const MOST_LISTED = 5;

/** Item indexes, the first few of them, such as '0, 2, 3, 7, 8 and 12 more'. */
export function itemList(items: readonly number[]): string {
	const more = items.length - MOST_LISTED;
	const listed = items.slice(0, MOST_LISTED).join(', ');
	return more > 0 ? `${listed} and ${more} more` : listed;
}
