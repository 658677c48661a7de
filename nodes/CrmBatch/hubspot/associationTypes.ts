/**
 * HubSpot's own association types, by the object they start from and the one they lead to
 * (HubSpot, "Associate records", association type id values).
 */
const types: Readonly<Record<string, Readonly<Record<string, number>>>> = {
	contact: { company: 279, contact: 449, deal: 4, ticket: 15 },
	ticket: { company: 339, contact: 16, deal: 28, ticket: 452 },
};

/** Other names by which users know an object. */
const aliases: Readonly<Record<string, string>> = {
	'0-1': 'contact',
	'0-2': 'company',
	'0-3': 'deal',
	'0-5': 'ticket',
	companies: 'company',
	contacts: 'contact',
	deals: 'deal',
	tickets: 'ticket',
};

/** The type that links two objects without a label; `undefined` where none is known. */
export function defaultAssociationType(from: string, to: string): number | undefined {
	const name = to.trim().toLowerCase();
	return types[from]?.[aliases[name] ?? name];
}
