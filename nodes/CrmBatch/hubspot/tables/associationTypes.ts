/**
 * HubSpot's own association types, by the object they start from and the one they lead to
 * (HubSpot, "Associate records", association type id values).
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

/** Other names by which users know an object. */
const aliases: ReadonlyMap<string, string> = new Map([
	['0-1', 'contact'],
	['0-2', 'company'],
	['0-3', 'deal'],
	['0-5', 'ticket'],
	['companies', 'company'],
	['contacts', 'contact'],
	['deals', 'deal'],
	['tickets', 'ticket'],
]);

/** The type that links two objects without a label; `undefined` where none is known. */
export function defaultAssociationType(from: string, to: string): number | undefined {
	const name = to.trim().toLowerCase();
	return types.get(`${from} ${aliases.get(name) ?? name}`);
}
