import type { Batch, Position, Steps } from './types';

/** What decides which batch a record goes into. */
export interface Place {
	/** Only records of one group share a batch. */
	readonly group: string;
	/** The most records in a batch of the group, at least 1. */
	readonly most: number;
	/** What a batch weighs is bounded, beside its number of records. */
	readonly weight?: number;
}

interface OpenBatch extends Batch {
	readonly positions: Position[];
	weight: number;
}

/**
 * Puts records into batches, one by one: a full batch can be sent before the last record is known.
 * Records keep their order inside a group.
 */
export class BatchPlanner {
	private readonly open = new Map<string, OpenBatch>();

	/** @param mostWeight most weight of a batch, unless one record alone weighs more */
	constructor(private readonly mostWeight = Infinity) {}

	/** Adds a record. Returns a batch if one is full: with the record, or if it has no room for it. */
	add(position: Position, { group, most, weight = 0 }: Place): Batch | undefined {
		const open = this.open.get(group);
		if (open && open.weight + weight > this.mostWeight) {
			this.open.set(group, { group, positions: [position], weight });
			return open;
		}
		const batch: OpenBatch = open ?? { group, positions: [], weight: 0 };
		batch.positions.push(position);
		batch.weight += weight;
		if (batch.positions.length < most) {
			this.open.set(group, batch);
			return undefined;
		}
		this.open.delete(group);
		return batch;
	}

	/** Takes out the batches that are not full. */
	rest(): Batch[] {
		const rest = [...this.open.values()];
		this.open.clear();
		return rest;
	}
}

/** Puts records into batches, if all of them are known. */
export function* planBatches(groups: readonly string[], most: number): Steps<Batch[]> {
	const planner = new BatchPlanner();
	const batches: Batch[] = [];
	for (const [position, group] of groups.entries()) {
		const full = planner.add(position, { group, most });
		if (full) batches.push(full);
		yield;
	}
	return [...batches, ...planner.rest()];
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
