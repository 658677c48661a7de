import { contextTexts } from '../../errors/said';
import type { JsonObject } from '../../json';
import { normalKey, uniquePropertyOf } from '../../tables/objects';
import { idPropertyOf, placesBy, type SentBatch } from '../sentBatch';

/** The errors of a batch reply, by the entries that they name. */
export interface Blame {
	readonly byPlace: ReadonlyMap<number, JsonObject>;
	/** Errors that name no entry of the batch. */
	readonly unattributed: readonly JsonObject[];
	/** Does one of them name a record that was not sent? */
	readonly hasForeign: boolean;
}

/** Most IDs that are read in all errors of a reply together, a hundred times those of a request. */
const MOST_NAMES = 10_000;

/**
 * Finds the entries that each error is about: by trace ID, or by the requested IDs or values of
 * `idProperty`. One error can name many entries (HubSpot lists all IDs that it did not find in
 * one), or none.
 */
export function blame(sent: SentBatch, errors: readonly JsonObject[]): Blame {
	if (errors.length === 0) return { byPlace: new Map(), unattributed: [], hasForeign: false };
	const traces = new Map(sent.entries.map(({ traceId }, place) => [traceId, place]));
	const keys = placesBy(sent.entries, ({ key }) => key);
	const property = uniquePropertyOf(sent.object, idPropertyOf(sent));

	const most = Math.ceil(MOST_NAMES / errors.length);
	const byPlace = new Map<number, JsonObject>();
	let hasForeign = false;
	const unattributed = errors.filter((error) => {
		const texts = (names: readonly string[]) =>
			names.flatMap((name) => contextTexts(error, name, most));
		const traceIds = texts(['objectWriteTraceId']);
		const ids = texts(['ids', 'id']);
		const places = [
			...traceIds.flatMap((id) => traces.get(id) ?? []),
			...ids.flatMap((id) => keys.get(normalKey(property, id)) ?? []),
		];
		if (places.length === 0 && traceIds.length + ids.length > 0) hasForeign = true;
		places.filter((place) => !byPlace.has(place)).forEach((place) => byPlace.set(place, error));
		return places.length === 0;
	});
	return { byPlace, unattributed, hasForeign };
}
