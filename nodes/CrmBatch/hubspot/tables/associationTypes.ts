import { objects, type CrmObject } from './objects';

/**
 * HubSpot's own association types, by the object that a link starts from and the one that it leads
 * to (HubSpot, "Associate records", association type id values).
 */
const types: ReadonlyMap<string, number> = new Map([
	['contact company', 279],
	['contact contact', 449],
	['contact deal', 4],
	['contact ticket', 15],
	['ticket company', 339],
	['ticket contact', 16],
	['ticket deal', 28],
	['ticket ticket', 452],
]);

type Named = Pick<CrmObject, 'value' | 'plural' | 'typeId'>;

/** Objects that links lead to, whether the node works on them or not. */
const targets: readonly Named[] = [
	{ value: 'company', plural: 'companies', typeId: '0-2' },
	{ value: 'deal', plural: 'deals', typeId: '0-3' },
];

/** Values of objects by the names that users give them. */
const names: ReadonlyMap<string, string> = new Map(
	[...objects, ...targets].flatMap(({ value, plural, typeId }) =>
		[value, plural, typeId].map((name) => [name, value] as const),
	),
);

/**
 * The type that links two objects without a label; `undefined` if there is none in the table.
 *
 * @param to singular, plural or object type ID, in any case
 */
export function defaultAssociationType(from: CrmObject, to: string): number | undefined {
	const name = names.get(to.trim().toLowerCase());
	return name === undefined ? undefined : types.get(`${from.value} ${name}`);
}
