import type { Batch, Position, Steps } from './types';

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
): Steps<Batch[]> {
	const members = new Map<string, Position[]>();
	for (const [position, group] of groups.entries()) {
		addTo(members, group, position);
		yield;
	}

	const batches: Batch[] = [];
	for (const [group, positions] of members) {
		const size = sizeOf(group);
		for (let start = 0; start < positions.length; start += size) {
			batches.push({ group, positions: positions.slice(start, start + size) });
			yield;
		}
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
