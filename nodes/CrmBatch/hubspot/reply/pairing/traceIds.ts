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
 * Finds the record of each entry by the trace ID. The ID is not believed if two records have it, or
 * if the record itself says that it is not the entry's.
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
		const [record, ...others] = distinct(byTraceId.get(entry.traceId) ?? []);
		if (record && others.length === 0) traced.set(place, record);
	});
	const isSame = comparison();
	const places = placesBy(sent.entries, ({ resultKey }) => resultKey);
	const isBelieved = ([place, record]: readonly [number, CrmRecord]): boolean => {
		const entry = sent.entries[place];
		if (!entry || contradicts(entry, record, sent)) return false;
		if (isIdentified(entry, record, sent)) return true;
		// Two entries can name one record, such as by two of its addresses.
		const isOfAnother = (other: number) => idOf(traced.get(other) ?? {}) !== idOf(record);
		const named = keysOf(record, sent).flatMap((key) => places.get(key) ?? []);
		return !named.some(isOfAnother) && !isExchanged(entry, record, sent, isSame);
	};
	return new Map([...traced].filter(isBelieved));
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

/**
 * Does the record differ from the entry, and have all values of another entry? A property that the
 * record does not have says nothing; nor does one that the entry sent empty.
 */
function isExchanged(
	entry: Entry,
	record: CrmRecord,
	{ entries }: SentBatch,
	isSame: Comparison,
): boolean {
	const own = entry.request.properties;
	const returned = objectAt(record, 'properties');
	const storedAt = (name: string) => textAt(returned, name) ?? '';
	// Most records have what was sent, and no other entry needs to be compared.
	const changed = Object.entries(own).find(
		([name, value]) =>
			value !== '' && Object.hasOwn(returned, name) && !isSame(value, storedAt(name)),
	);
	if (!changed) return false;
	const [name] = changed;
	return entries.some(({ request: { properties: other } }) => {
		const isStored = (one: string) => isSame(textAt(other, one) ?? '', storedAt(one));
		const names = () => [...Object.keys(own), ...Object.keys(other)];
		return isStored(name) && names().every((one) => !Object.hasOwn(returned, one) || isStored(one));
	});
}
