import type { Batch, Position, Steps } from './types';

/** How heavy records are: what a batch weighs is bounded, beside its number of records. */
export interface Weights {
	readonly of: (position: Position) => number;
	/** Most of a batch, unless one record alone weighs more. */
	readonly most: number;
}

/**
 * Puts records into batches. Only records of one group share a batch; groups come in the order of
 * their first record, and records keep their order inside a group.
 *
 * @param groups the group of each record, by position
 * @param sizeOf the most records in a batch of the group, at least 1
 */
export function* planBatches(
	groups: readonly string[],
	sizeOf: (group: string) => number,
	weights: Weights = { of: () => 0, most: 0 },
): Steps<Batch[]> {
	const members = new Map<string, Position[]>();
	for (const [position, group] of groups.entries()) {
		addTo(members, group, position);
		yield;
	}

	const batches: Batch[] = [];
	for (const [group, all] of members) {
		const size = sizeOf(group);
		let positions: Position[] = [];
		let weight = 0;
		for (const position of all) {
			const own = weights.of(position);
			if (positions.length === size || (positions.length > 0 && weight + own > weights.most)) {
				batches.push({ group, positions });
				positions = [];
				weight = 0;
			}
			positions.push(position);
			weight += own;
			yield;
		}
		batches.push({ group, positions });
	}
	return batches;
}

/** The rows with the same key, in their order, by key. */
export function groupBy<Key, Row>(rows: Iterable<Row>, keyOf: (row: Row) => Key): Map<Key, Row[]> {
	const groups = new Map<Key, Row[]>();
	for (const row of rows) addTo(groups, keyOf(row), row);
	return groups;
}

/** Adds a row to the group of a key. */
export function addTo<Key, Row>(groups: Map<Key, Row[]>, key: Key, row: Row): void {
	const known = groups.get(key);
	if (known) known.push(row);
	else groups.set(key, [row]);
}
