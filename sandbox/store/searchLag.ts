import { StoredRecord } from '../model/record';

/** What a search still sees of a record that was written since: its old values, or nothing. */
export type Before = StoredRecord | undefined;

interface Change {
	readonly id: string;
	readonly at: number;
	readonly before: Before;
}

/**
 * HubSpot's search learns of a write only after a while. This keeps what was there before each
 * recent write, and forgets it once the search has caught up; it never grows with the table.
 */
export class SearchLag {
	private changes: Change[] = [];

	constructor(private readonly delay: () => number) {}

	/** To be called before a write, with the record as it is then. */
	note(id: string, before: Before, at: number): void {
		this.forget(at);
		if (this.delay() > 0) this.changes.push({ id, at, before: before && copyOf(before) });
	}

	/** Records that search sees as they were; all others it sees as they are. */
	outdated(now: number): ReadonlyMap<string, Before> {
		this.forget(now);
		const seen = new Map<string, Before>();
		for (const { id, before } of this.changes) if (!seen.has(id)) seen.set(id, before);
		return seen;
	}

	private forget(now: number): void {
		const caughtUp = now - this.delay();
		const [first] = this.changes;
		if (first === undefined || first.at > caughtUp) return;
		this.changes = this.changes.filter(({ at }) => at > caughtUp);
	}
}

function copyOf(record: StoredRecord): StoredRecord {
	const { id, objectType, properties, createdAt, updatedAt } = record;
	const copy = new StoredRecord(id, objectType, { ...properties }, createdAt);
	copy.updatedAt = updatedAt;
	return copy;
}
