import { objectAt, textAt } from '../../json';
import { idOf, type CrmRecord } from '../reply';
import { placesBy, type SentBatch } from '../sentBatch';

/** HubSpot's property of the IDs of the records that were merged into a record. */
export const MERGED_IDS = 'hs_merged_object_ids';

/** Most IDs of merged records that are read; HubSpot merges 250 into one. */
const MOST_MERGED = 1_000;

/** The old IDs in the value of the property. Empty ones are the IDs of no entry. */
export function mergedIdsIn(record: CrmRecord): string[] {
	const ids = (textAt(objectAt(record, 'properties'), MERGED_IDS) ?? '').split(';', MOST_MERGED);
	return ids.map((id) => id.trim());
}

/**
 * Finds the records that came back under the ID of the record that they were merged into. An ID that
 * several records have identifies none. A write has one record for each entry, and nothing says which
 * of several entries it is; a read can ask for one record several times.
 *
 * @param isOpen can the entry at this place still get a record?
 * @returns pairs of a place and its record
 */
export function pairByMergedId(
	{ entries, operation, knownKeys }: SentBatch,
	records: readonly CrmRecord[],
	isOpen: (place: number) => boolean,
): Array<readonly [number, CrmRecord]> {
	const places = placesBy(entries, ({ key }) => key);
	const fits = records.map((record) => {
		const id = idOf(record);
		const ids = new Set([id, ...mergedIdsIn(record), ...(knownKeys?.get(id) ?? [])]);
		return { record, found: [...ids].flatMap((one) => places.get(one) ?? []) };
	});
	// Counted once: a hostile reply can have very many records.
	const times = new Map<number, number>();
	for (const place of fits.flatMap(({ found }) => found)) {
		times.set(place, (times.get(place) ?? 0) + 1);
	}
	return fits.flatMap(({ record, found }) => {
		if (operation.writes && found.length > 1) return [];
		return found
			.filter((place) => isOpen(place) && times.get(place) === 1)
			.map((place) => [place, record] as const);
	});
}
