import type { CrmObject } from './objects';
import { objectTypeOf } from './objectTypes';

/**
 * HubSpot's own association types, by the object that a link starts from and the one that it leads
 * to (HubSpot, "Associate records", association type id values).
 */
const types: ReadonlyMap<string, number> = new Map([
	['company company', 450],
	['company contact', 280],
	['company deal', 342],
	['company ticket', 340],
	['contact company', 279],
	['contact contact', 449],
	['contact deal', 4],
	['contact ticket', 15],
	['deal company', 341],
	['deal contact', 3],
	['deal deal', 451],
	['deal ticket', 27],
	['ticket company', 339],
	['ticket contact', 16],
	['ticket deal', 28],
	['ticket ticket', 452],
]);

/**
 * The type that links two objects without a label; `undefined` if there is none in the table.
 *
 * @param to singular, plural or object type ID, in any case
 */
export function defaultAssociationType(from: CrmObject, to: string): number | undefined {
	const target = objectTypeOf(to);
	return target && types.get(`${from.value} ${target.value}`);
}
