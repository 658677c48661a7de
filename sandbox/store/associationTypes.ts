const COMPANY = '0-2';

/** The role of an association type: default, primary company or label. */
export type AssociationRole = 'default' | 'primary' | 'label';

/** An association type between two object types, from one side. */
export interface AssociationType {
	readonly category: 'HUBSPOT_DEFINED' | 'USER_DEFINED';
	readonly typeId: number;
	/** Id of the type from the other side. */
	readonly inverse: number;
	readonly from: string;
	readonly to: string;
	readonly role: AssociationRole;
	readonly label: string | null;
}

type PairRow = readonly [
	from: string,
	to: string,
	typeId: number,
	inverse: number,
	role?: AssociationRole,
];

const PAIRS: readonly PairRow[] = [
	['0-5', '0-1', 16, 15],
	['0-5', '0-2', 339, 340],
	['0-5', '0-2', 26, 25, 'primary'],
	['0-5', '0-3', 28, 27],
	['0-5', '0-5', 452, 452],
	['0-1', '0-1', 449, 449],
	['0-1', '0-2', 279, 280],
	['0-1', '0-2', 1, 2, 'primary'],
	['0-1', '0-3', 4, 3],
	['0-2', '0-3', 342, 341],
	['0-2', '0-3', 6, 5, 'primary'],
	['0-2', '0-2', 450, 450],
	['0-3', '0-3', 451, 451],
	['0-3', '0-8', 19, 20],
	['0-46', '0-1', 202, 201],
	['0-46', '0-2', 190, 189],
	['0-46', '0-3', 214, 213],
	['0-46', '0-5', 228, 227],
	['0-27', '0-1', 204, 203],
	['0-27', '0-2', 192, 191],
	['0-27', '0-3', 216, 215],
	['0-27', '0-5', 230, 229],
	['0-48', '0-1', 194, 193],
	['0-48', '0-2', 182, 181],
	['0-48', '0-3', 206, 205],
	['0-48', '0-5', 220, 219],
	['0-47', '0-1', 200, 199],
	['0-47', '0-2', 188, 187],
	['0-47', '0-3', 212, 211],
	['0-47', '0-5', 226, 225],
	['0-136', '0-1', 608, 609],
	['0-136', '0-2', 610, 611],
	['0-136', '0-3', 1037, 1038],
];

/** The label of a type. From the company's side it is another text (observed on live accounts). */
function labelOf(role: AssociationRole, to: string): string | null {
	if (role !== 'primary') return null;
	return to === COMPANY ? 'Primary' : 'Object with Primary Company';
}

function bothSides([from, to, typeId, inverse, role = 'default']: PairRow): AssociationType[] {
	const category = 'HUBSPOT_DEFINED' as const;
	const there = { category, typeId, inverse, from, to, role, label: labelOf(role, to) };
	if (typeId === inverse) return [there];
	const back = { typeId: inverse, inverse: typeId, from: to, to: from, label: labelOf(role, from) };
	return [there, { ...there, ...back }];
}

/** HubSpot's own types (HubSpot docs, associations guide, association type id values). */
export const HUBSPOT_ASSOCIATION_TYPES: readonly AssociationType[] = PAIRS.flatMap(bothSides);
