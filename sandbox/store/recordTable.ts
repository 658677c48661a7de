import { StoredRecord } from '../model/record';
import type { ObjectSchema } from '../schema/registry';
import { recordChange } from './history';
import { MergedIds } from './mergedIds';
import { RecentRecords } from './recentRecords';
import { RecordOrder } from './recordOrder';
import { SearchLag } from './searchLag';
import { UniqueIndex } from './uniqueIndex';

/** The records of an object type. Nothing here scans them, so the cost does not grow with their number. */
export class RecordTable {
	/** Most recently changed records, including archived ones. */
	readonly recent = new RecentRecords();
	/** Writes that searches do not find yet. */
	readonly lag: SearchLag;
	readonly mergedIds = new MergedIds();
	private readonly order = new RecordOrder();
	private live = new Map<string, StoredRecord>();
	private archived = new Map<string, StoredRecord>();
	private index: UniqueIndex;
	private archivedIndex: UniqueIndex;

	constructor(
		readonly schema: ObjectSchema,
		searchDelay: () => number = () => 0,
	) {
		this.lag = new SearchLag(searchDelay);
		this.index = new UniqueIndex(schema);
		this.archivedIndex = new UniqueIndex(schema);
	}

	get(id: string, archived = false): StoredRecord | undefined {
		return (archived ? this.archived : this.live).get(id);
	}

	/** Finds a record by the value of an identifying property. */
	findBy(property: string, value: string, archived = false): StoredRecord | undefined {
		const id = (archived ? this.archivedIndex : this.index).find(property, value);
		return id === undefined ? undefined : this.get(id, archived);
	}

	/** Ids of live records by the value of a unique property, case-insensitive. */
	idsBy(property: string, value: string): string[] {
		return this.index.findAnyCase(property, value);
	}

	/** Live records, oldest first. */
	all(): StoredRecord[] {
		return [...this.live.values()];
	}

	/** Live records, oldest first, without a copy of the list. */
	values(): IterableIterator<StoredRecord> {
		return this.live.values();
	}

	/** Up to `limit` records with an id greater than `after`, lowest id first. */
	page(after: string | undefined, limit: number, archived: boolean): StoredRecord[] {
		const found: StoredRecord[] = [];
		for (const id of this.order.beyond(after)) {
			const record = this.get(id, archived);
			if (record !== undefined) found.push(record);
			if (found.length === limit) break;
		}
		return found;
	}

	get size(): number {
		return this.live.size;
	}

	insert(id: string, properties: Record<string, string>, at: string): StoredRecord {
		this.lag.note(id, undefined, Date.parse(at));
		return this.place(new StoredRecord(id, this.schema.row.typeId, properties, at));
	}

	/** Adds a record that searches find at once. */
	place(record: StoredRecord): StoredRecord {
		this.live.set(record.id, record);
		this.order.add(record.id);
		this.index.add(record);
		this.recent.touch(record);
		return record;
	}

	/** Writes the values that differ. If none does, `updatedAt` is not changed, as observed on HubSpot. */
	update(record: StoredRecord, changes: ReadonlyMap<string, string>, at: string): void {
		const different = [...changes].filter(
			([name, value]) => (record.properties[name] ?? '') !== value,
		);
		if (different.length === 0) return;
		this.lag.note(record.id, record, Date.parse(at));
		this.index.remove(record);
		for (const [name, value] of different) {
			recordChange(record, name, value, at);
			record.properties[name] = value;
		}
		record.updatedAt = at;
		this.index.add(record);
		this.recent.touch(record);
	}

	/** Archives a record, which releases its unique values. An unknown id is not an error. */
	archive(id: string, at: string): void {
		const record = this.live.get(id);
		if (record === undefined) return;
		this.lag.note(id, record, Date.parse(at));
		this.live.delete(id);
		this.index.remove(record);
		record.archived = true;
		record.archivedAt = at;
		this.archived.set(id, record);
		this.archivedIndex.add(record);
		this.recent.touch(record);
	}

	/** Deletes a live or archived record permanently. */
	purge(record: StoredRecord, at: string): void {
		if (!record.archived) this.lag.note(record.id, record, Date.parse(at));
		this.live.delete(record.id);
		this.index.remove(record);
		this.archived.delete(record.id);
		this.archivedIndex.remove(record);
		this.recent.forget(record);
	}

	/** Rebuilds the indexes, after a unique property was added to existing records. */
	reindex(): void {
		this.index = new UniqueIndex(this.schema);
		this.archivedIndex = new UniqueIndex(this.schema);
		for (const record of this.live.values()) this.index.add(record);
		for (const record of this.archived.values()) this.archivedIndex.add(record);
	}
}
