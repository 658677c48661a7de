import { groupBy } from '../../../batch/plan';
import type { Failure } from '../../../hubspot/errors/failure';
import { failureOf, problem } from '../../../hubspot/errors/problem';
import { textAt } from '../../../hubspot/json';
import type { CrmObject } from '../../../hubspot/tables/objects';
import { recordOf } from '../../../hubspot/tables/objectTypes';
import type { EventLoop } from '../../eventLoop';
import type { Session } from '../../http/session';
import { lookUp, notLookedUp, type Found, type FoundRecord } from '../lookUp';

/** A record, named by a property that identifies it. */
export interface Reference {
	readonly object: CrmObject;
	readonly idProperty: string;
	readonly key: string;
	/** What an error line calls the field of the key. */
	readonly field: string;
}

/** The record ID of a reference, or why it has none. */
export type ReferenceId =
	| { readonly is: 'found'; readonly id: string }
	/** No record has the key, or HubSpot refuses the lookup: the item is wrong. */
	| { readonly is: 'refused'; readonly failure: Failure }
	/** HubSpot did not return it now: the item can be sent later as it is. */
	| { readonly is: 'heldBack'; readonly failure: Failure };

/** Looks up the record IDs of all references: those of one object and property, 100 a request. */
export async function lookUpIds(
	session: Session,
	eventLoop: EventLoop,
	references: Iterable<Reference>,
	concurrency: number,
): Promise<(reference: Reference) => ReferenceId> {
	const found = new Map<string, Found>();
	for (const [group, same] of groupBy(references, groupOf)) {
		const [first] = same;
		if (!first) continue;
		const { object, idProperty } = first;
		const keys = same.map(({ key }) => key);
		found.set(
			group,
			await lookUp(session, eventLoop, { object, idProperty, keys, properties: [] }, concurrency),
		);
	}
	return (reference) =>
		idOf(reference, found.get(groupOf(reference))?.of(reference.key) ?? notLookedUp);
}

function groupOf({ object, idProperty }: Reference): string {
	return `${object.path} ${idProperty}`;
}

function idOf(reference: Reference, found: FoundRecord): ReferenceId {
	if (found.is === 'found') return { is: 'found', id: textAt(found.record, 'id') ?? '' };
	const { key: value, idProperty: property, field } = reference;
	const words = { object: recordOf(reference.object), property, value };
	const { is, failure: reason } = found;
	if (is === 'missing') {
		return { is: 'refused', failure: failureOf(problem('LINK_TARGET_NOT_FOUND', words), field) };
	}
	const notRead = failureOf(problem('LINK_TARGET_NOT_READ', { ...words, said: reason.message }));
	const failure = { ...reason, message: notRead.message, code: reason.code ?? notRead.code };
	return { is, failure };
}
