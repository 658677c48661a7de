import { objectAt } from '../../json';
import { RECORD_ID } from '../../tables/objects';
import type { Pairing } from '../../tables/operations';
import { traceIdOf, type CrmRecord } from '../reply';
import type { Blame } from '../blame/blame';
import { pairByValues } from './pairByValues';
import { idPropertyOf, placesBy, type SentBatch } from '../sentBatch';
import { keysOf } from './contradiction';
import { pairByMergedId } from './mergedIds';
import { compareValues } from './sameValue';
import { distinct, pairByTraceId } from './traceIds';
import { hasOtherUniqueValue, pairByUniqueValue } from './uniqueValues';

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
		ways[way](sent, unmatched, pairs, { blamed, allBlamed });
		if (pairs.size === sent.entries.length) break;
		// A record with a trace ID belongs to no other entry.
		if (way === 'traceId') unmatched = records.filter((record) => traceIdOf(record) === '');
	}
	return pairs;
}

/** Adds pairs. The records can be paired already. */
type Way = (sent: SentBatch, records: readonly CrmRecord[], pairs: Pairs, known: Known) => void;

/** What is known from the errors of the same reply. */
interface Known {
	/** Entries that an error names: a record without a name is not theirs. */
	readonly blamed: Blame['byPlace'];
	/** Does every error name its entries? */
	readonly allBlamed: boolean;
}

const ways: Record<Pairing, Way> = {
	traceId: (sent, records, pairs) => {
		pairByTraceId(sent, records).forEach((record, place) => pairs.set(place, record));
	},
	key: (sent, records, pairs) => {
		const places = placesBy(sent.entries, ({ resultKey }) => resultKey);
		records.forEach((record) => {
			const found = keysOf(record, sent)
				.flatMap((key) => places.get(key) ?? [])
				.filter((place) => !pairs.has(place));
			// A read can ask for two email addresses of one contact: the record is for both. A write has
			// one record for each entry, and nothing says which of several entries it is.
			if (sent.operation.writes && found.length > 1) return;
			found.forEach((place) => pairs.set(place, record));
		});
	},
	unique: (sent, records, pairs, { blamed }) => {
		const left = distinct(records, [...pairs.values()]);
		const isOpen = (place: number) => !pairs.has(place) && !blamed.has(place);
		const found = pairByUniqueValue(sent, left, isOpen).filter(([place, record]) => {
			const { properties = {} } = sent.entries[place]?.request ?? {};
			return !hasOtherUniqueValue(sent, properties, objectAt(record, 'properties'), true);
		});
		found.forEach(([place, record]) => pairs.set(place, record));
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
			(values, properties) => hasOtherUniqueValue(sent, values, properties, true),
		).forEach((place, index) => {
			const record = left[index];
			if (place !== undefined && record) pairs.set(place, record);
		});
	},
	mergedId: (sent, records, pairs, { blamed }) => {
		if (idPropertyOf(sent) !== RECORD_ID) return;
		// A read can ask for one record by its own ID and by an old one.
		const candidates = sent.operation.writes
			? distinct(records, [...pairs.values()])
			: distinct([...pairs.values(), ...records]);
		const isOpen = (place: number) => !pairs.has(place) && !blamed.has(place);
		const found = pairByMergedId(sent, candidates, isOpen);
		found.forEach(([place, record]) => pairs.set(place, record));
	},
	single: (sent, records, pairs, { blamed, allBlamed }) => {
		const [entry, ...entries] = sent.entries;
		const [record, ...others] = distinct(records);
		const isAlone = entries.length === 0 && others.length === 0 && pairs.size === 0;
		const hasNoError = allBlamed && blamed.size === 0;
		if (!entry || !record || !isAlone || !hasNoError) return;

		const { properties } = entry.request;
		const returned = objectAt(record, 'properties');
		const { same, others: different } = compareValues(
			properties,
			returned,
			sent.object.forwardOnly,
		);
		// A record with the key of the entry would be paired already.
		const isOther =
			keysOf(record, sent).length > 0 ||
			hasOtherUniqueValue(sent, properties, returned, false) ||
			(different > 0 && different >= same);
		if (!isOther) pairs.set(0, record);
	},
};
