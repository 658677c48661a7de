import { objectAt, textsAt, type JsonObject } from '../json';
import { normalKey, RECORD_ID, uniquePropertyOf } from '../tables/objects';
import { placesBy, type Sent } from './sentBatch';

/** Errors of a batch reply: those that name their entries, and those that do not. */
export interface Blame {
	readonly byPlace: ReadonlyMap<number, JsonObject>;
	readonly nobody: readonly JsonObject[];
}

/**
 * Finds the entries that each error is about: by trace id, or by the ids or id property values
 * that were asked for. One error may be about many (HubSpot lists all ids that it did not find in
 * one), and one may be about none that was sent.
 */
export function blame(sent: Sent, errors: readonly JsonObject[]): Blame {
	const traces = new Map(sent.entries.map(({ traceId }, place) => [traceId, place]));
	const keys = placesBy(sent.entries, ({ key }) => key);
	const idProperty = sent.entries[0]?.request.envelope.idProperty ?? RECORD_ID;
	const property = uniquePropertyOf(sent.object, idProperty);

	const byPlace = new Map<number, JsonObject>();
	const nobody = errors.filter((error) => {
		const context = objectAt(error, 'context');
		const places = [
			...contextTexts(context, ['objectWriteTraceId']).flatMap((id) => traces.get(id) ?? []),
			...contextTexts(context, ['ids', 'id']).flatMap(
				(id) => keys.get(normalKey(property, id)) ?? [],
			),
		];
		places.filter((place) => !byPlace.has(place)).forEach((place) => byPlace.set(place, error));
		return places.length === 0;
	});
	return { byPlace, nobody };
}

function contextTexts(context: JsonObject, names: readonly string[]): string[] {
	return names.flatMap((name) => textsAt(context, name));
}
