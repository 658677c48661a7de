import type { StoredRecord } from '../model/record';

/** As many as a person looks at. */
const KEPT = 300;

/**
 * The records that changed last, so that a page can show them without walking through a million
 * others. Holds a fixed number whatever the size of the table.
 */
export class RecentRecords {
	/** A Map keeps the order in which keys were put in; the one that changed last is at the end. */
	private readonly kept = new Map<string, StoredRecord>();

	touch(record: StoredRecord): void {
		this.kept.delete(record.id);
		this.kept.set(record.id, record);
		if (this.kept.size <= KEPT) return;
		const [oldest] = this.kept.keys();
		if (oldest !== undefined) this.kept.delete(oldest);
	}

	/** A record that is gone for good is not to be looked at either. */
	forget(record: StoredRecord): void {
		this.kept.delete(record.id);
	}

	/** Last changed first. */
	newestFirst(): StoredRecord[] {
		return [...this.kept.values()].reverse();
	}
}
