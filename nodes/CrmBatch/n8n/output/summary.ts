import type { RunCost, Steps } from '../../batch/types';
import type { AnyOperation } from '../../hubspot/tables/operations';
import { quickly } from '../eventLoop';
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
	yield* quickly(outcomes, (outcome) => {
		const isAccepted = outcome.outcome !== 'succeeded' && !isUnwanted(outcome, config);
		counts[isAccepted ? 'notFound' : outcome.outcome] += 1;
	});
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
	const by = config.operation.done;
	const isUpsert = created + updated > 0;
	const parts = withoutZeros([
		[created, 'created'],
		[updated, 'updated'],
		// After a lost reply, HubSpot does not know whether the first request created the record.
		[done - created - updated - unchanged, isUpsert ? 'created or updated' : by],
		[unchanged, 'unchanged'],
		[counts.failed, 'failed'],
		[counts.notFound, 'not found'],
		[counts.notSent, 'not sent'],
		[counts.unknown, 'of unknown outcome'],
		[links, links === 1 ? 'link' : 'links'],
		[counts.notLinked, 'not linked'],
	]);
	const what = parts.length > 0 ? parts.join(', ') : `0 ${by}`;
	const items = records < outcomes.length ? ` from ${plural(outcomes.length, 'item')}` : '';
	const waited = `${(cost.waitedMs / 1000).toFixed(1)} s waited`;
	return (
		`${plural(records, config.operation.kind === 'links' ? 'association' : 'record')}${items}, ${plural(cost.requests, 'request')}: ${what}` +
		(cost.retries > 0 ? ` (${plural(cost.retries, 'retry', 'retries')}, ${waited})` : '')
	);
}

/** Numbers with what they are of, without those that are zero. */
export function withoutZeros(parts: ReadonlyArray<readonly [number, string]>): string[] {
	return parts.filter(([number]) => number > 0).map((part) => part.join(' '));
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
	yield* quickly(outcomes, (outcome) => {
		if (!isWritten(outcome) || done.has(outcome)) return;
		done.add(outcome);
		links += outcome.links ?? 0;
		if (outcome.value?.isUnchanged === true) unchanged += 1;
		else if (outcome.value?.new === true) created += 1;
		else if (outcome.value?.new === false) updated += 1;
	});
	return { done: done.size, created, updated, unchanged, links };
}

export function plural(number: number, one: string, many = `${one}s`): string {
	return `${number} ${number === 1 ? one : many}`;
}

/** Most item indexes and ranges in a list. */
const MOST_LISTED = 5;

/** Ascending item indexes, the first few of them, such as '0, 2, 3, 7–20, 31 and 12 more'. */
export function itemList(items: readonly number[]): string {
	const ranges: Array<{ from: number; to: number }> = [];
	for (const item of items) {
		const last = ranges.at(-1);
		if (last?.to === item - 1) last.to = item;
		else ranges.push({ from: item, to: item });
	}
	const parts = ranges.flatMap(({ from, to }) => {
		if (from === to) return [{ text: `${from}`, count: 1 }];
		if (to - from > 1) return [{ text: `${from}–${to}`, count: to - from + 1 }];
		return [from, to].map((item) => ({ text: `${item}`, count: 1 }));
	});
	const listed = parts.slice(0, MOST_LISTED);
	const more = items.length - listed.reduce((sum, { count: of }) => sum + of, 0);
	const text = listed.map((part) => part.text).join(', ');
	return more > 0 ? `${text} and ${more} more` : text;
}
