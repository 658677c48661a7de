import type { Steps } from '../../batch/types';
import type { Failure } from '../../hubspot/errors/failure';
import { problems } from '../../hubspot/errors/problem';
import type { AnyOperation } from '../../hubspot/tables/operations';
import { quickly } from '../eventLoop';
import { errorLine, type UnsuccessfulItem, type ItemOutcome } from './outcomes';
import { itemList, plural } from './summary';

/** An error line, an outcome that has it, and the indexes of the items that have it. */
export interface Reason {
	readonly line: string;
	readonly outcome: UnsuccessfulItem;
	readonly items: readonly [number, ...number[]];
}

/** Equal reasons as one, in the order of their first items. */
export function* reasonsOf(
	outcomes: readonly ItemOutcome[],
	operation: AnyOperation,
	isMeant: (outcome: ItemOutcome) => outcome is UnsuccessfulItem,
): Steps<Reason[]> {
	const reasons = new Map<string, { outcome: UnsuccessfulItem; items: [number, ...number[]] }>();
	yield* quickly(outcomes, (outcome, item) => {
		if (!isMeant(outcome)) return;
		const line = errorLine(outcome, operation);
		const known = reasons.get(line);
		if (known) known.items.push(item);
		else reasons.set(line, { outcome, items: [item] });
	});
	return [...reasons].map(([line, of]) => ({ line, ...of }));
}

/** Most reasons that are listed; `context.outcomes` has those of all items. */
const MOST_LISTED = 10;

/** What the items of an outcome are called. */
const called: Readonly<Record<UnsuccessfulItem['outcome'], string>> = {
	failed: 'failed',
	notSent: 'not sent',
	notLinked: 'not linked',
	unknown: 'of unknown outcome',
};

/**
 * The reasons with their items, in n8n's notation for them. A reason of all items is not repeated:
 * the headline has it.
 */
export function reasonLines(reasons: readonly Reason[], total: number): string[] {
	const [only] = reasons;
	if (only?.items.length === total) {
		if (total === 1) return [];
		const kind = called[only.outcome.outcome];
		return [`${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}: ${itemsOf(only)}`];
	}
	const lines = reasons
		.slice(0, MOST_LISTED)
		.map((reason) => `[${itemsOf(reason)}] ${reason.line}`);
	const others = reasons.slice(MOST_LISTED).reduce((sum, { items }) => sum + items.length, 0);
	return others > 0 ? [...lines, `and ${plural(others, 'more item')}`] : lines;
}

function itemsOf({ items }: Reason): string {
	return `${items.length > 1 ? 'items' : 'item'} ${itemList(items)}`;
}

/**
 * The reason of most items with its count, such as "'Value to Match' is empty in all 250 items: …".
 * The error of one item is its line alone.
 *
 * @param reasons one or more
 * @param total number of items of the run
 */
export function headline(reasons: readonly Reason[], total: number): string {
	const [reason] = [...reasons].sort((one, other) => other.items.length - one.items.length);
	if (!reason) return '';
	if (total === 1) return reason.line;
	const most = reason.items.length;
	const others = reasons.length - 1;
	const more = others > 0 ? ` (and ${plural(others, 'other reason')})` : '';
	return (
		counted(reason, most === total ? `all ${total} items` : `${most} of ${total} items`) + more
	);
}

function counted({ line, outcome }: Reason, share: string): string {
	const { failure } = outcome;
	const end = outcome.outcome === 'failed' ? endOfWhat(failure) : -1;
	if (end >= 0) return `${line.slice(0, end)} in ${share}${line.slice(end)}`;
	const subject = share.replace('all', 'All');
	if (outcome.outcome === 'failed') return `${subject} failed: ${line}`;
	if (outcome.outcome === 'notLinked') return `${subject}: ${line}`;
	return `${subject} ${line.slice(0, 1).toLowerCase()}${line.slice(1)}`;
}

/**
 * The end of what is wrong with a field in a failure's message, before what to do about it; -1 if it
 * is not about a field. It is found by the words of the text, as a value can have a colon too.
 */
function endOfWhat({ code, message }: Failure): number {
	const row = Object.entries(problems).find(([name]) => name === code);
	const text: string = row?.[1].text ?? '';
	if (!text.startsWith('{field} ')) return -1;
	const fixed = text.split(/\{\w+\}/).find((words) => words.includes(': '));
	if (fixed === undefined) return -1;
	const start = message.indexOf(fixed);
	return start < 0 ? -1 : start + fixed.indexOf(': ');
}
