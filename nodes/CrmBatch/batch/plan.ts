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
		const positions = members.get(group);
		if (positions) positions.push(position);
		else members.set(group, [position]);
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
