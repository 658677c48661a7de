import { objectAt, textAt, type JsonObject } from '../../json';
import { normalKey, type UniqueProperty } from '../../tables/objects';
import type { CrmRecord } from '../reply';
import { placesBy, type SentBatch } from '../sentBatch';
import { isSameValue, type Values } from './sameValue';

/** Most further values of a record that are read. */
const MOST_ALIASES = 1_000;

/** All values of a unique property by which the record is found, the primary one first. */
export function keysIn(property: UniqueProperty, properties: JsonObject): string[] {
	const primary = textAt(properties, property.name) ?? '';
	const aliases = property.aliases ? textAt(properties, property.aliases) : undefined;
	if (!aliases) return primary === '' ? [] : [normalKey(property, primary)];
	const values = [primary, ...aliases.split(';', MOST_ALIASES)];
	return values.filter((value) => value !== '').map((value) => normalKey(property, value));
}

/**
 * Does the record have a unique value other than the one that was sent? A property that only the
 * account makes unique counts if it was sent and returned.
 *
 * @param isNew was the record created? Then it has no unique value that was not sent.
 */
export function hasOtherUniqueValue(
	{ object, uniqueNames = [] }: SentBatch,
	sent: Values,
	properties: JsonObject,
	isNew: boolean,
): boolean {
	const hasOther = object.uniqueProperties.some((property) => {
		if (!isNew && !Object.hasOwn(sent, property.name)) return false;
		const keys = keysIn(property, properties);
		const key = normalKey(property, textAt(sent, property.name) ?? '');
		return keys.length > 0 && !keys.includes(key);
	});
	if (hasOther) return true;
	return uniqueNames.some((name) => {
		if (object.uniqueProperties.some((property) => property.name === name)) return false;
		const [own, stored] = [textAt(sent, name) ?? '', textAt(properties, name) ?? ''];
		return own !== '' && stored !== '' && !isSameValue(own, stored);
	});
}

/**
 * Finds the records that a unique property of the object identifies, whatever their other values.
 * A value that several entries or several records have identifies none.
 *
 * @param isOpen can the entry at this place still get a record?
 * @returns pairs of a place and its record
 */
export function pairByUniqueValue(
	{ object, entries }: SentBatch,
	records: readonly CrmRecord[],
	isOpen: (place: number) => boolean,
): Array<readonly [number, CrmRecord]> {
	return object.uniqueProperties.flatMap((property) => {
		const places = placesBy(entries, ({ request }) => keysIn(property, request.properties)[0]);
		const byPlace = new Map<number, CrmRecord[]>();
		// Counted here, once: a hostile reply can have very many records with one value.
		const uses = new Map<CrmRecord, number>();
		records.forEach((record) => {
			const keys = new Set(keysIn(property, objectAt(record, 'properties')));
			const found = [...keys].flatMap((key) => places.get(key) ?? []).filter(isOpen);
			for (const place of found) {
				const known = byPlace.get(place);
				if (known) known.push(record);
				else byPlace.set(place, [record]);
				uses.set(record, (uses.get(record) ?? 0) + 1);
			}
		});
		return [...byPlace].flatMap(([place, [record, ...others]]) => {
			const isOnly = record && others.length === 0 && uses.get(record) === 1;
			return isOnly ? [[place, record] as const] : [];
		});
	});
}
