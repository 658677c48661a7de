import { addTo } from '../../../batch/plan';
import { mergeLinks, type OwnedLink } from '../../../hubspot/associations/link';
import type { Failure } from '../../../hubspot/errors/failure';
import { failureOf, problem } from '../../../hubspot/errors/problem';
import { objectsAt, textAt, type JsonObject } from '../../../hubspot/json';
import { recordOf } from '../../../hubspot/tables/objectTypes';
import type { Operation } from '../../../hubspot/tables/operations';
import {
	isTyped,
	type AssociationInput,
	type BatchInput,
	type Entry,
} from '../../../hubspot/tables/request';
import type { EventLoop } from '../../eventLoop';
import type { Session } from '../../http/session';
import type { NodeConfig } from '../../input/config';
import type { ItemOutcome, NotLinkedItem } from '../../output/outcomes';
import { plural } from '../../output/summary';
import { sendLinks } from './sendLinks';

/** Is the link sent in the input of the record? Otherwise it is made after the write. */
function isInline({ linksInline }: Operation, link: AssociationInput): boolean {
	return linksInline && isTyped(link);
}

/**
 * The outcome of a record with the number of links that were made with the write. If others are made
 * after it, it is `notLinked` until they are made. So nothing that goes wrong in between can make it
 * a success, or have it written again.
 */
export function beforeLinks(
	outcome: ItemOutcome,
	{ request }: Entry,
	{ object, operation }: NodeConfig,
): ItemOutcome {
	if (outcome.outcome !== 'succeeded' || !outcome.value) return outcome;
	const { associations } = request;
	if (associations.length === 0) return outcome;
	const later = associations.filter((link) => !isInline(operation, link));
	const from = { object, id: textAt(outcome.value, 'id') ?? '' };
	const pending = later.flatMap(({ toObject, toId, category, typeId }) =>
		toObject
			? [
					{
						from,
						to: { object: toObject, id: toId },
						types: category && typeId !== undefined ? [{ category, typeId }] : [],
						owners: [],
					},
				]
			: [],
	);
	const inline = associations.length - later.length;
	const written = inline > 0 ? { ...outcome, links: inline } : outcome;
	if (pending.length === 0) return written;
	const failure = notLinked(failureOf(problem('LOST_TRACK')), pending);
	return { ...written, outcome: 'notLinked', value: outcome.value, pending, failure };
}

/**
 * What a dry run shows of an entry: its input, and the links that would follow.
 *
 * @param unchanged the record, if it stays as it is and would only be linked
 */
export function shownInput(
	entry: Entry,
	{ operation }: NodeConfig,
	unchanged?: JsonObject,
): BatchInput {
	const input = unchanged ? { id: textAt(unchanged, 'id') } : operation.inputOf(entry);
	const later = entry.request.associations.filter((link) => !isInline(operation, link));
	if (later.length === 0) return input;
	const inline = objectsAt(input, 'associations');
	return { ...input, associations: [...inline, ...later.map(shownLink)] };
}

function shownLink({ toObject, toId, category, typeId }: AssociationInput): BatchInput {
	const to = { objectType: toObject?.path, id: toId };
	const type = { associationCategory: category, associationTypeId: typeId };
	return typeId === undefined ? { to } : { to, types: [type] };
}

/** A written record whose links are being made. */
interface Row {
	readonly items: readonly number[];
	readonly outcome: NotLinkedItem;
	/** Links without an outcome. */
	open: number;
	/** Links that were not made, and why the first of them was not. */
	readonly left: OwnedLink[];
	reason?: Failure;
}

/** Called for each record with links, as soon as all of its links have an outcome. */
export type OnLinked = (items: readonly number[], outcome: ItemOutcome) => Failure | undefined;

/**
 * Makes the links of all records that were written and are not linked yet, in this try of the run or
 * in an earlier one.
 *
 * @param outcomes the outcomes so far, by item index
 * @param stop why nothing more is to be sent, if so
 */
export async function linkWritten(
	session: Session,
	eventLoop: EventLoop,
	outcomes: ReadonlyMap<number, ItemOutcome>,
	concurrency: number,
	onLinked: OnLinked,
	stop: Failure | undefined,
): Promise<void> {
	const rows = rowsOf(outcomes);
	if (stop) {
		rows.forEach(({ items, outcome }) => {
			onLinked(items, { ...outcome, failure: notLinked(stop, outcome.pending) });
		});
		return;
	}
	const links = rows.flatMap(({ outcome }, owner) =>
		outcome.pending.map((link) => ({ ...link, owners: [owner] })),
	);
	const settings = { action: 'make', concurrency } as const;
	await sendLinks(session, eventLoop, mergeLinks(links, 'make'), settings, (link, linked) => {
		let fatal: Failure | undefined;
		for (const owner of new Set(link.owners)) {
			const row = rows[owner];
			if (!row) continue;
			const own = row.outcome.pending.filter(({ to }) => isSame(to, link.to));
			row.open -= own.length;
			if (linked.outcome !== 'succeeded') {
				row.left.push(...own);
				row.reason ??= linked.failure;
			}
			if (row.open === 0) fatal = onLinked(row.items, afterLinks(row)) ?? fatal;
		}
		return fatal;
	});
}

/** Items that share a record have the same outcome object. */
function rowsOf(outcomes: ReadonlyMap<number, ItemOutcome>): Row[] {
	const items = new Map<NotLinkedItem, number[]>();
	for (const [item, outcome] of outcomes) {
		if (outcome.outcome === 'notLinked') addTo(items, outcome, item);
	}
	return [...items].map(([outcome, of]) => ({
		items: of,
		outcome,
		open: outcome.pending.length,
		left: [],
	}));
}

function isSame(one: OwnedLink['to'], other: OwnedLink['to']): boolean {
	return one.id === other.id && one.object.path === other.object.path;
}

function afterLinks({ outcome, left, reason }: Row): ItemOutcome {
	const { pending, failure, ...written } = outcome;
	const links = (outcome.links ?? 0) + pending.length - left.length;
	if (left.length === 0) return { ...written, outcome: 'succeeded', links };
	return { ...outcome, links, pending: left, failure: notLinked(reason ?? failure, left) };
}

/** The failure of a record that was written: its line names the first record that it is not linked to. */
function notLinked(reason: Failure, left: readonly OwnedLink[]): Failure {
	const [first] = left;
	const to = first ? recordOf(first.to.object, first.to.id) : '';
	const more = left.length > 1 ? ` and ${plural(left.length - 1, 'more record')}` : '';
	const line = failureOf(problem('NOT_LINKED', { to: to + more, said: reason.message }));
	return { ...reason, message: line.message, code: reason.code ?? line.code };
}
