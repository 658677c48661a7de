import type { Steps } from '../../batch/types';
import { failureOf, problem } from '../errors/problem';
import { failed, success, type Failure, type Result } from '../errors/failure';
import { textAt } from '../json';
import { normalKey, uniquePropertyOf, type CrmObject } from '../tables/objects';
import type { Operation } from '../tables/operations';
import type { Entry, Envelope, ItemRequest } from '../tables/request';
import { lengthProblem } from '../values/text';
import { withKeyAsProperty } from './keyProperty';

/** What happens to two items for one record in a write: value of `duplicates`. */
export type DuplicatePolicy = 'merge' | 'error';

/** The entries of a run, and the items that are refused before anything is sent. */
export interface Entries {
	readonly entries: readonly Entry[];
	readonly refused: ReadonlyMap<number, Failure>;
}

/**
 * Makes one entry for each record. HubSpot refuses a whole batch in which one record occurs twice
 * ("Duplicate IDs found in batch input"), so items for the same record become one entry, and all
 * of them get its outcome; or they are refused.
 *
 * @param runId makes the trace IDs of this run different from those of others
 * @param takesSeveral can the property hold several choices, to which HubSpot appends?
 */
export function* toEntries(
	requests: readonly ItemRequest[],
	object: CrmObject,
	operation: Operation,
	policy: DuplicatePolicy,
	runId: string,
	takesSeveral: (property: string) => boolean = () => true,
): Steps<Entries> {
	const entries: Entry[] = [];
	const groups = new Groups();
	const refused = new Map<number, Failure>();
	for (const sameRecord of yield* groupByRecord(requests, object, operation, groups)) {
		yield;
		const [first] = sameRecord;
		if (!first) continue;
		const items = sameRecord.map(({ item }) => item);
		if (sameRecord.length > 1 && operation.duplicates === 'merge' && policy === 'error') {
			items.forEach((item) => refused.set(item, duplicateOf(item, items, first)));
			continue;
		}
		const together = merged(first, sameRecord, takesSeveral);
		if (!together.ok) {
			items.forEach((item) => refused.set(item, together.failure));
			continue;
		}
		const request = withKeyAsProperty(together.value, object, operation);
		const key = keyOf(first.id, first.envelope.idProperty, object);
		const written = textAt(request.properties, request.envelope.idProperty);
		const resultKey = written ? keyOf(written, first.envelope.idProperty, object) : key;
		const repeatable = operation.repeatable && key === resultKey;
		entries.push({
			request,
			group: groups.of(first.envelope, repeatable),
			key,
			resultKey,
			repeatable,
			items,
			traceId: `n8n-${runId}-${first.item}`,
		});
	}
	return { entries, refused };
}

/** The texts that stand for equal envelopes. Each envelope is written once: most runs have only one. */
class Groups {
	private readonly repeatable = new Map<Envelope, string>();

	private readonly others = new Map<Envelope, string>();

	of(envelope: Envelope, repeatable: boolean): string {
		const known = repeatable ? this.repeatable : this.others;
		const group = known.get(envelope) ?? JSON.stringify([envelope, repeatable]);
		known.set(envelope, group);
		return group;
	}
}

function* groupByRecord(
	requests: readonly ItemRequest[],
	object: CrmObject,
	operation: Operation,
	groups: Groups,
): Steps<ReadonlyArray<readonly ItemRequest[]>> {
	if (operation.duplicates === 'separate') return requests.map((request) => [request]);
	const all: ItemRequest[][] = [];
	const byKey = new Map<string, Map<string | undefined, ItemRequest[]>>();
	for (const request of requests) {
		yield;
		const group = groups.of(request.envelope, true);
		const records = byKey.get(group) ?? new Map<string | undefined, ItemRequest[]>();
		byKey.set(group, records);
		const key = keyOf(request.id, request.envelope.idProperty, object);
		const known = records.get(key);
		if (known) {
			known.push(request);
			continue;
		}
		const record = [request];
		all.push(record);
		records.set(key, record);
	}
	return all;
}

/** The value that identifies a record, in the form in which equal ones are the same record. */
export function keyOf(
	id: string | undefined,
	idProperty: string,
	object: CrmObject,
): string | undefined {
	return id === undefined ? undefined : normalKey(uniquePropertyOf(object, idProperty), id);
}

/** Later values win, property by property; a value to append is appended to the earlier one. */
function merged(
	first: ItemRequest,
	sameRecord: readonly ItemRequest[],
	takesSeveral: (property: string) => boolean,
): Result<ItemRequest> {
	if (sameRecord.length === 1) return success(first);
	const values = new Map<string, string>();
	const choices = new Map<string, Set<string>>();
	for (const { properties } of sameRecord) {
		for (const [name, value] of Object.entries(properties)) {
			const earlier = values.get(name);
			// HubSpot adds what follows a leading semicolon to the choices that the record has.
			if (earlier === undefined || !value.startsWith(';') || !takesSeveral(name)) {
				values.set(name, value);
				choices.delete(name);
				continue;
			}
			const known = choices.get(name) ?? new Set(earlier === '' ? [] : earlier.split(';'));
			choices.set(name, known);
			for (const choice of value.split(';')) if (choice !== '') known.add(choice);
		}
	}
	for (const [name, known] of choices) {
		const text = [...known].join(';');
		const tooLong = lengthProblem(text);
		if (tooLong) return failed(failureOf(tooLong, `Property '${name}'`, name));
		values.set(name, text);
	}
	const associations = sameRecord.flatMap((request) => request.associations);
	return success({ ...first, properties: Object.fromEntries(values), associations });
}

function duplicateOf(item: number, items: readonly number[], { id }: ItemRequest): Failure {
	// No more than are shown: there can be as many duplicates as items.
	const others = items.slice(0, 6).filter((other) => other !== item);
	const shown = others.slice(0, 5).join(', ') + (items.length > 6 ? ', …' : '');
	return failureOf(problem('DUPLICATE_ITEM', { id: id ?? '', items: shown }));
}
