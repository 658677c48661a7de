import type { Failure } from '../../../hubspot/errors/failure';
import type { AssociationInput, ItemRequest } from '../../../hubspot/tables/request';
import type { EventLoop } from '../../eventLoop';
import type { Session } from '../../http/session';
import { TARGET, uniqueOf } from '../../input/associations';
import { lookUpIds, type Reference } from './lookUpIds';

/** Requests whose links lead to record IDs, and the items of the others. */
export interface Resolved {
	readonly requests: readonly ItemRequest[];
	readonly refused: ReadonlyMap<number, Failure>;
	readonly heldBack: ReadonlyMap<number, Failure>;
}

/**
 * Looks up the records to link to that are not named by their record ID, before anything is written.
 * An item whose record is not found fails; one whose record cannot be read now is held back.
 */
export async function resolveLinks(
	session: Session,
	eventLoop: EventLoop,
	requests: readonly ItemRequest[],
	concurrency: number,
): Promise<Resolved> {
	const references = requests.flatMap(({ associations }) => associations.flatMap(referenceOf));
	const refused = new Map<number, Failure>();
	const heldBack = new Map<number, Failure>();
	if (references.length === 0) return { requests, refused, heldBack };
	const idOf = await lookUpIds(session, eventLoop, references, concurrency);

	const done: ItemRequest[] = [];
	for (const request of requests) {
		const associations: AssociationInput[] = [];
		for (const association of request.associations) {
			const [reference] = referenceOf(association);
			const id = reference && idOf(reference);
			if (id?.is === 'refused') refused.set(request.item, id.failure);
			else if (id?.is === 'heldBack') heldBack.set(request.item, id.failure);
			else associations.push(id ? withId(association, id.id) : association);
		}
		const isWhole = associations.length === request.associations.length;
		if (isWhole) done.push({ ...request, associations: uniqueOf(associations) });
		// What is wrong with the item comes before what is wrong with the connection.
		if (refused.has(request.item)) heldBack.delete(request.item);
	}
	return { requests: done, refused, heldBack };
}

/** Does a link of the request lead to a record that is not named by its record ID? */
export function hasReference({ associations }: ItemRequest): boolean {
	return associations.some((association) => referenceOf(association).length > 0);
}

function referenceOf({ toObject: object, toIdProperty, toId: key }: AssociationInput): Reference[] {
	return object && toIdProperty ? [{ object, idProperty: toIdProperty, key, field: TARGET }] : [];
}

function withId(
	{ toIdProperty, ...association }: AssociationInput,
	toId: string,
): AssociationInput {
	return toIdProperty ? { ...association, toId } : association;
}
