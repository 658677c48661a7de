import { objectAt, textAt } from '../../json';
import { RECORD_ID } from '../../tables/objects';
import type { Entry } from '../../tables/request';
import { idOf, traceIdOf, type CrmRecord } from '../reply';
import { idPropertyOf, placesBy, type SentBatch } from '../sentBatch';
import { contradicts, keysOf } from './contradiction';
import { comparison, type Comparison } from './sameValue';
import { keysIn } from './uniqueValues';

/** The records without duplicates and without those that are paired already. */
export function distinct(
	records: readonly CrmRecord[],
	known: readonly CrmRecord[] = [],
): readonly CrmRecord[] {
	const ids = new Set(known.map(idOf));
	return records.filter((record) => {
		const id = idOf(record);
		const isNew = !ids.has(id);
		ids.add(id);
		return isNew;
	});
}

/**
 * Finds the record of each entry by the trace ID. The ID is not believed if two records have it, if
 * the record itself says that it is not the entry's, or if another record fits the entry better.
 */
export function pairByTraceId(
	sent: SentBatch,
	records: readonly CrmRecord[],
): Map<number, CrmRecord> {
	const byTraceId = new Map<string, CrmRecord[]>();
	for (const record of records) {
		const known = byTraceId.get(traceIdOf(record));
		if (known) known.push(record);
		else byTraceId.set(traceIdOf(record), [record]);
	}
	const traced = new Map<number, CrmRecord>();
	sent.entries.forEach((entry, place) => {
		const [record, ...others] = byTraceId.get(entry.traceId) ?? [];
		if (!record) return;
		// A record that HubSpot returns twice is one record.
		if (others.every((other) => idOf(other) === idOf(record))) traced.set(place, record);
	});
	const isSame = comparison();
	// Most records have the key of their entry, and need none of these.
	const places = once(() => placesBy(sent.entries, ({ resultKey }) => resultKey));
	const untraced = once(() => {
		const ownTraceIds = new Set(sent.entries.map(({ traceId }) => traceId));
		return distinct(records.filter((record) => !ownTraceIds.has(traceIdOf(record))));
	});
	const isBelieved = ([place, record]: readonly [number, CrmRecord]): boolean => {
		const entry = sent.entries[place];
		if (!entry || contradicts(entry, record, sent)) return false;
		if (isIdentified(entry, record, sent)) return true;
		// Two entries can name one record, such as by two of its addresses.
		const isOfAnother = (other: number) => idOf(traced.get(other) ?? {}) !== idOf(record);
		const named = keysOf(record, sent).flatMap((key) => places().get(key) ?? []);
		if (named.some(isOfAnother)) return false;
		// Most records have what was sent, and nothing else needs to be compared.
		const changed = changedValue(entry, record, isSame);
		if (changed === undefined) return true;
		return (
			!isExchanged(entry, record, changed, sent, isSame) &&
			!isReplaced(entry, changed, untraced(), isSame)
		);
	};
	return new Map([...traced].filter(isBelieved));
}

/** Makes a value when it is first needed. */
function once<Value>(make: () => Value): () => Value {
	let made: { readonly value: Value } | undefined;
	return () => (made ??= { value: make() }).value;
}

/** Does the record have the ID, the key or a unique value of the entry? It does not contradict it. */
function isIdentified(entry: Entry, record: CrmRecord, sent: SentBatch): boolean {
	const { key, resultKey, request } = entry;
	if (idPropertyOf(sent) === RECORD_ID) {
		if (key !== undefined) return true;
	} else if (resultKey !== undefined && keysOf(record, sent).includes(resultKey)) {
		return true;
	}
	const returned = objectAt(record, 'properties');
	return sent.object.uniqueProperties.some((property) => {
		const keys = keysIn(property, returned);
		return keysIn(property, request.properties).some((key) => keys.includes(key));
	});
}

/** A value of the entry that the record has in another form. */
function changedValue(entry: Entry, record: CrmRecord, isSame: Comparison): string | undefined {
	const returned = objectAt(record, 'properties');
	const changed = Object.entries(entry.request.properties).find(
		([name, value]) =>
			value !== '' && Object.hasOwn(returned, name) && !isSame(value, textAt(returned, name) ?? ''),
	);
	return changed?.[0];
}

/**
 * Does the record have all values of another entry? A property that the record does not have says
 * nothing; nor does one that the entry sent empty.
 *
 * @param changed a value of the entry that the record does not have
 */
function isExchanged(
	{ request: { properties: own } }: Entry,
	record: CrmRecord,
	changed: string,
	{ entries }: SentBatch,
	isSame: Comparison,
): boolean {
	const returned = objectAt(record, 'properties');
	return entries.some(({ request: { properties: other } }) => {
		const isStored = (one: string) => isSame(textAt(other, one) ?? '', textAt(returned, one) ?? '');
		const names = () => [...Object.keys(own), ...Object.keys(other)];
		return (
			isStored(changed) && names().every((one) => !Object.hasOwn(returned, one) || isStored(one))
		);
	});
}

/** Does a record without a trace ID of the batch have all values of the entry? */
function isReplaced(
	{ request: { properties: own } }: Entry,
	changed: string,
	untraced: readonly CrmRecord[],
	isSame: Comparison,
): boolean {
	return untraced.some((record) => {
		const returned = objectAt(record, 'properties');
		const isStored = (name: string) => {
			const sent = textAt(own, name) ?? '';
			return sent === '' || isSame(sent, textAt(returned, name) ?? '');
		};
		return isStored(changed) && Object.keys(own).every(isStored);
	});
}
