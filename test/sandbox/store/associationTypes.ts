/** A HubSpot-defined association type: which kinds it joins, and its number seen from the other side. */
export interface AssociationTypeRow {
	readonly typeId: number;
	readonly from: string;
	readonly to: string;
	readonly inverse: number;
}

const PAIRS: ReadonlyArray<readonly [from: string, to: string, typeId: number, inverse: number]> = [
	['0-5', '0-1', 16, 15],
	['0-5', '0-2', 339, 340],
	['0-5', '0-2', 26, 25],
	['0-5', '0-3', 28, 27],
	['0-5', '0-5', 452, 452],
	['0-1', '0-1', 449, 449],
	['0-1', '0-2', 279, 280],
	['0-1', '0-2', 1, 2],
	['0-1', '0-3', 4, 3],
	['0-2', '0-3', 342, 341],
	['0-2', '0-3', 6, 5],
];

/** HubSpot docs, associations guide, association type id values. */
export const ASSOCIATION_TYPES: ReadonlyMap<number, AssociationTypeRow> = new Map(
	PAIRS.flatMap(([from, to, typeId, inverse]) => [
		[typeId, { typeId, from, to, inverse }],
		[inverse, { typeId: inverse, from: to, to: from, inverse: typeId }],
	]),
);
