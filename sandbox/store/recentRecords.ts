import type { StoredRecord } from '../model/record';

/** Number of records that the page shows. */
const KEPT = 300;

/**
 * The most recently changed records, so that the page can show them without a scan of the table.
 * Holds a fixed number, whatever the size of the table.
 */
export class RecentRecords {
	/** In the order of change: a Map keeps the order in which keys were added. */
	private readonly kept = new Map<string, StoredRecord>();

	touch(record: StoredRecord): void {
		this.kept.delete(record.id);
		this.kept.set(record.id, record);
		if (this.kept.size <= KEPT) return;
		const [oldest] = this.kept.keys();
		if (oldest !== undefined) this.kept.delete(oldest);
	}

	/** Removes a permanently deleted record. */
	forget(record: StoredRecord): void {
		this.kept.delete(record.id);
	}

	/** Most recently changed first. */
	newestFirst(): StoredRecord[] {
		return [...this.kept.values()].reverse();
	}
}
