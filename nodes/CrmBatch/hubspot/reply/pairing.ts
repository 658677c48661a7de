import { objectAt, textAt } from '../json';
import { normalKey, RECORD_ID, uniquePropertyOf } from '../tables/objects';
import type { Pairing } from '../tables/operations';
import type { CrmRecord } from './reply';
import type { Blame } from './blame';
import { pairByValues } from './pairByValues';
import { placesBy, type Sent } from './sentBatch';

/** Which record belongs to which entry: index in the batch → the record. */
export type Pairs = Map<number, CrmRecord>;

/**
 * Finds the entry of each record by what the record says, never by its place: HubSpot answers in
 * any order. A record that names no entry, or an entry that has one already, is left out.
 *
 * @param blamed entries that an error of the reply names
 * @param allBlamed does every error of the reply name its entries?
 */
export function pairRecords(
	sent: Sent,
	records: readonly CrmRecord[],
	blamed: Blame['byPlace'],
	allBlamed: boolean,
): Pairs {
	const pairs: Pairs = new Map();
	let left = records;
	for (const way of sent.operation.pairing)
		left = ways[way](sent, left, pairs, { blamed, allBlamed });
	return pairs;
}

/** The records that are new: the same one twice, or one that is paired already, is none. */
function distinct(
	records: readonly CrmRecord[],
	known: readonly CrmRecord[],
): readonly CrmRecord[] {
	const ids = new Set(known.map((record) => textAt(record, 'id')));
	return records.filter((record) => {
		const id = textAt(record, 'id');
		if (id === undefined) return true;
		const isNew = !ids.has(id);
		ids.add(id);
		return isNew;
	});
}

/** Adds pairs, and returns the records that found no entry. */
type Way = (
	sent: Sent,
	records: readonly CrmRecord[],
	pairs: Pairs,
	known: Known,
) => readonly CrmRecord[];

/** What the errors of the same reply tell. */
interface Known {
	/** Entries that an error names: a record that names nobody is not theirs. */
	readonly blamed: Blame['byPlace'];
	/** Does every error name its entries? */
	readonly allBlamed: boolean;
}

const ways: Record<Pairing, Way> = {
	traceId: (sent, records, pairs) => {
		const places = new Map(sent.entries.map(({ traceId }, place) => [traceId, place]));
		return records.filter((record) => {
			const traceId = textAt(record, 'objectWriteTraceId');
			if (!traceId) return true;
			const place = places.get(traceId);
			if (place !== undefined && !pairs.has(place)) pairs.set(place, record);
			// A record with a trace id of its own is nobody else's.
			return false;
		});
	},
	key: (sent, records, pairs) => {
		const places = placesBy(sent.entries, ({ resultKey }) => resultKey);
		return records.filter((record) => {
			const found = keysOf(record, sent)
				.flatMap((key) => places.get(key) ?? [])
				.filter((place) => !pairs.has(place));
			// Two addresses of one contact may have been asked for: a read answers both. A write has
			// one record for each entry, and which of several it is cannot be told.
			if (found.length === 0 || (sent.operation.writes && found.length > 1)) return true;
			found.forEach((place) => pairs.set(place, record));
			return false;
		});
	},
	values: (sent, records, pairs, { blamed, allBlamed }) => {
		const left = distinct(records, [...pairs.values()]);
		pairByValues(
			sent.entries.map(({ request }, place) =>
				pairs.has(place) || blamed.has(place)
					? undefined
					: { values: request.properties, besides: request.associations },
			),
			left.map((record) => objectAt(record, 'properties')),
			allBlamed,
		).forEach((place, index) => {
			const record = left[index];
			if (place !== undefined && record) pairs.set(place, record);
		});
		return [];
	},
};

/** Everything by which the record may have been asked for, the surest first. */
function keysOf(record: CrmRecord, { object, entries }: Sent): string[] {
	const idProperty = entries[0]?.request.envelope.idProperty ?? RECORD_ID;
	if (idProperty === RECORD_ID) return present([textAt(record, 'id')]);

	const property = uniquePropertyOf(object, idProperty);
	const properties = objectAt(record, 'properties');
	const aliases = property.aliases ? (textAt(properties, property.aliases) ?? '').split(';') : [];
	const values = present([textAt(properties, idProperty), ...aliases]);
	return values.map((value) => normalKey(property, value));
}

function present(values: ReadonlyArray<string | undefined>): string[] {
	return values.filter((value): value is string => Boolean(value));
}
