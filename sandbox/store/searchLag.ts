import { StoredRecord } from '../model/record';

/** A record before a recent write. Undefined if the write created it. */
export type Before = StoredRecord | undefined;

interface Change {
	readonly id: string;
	readonly at: number;
	readonly before: Before;
}

/**
 * Delays the effect of writes on searches, as on HubSpot. Keeps each record as it was before a recent
 * write, and drops it after the delay. Its size does not depend on the size of the table.
 */
export class SearchLag {
	private changes: Change[] = [];

	constructor(private readonly delay: () => number) {}

	/** Must be called before each write, with the record as it is. */
	note(id: string, before: Before, at: number): void {
		this.forget(at);
		if (this.delay() > 0) this.changes.push({ id, at, before: before && copyOf(before) });
	}

	/** The records that searches see as they were before a write. */
	outdated(now: number): ReadonlyMap<string, Before> {
		this.forget(now);
		const seen = new Map<string, Before>();
		for (const { id, before } of this.changes) if (!seen.has(id)) seen.set(id, before);
		return seen;
	}

	private forget(now: number): void {
		const visible = now - this.delay();
		const [first] = this.changes;
		if (first === undefined || first.at > visible) return;
		this.changes = this.changes.filter(({ at }) => at > visible);
	}
}

function copyOf(record: StoredRecord): StoredRecord {
	const { id, objectType, properties, createdAt, updatedAt } = record;
	const copy = new StoredRecord(id, objectType, { ...properties }, createdAt);
	copy.updatedAt = updatedAt;
	return copy;
}
