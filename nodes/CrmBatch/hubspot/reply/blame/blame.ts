import { contextTexts } from '../../errors/said';
import type { JsonObject } from '../../json';
import { normalKey, RECORD_ID, uniquePropertyOf } from '../../tables/objects';
import { placesBy, type SentBatch } from '../sentBatch';

/** The errors of a batch reply, by the entries that they name. */
export interface Blame {
	readonly byPlace: ReadonlyMap<number, JsonObject>;
	/** Errors that name no entry of the batch. */
	readonly unattributed: readonly JsonObject[];
}

/** Most IDs that are read in all errors of a reply together, a hundred times those of a request. */
const MOST_NAMES = 10_000;

/**
 * Finds the entries that each error is about: by trace ID, or by the requested IDs or values of
 * `idProperty`. One error can name many entries (HubSpot lists all IDs that it did not find in
 * one), or none.
 */
export function blame(sent: SentBatch, errors: readonly JsonObject[]): Blame {
	const traces = new Map(sent.entries.map(({ traceId }, place) => [traceId, place]));
	const keys = placesBy(sent.entries, ({ key }) => key);
	const idProperty = sent.entries[0]?.request.envelope.idProperty ?? RECORD_ID;
	const property = uniquePropertyOf(sent.object, idProperty);

	const most = Math.ceil(MOST_NAMES / errors.length);
	const byPlace = new Map<number, JsonObject>();
	const unattributed = errors.filter((error) => {
		const texts = (names: readonly string[]) =>
			names.flatMap((name) => contextTexts(error, name, most));
		const places = [
			...texts(['objectWriteTraceId']).flatMap((id) => traces.get(id) ?? []),
			...texts(['ids', 'id']).flatMap((id) => keys.get(normalKey(property, id)) ?? []),
		];
		places.filter((place) => !byPlace.has(place)).forEach((place) => byPlace.set(place, error));
		return places.length === 0;
	});
	return { byPlace, unattributed };
}
