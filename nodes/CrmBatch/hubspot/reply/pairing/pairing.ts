import { objectAt, textAt } from '../../json';
import { RECORD_ID, uniquePropertyOf } from '../../tables/objects';
import type { Pairing } from '../../tables/operations';
import type { CrmRecord } from '../reply';
import type { Blame } from '../blame/blame';
import { pairByValues } from './pairByValues';
import { placesBy, type SentBatch } from '../sentBatch';
import { hasOtherUniqueValue, keysIn, pairByUniqueValue } from './uniqueValues';

/** The record of each entry, by place in the batch. */
export type Pairs = Map<number, CrmRecord>;

/**
 * Pairs each record with its entry by the content of the record, never by its place: HubSpot
 * replies in any order. A record that fits no entry, or only one that has a record, is left out.
 *
 * @param blamed entries that an error of the reply names
 * @param allBlamed does every error of the reply name its entries?
 */
export function pairRecords(
	sent: SentBatch,
	records: readonly CrmRecord[],
	blamed: Blame['byPlace'],
	allBlamed: boolean,
): Pairs {
	const pairs: Pairs = new Map();
	let unmatched = records;
	for (const way of sent.operation.pairing) {
		unmatched = ways[way](sent, unmatched, pairs, { blamed, allBlamed });
	}
	return pairs;
}

/** The records without duplicates and without those that are paired already. */
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

/** Adds pairs, and returns the unmatched records. */
type Way = (
	sent: SentBatch,
	records: readonly CrmRecord[],
	pairs: Pairs,
	known: Known,
) => readonly CrmRecord[];

/** What is known from the errors of the same reply. */
interface Known {
	/** Entries that an error names: a record without a name is not theirs. */
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
			// A record with a trace ID belongs to no other entry.
			return false;
		});
	},
	key: (sent, records, pairs) => {
		const places = placesBy(sent.entries, ({ resultKey }) => resultKey);
		return records.filter((record) => {
			const found = keysOf(record, sent)
				.flatMap((key) => places.get(key) ?? [])
				.filter((place) => !pairs.has(place));
			// A read can ask for two email addresses of one contact: the record is for both. A write has
			// one record for each entry, and nothing says which of several entries it is.
			if (found.length === 0 || (sent.operation.writes && found.length > 1)) return true;
			found.forEach((place) => pairs.set(place, record));
			return false;
		});
	},
	unique: (sent, records, pairs, { blamed }) => {
		const left = distinct(records, [...pairs.values()]);
		const isOpen = (place: number) => !pairs.has(place) && !blamed.has(place);
		const found = pairByUniqueValue(sent, left, isOpen);
		found.forEach(([place, record]) => pairs.set(place, record));
		const used = new Set(found.map(([, record]) => record));
		return left.filter((record) => !used.has(record));
	},
	values: (sent, records, pairs, { blamed, allBlamed }) => {
		const left = distinct(records, [...pairs.values()]);
		pairByValues(
			sent.entries.map(({ request }, place) =>
				pairs.has(place) || blamed.has(place)
					? undefined
					: { values: request.properties, notReturned: request.associations },
			),
			left.map((record) => objectAt(record, 'properties')),
			allBlamed,
			(values, properties) => hasOtherUniqueValue(sent.object, values, properties, true),
		).forEach((place, index) => {
			const record = left[index];
			if (place !== undefined && record) pairs.set(place, record);
		});
		return [];
	},
	mergedId: (sent, records, pairs, { blamed }) => {
		if (idPropertyOf(sent) !== RECORD_ID) return records;
		const places = placesBy(sent.entries, ({ key }) => key);
		const left = distinct(records, [...pairs.values()]);
		const fits = left.map((record) => {
			const merged = textAt(objectAt(record, 'properties'), MERGED_IDS) ?? '';
			const ids = new Set([textAt(record, 'id') ?? '', ...merged.split(';', MOST_MERGED)]);
			return [...ids].flatMap((id) => places.get(id.trim()) ?? []);
		});
		// Counted once: a hostile reply can have very many records.
		const times = new Map<number, number>();
		fits.flat().forEach((place) => times.set(place, (times.get(place) ?? 0) + 1));
		return left.filter((record, index) => {
			const [place, ...more] = fits[index] ?? [];
			const isOpen = place !== undefined && !pairs.has(place) && !blamed.has(place);
			if (!isOpen || more.length > 0 || times.get(place) !== 1) return true;
			pairs.set(place, record);
			return false;
		});
	},
	single: (sent, records, pairs, { blamed, allBlamed }) => {
		const [entry, ...entries] = sent.entries;
		const [record, ...others] = distinct(records, [...pairs.values()]);
		const isAlone = entries.length === 0 && others.length === 0 && pairs.size === 0;
		const hasNoError = allBlamed && blamed.size === 0;
		if (!entry || !record || !isAlone || !hasNoError || !textAt(record, 'id')) return records;

		const keys = keysOf(record, sent);
		const hasOtherKey = entry.resultKey !== undefined && keys.length > 0;
		const { properties } = entry.request;
		// A record with the key of the entry would be paired already.
		const isOther =
			hasOtherKey ||
			hasOtherUniqueValue(sent.object, properties, objectAt(record, 'properties'), false);
		if (isOther) return records;
		pairs.set(0, record);
		return [];
	},
};

/** Most IDs of merged records that are read; HubSpot merges 250 into one. */
const MOST_MERGED = 1_000;

/** HubSpot's property of the IDs of the records that were merged into a record. */
const MERGED_IDS = 'hs_merged_object_ids';

function idPropertyOf({ entries }: SentBatch): string {
	return entries[0]?.request.envelope.idProperty ?? RECORD_ID;
}

/** All keys by which the record can have been requested, the most certain first. */
function keysOf(record: CrmRecord, sent: SentBatch): string[] {
	const idProperty = idPropertyOf(sent);
	if (idProperty === RECORD_ID) return present([textAt(record, 'id')]);

	return keysIn(uniquePropertyOf(sent.object, idProperty), objectAt(record, 'properties'));
}

function present(values: ReadonlyArray<string | undefined>): string[] {
	return values.filter((value): value is string => Boolean(value));
}
