import { complain, refusal } from '../errors/problem';
import type { Failure } from '../errors/failure';
import { textAt } from '../json';
import { normalKey, RECORD_ID, uniquePropertyOf, type CrmObject } from '../tables/objects';
import type { Operation } from '../tables/operations';
import type { Entry, RecordRequest } from '../tables/request';

/** What two items for one record are, when the operation writes: value of `duplicates`. */
export type DuplicatePolicy = 'merge' | 'error';

/** The records of a run, and the items that are refused before anything is sent. */
export interface Entries {
	readonly entries: readonly Entry[];
	readonly refused: ReadonlyMap<number, Failure>;
}

/**
 * Makes one entry of each record. HubSpot refuses a whole batch in which one record occurs twice
 * ("Duplicate IDs found in batch input"), so items for the same record become one input, whose
 * outcome all of them get; or they are refused.
 *
 * @param runId makes the trace ids of this run unlike those of others
 * @param takesSeveral may the property hold several choices, to which HubSpot appends?
 */
export function toEntries(
	requests: readonly RecordRequest[],
	object: CrmObject,
	operation: Operation,
	policy: DuplicatePolicy,
	runId: string,
	takesSeveral: (property: string) => boolean = () => true,
): Entries {
	const entries: Entry[] = [];
	const refused = new Map<number, Failure>();
	for (const alike of groupByRecord(requests, object, operation)) {
		const [first] = alike;
		if (!first) continue;
		const items = alike.map(({ item }) => item);
		if (alike.length > 1 && operation.duplicates === 'merge' && policy === 'error') {
			items.forEach((item) => refused.set(item, duplicateOf(item, items, first)));
			continue;
		}
		const request = withKeyAsProperty(merged(first, alike, takesSeveral), object, operation);
		const key = keyOf(first, object);
		const written = textAt(request.properties, request.envelope.idProperty);
		const resultKey = keyOf({ ...first, id: written || first.id }, object);
		const repeatable = operation.repeatable && key === resultKey;
		entries.push({
			request,
			group: JSON.stringify([first.envelope, repeatable]),
			key,
			resultKey,
			repeatable,
			items,
			traceId: `n8n-${runId}-${first.item}`,
		});
	}
	return { entries, refused };
}

function groupByRecord(
	requests: readonly RecordRequest[],
	object: CrmObject,
	operation: Operation,
): Iterable<readonly RecordRequest[]> {
	if (operation.duplicates === 'separate') return requests.map((request) => [request]);
	const records = new Map<string, RecordRequest[]>();
	for (const request of requests) {
		const identity = JSON.stringify([request.envelope, keyOf(request, object)]);
		const alike = records.get(identity);
		if (alike) alike.push(request);
		else records.set(identity, [request]);
	}
	return records.values();
}

function keyOf(
	{ id, envelope }: { id?: string | undefined; envelope: RecordRequest['envelope'] },
	object: CrmObject,
): string | undefined {
	return id === undefined
		? undefined
		: normalKey(uniquePropertyOf(object, envelope.idProperty), id);
}

/** Later values win, property by property; what is to be appended is appended to the earlier. */
function merged(
	first: RecordRequest,
	alike: readonly RecordRequest[],
	takesSeveral: (property: string) => boolean,
): RecordRequest {
	if (alike.length === 1) return first;
	const values = new Map<string, string>();
	for (const { properties } of alike) {
		for (const [name, value] of Object.entries(properties)) {
			const earlier = values.get(name);
			const isAfter = earlier !== undefined && takesSeveral(name);
			values.set(name, isAfter ? after(earlier, value) : value);
		}
	}
	return { ...first, properties: Object.fromEntries(values) };
}

/**
 * A write returns the properties that it was sent, so the key is sent as one too: without it a
 * result could not be told by its key. Not where the key has aliases: an address that is not the
 * contact's primary one must not become it. A property that only repeats the key is the key, to the
 * last blank: otherwise the record would not be found by it again; and an empty one does not clear it.
 */
function withKeyAsProperty(
	request: RecordRequest,
	object: CrmObject,
	{ duplicates }: Operation,
): RecordRequest {
	const { id, properties } = request;
	const { idProperty } = request.envelope;
	if (duplicates !== 'merge' || idProperty === RECORD_ID || id === undefined) return request;
	const key = uniquePropertyOf(object, idProperty);
	const written = textAt(properties, idProperty);
	if (written && normalKey(key, written) !== normalKey(key, id)) return request;
	if (written || !key.aliases) {
		return { ...request, properties: { [idProperty]: id, ...properties, [idProperty]: id } };
	}
	const others = Object.entries(properties).filter(([name]) => name !== idProperty);
	return { ...request, properties: Object.fromEntries(others) };
}

/** HubSpot adds what follows a leading semicolon to the choices that are there, if any. */
function after(earlier: string, value: string): string {
	if (!value.startsWith(';')) return value;
	return earlier === '' ? value.slice(1) : earlier + value;
}

function duplicateOf(item: number, items: readonly number[], { id }: RecordRequest): Failure {
	// Only as many as are shown: there may be as many duplicates as items.
	const others = items.slice(0, 6).filter((other) => other !== item);
	const shown = others.slice(0, 5).join(', ') + (items.length > 6 ? ', …' : '');
	return refusal(complain('DUPLICATE_ITEM', { id: id ?? '', items: shown }));
}
