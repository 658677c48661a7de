import { StoredRecord } from '../model/record';
import type { ObjectSchema } from '../schema/registry';
import { recordChange } from './history';
import { MergedIds } from './mergedIds';
import { RecentRecords } from './recentRecords';
import { RecordOrder } from './recordOrder';
import { SearchLag } from './searchLag';
import { UniqueIndex } from './uniqueIndex';

/** All records of one object type. Nothing here scans, so a million records are as quick as one. */
export class RecordTable {
	/** What changed last, archived records included. */
	readonly recent = new RecentRecords();
	/** What a search does not know yet. */
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

	/** The record that an identifying property's value belongs to. */
	findBy(property: string, value: string, archived = false): StoredRecord | undefined {
		const id = (archived ? this.archivedIndex : this.index).find(property, value);
		return id === undefined ? undefined : this.get(id, archived);
	}

	/** Ids of live records by a unique property's value, whatever its case. */
	idsBy(property: string, value: string): string[] {
		return this.index.findAnyCase(property, value);
	}

	/** Live records, oldest first. */
	all(): StoredRecord[] {
		return [...this.live.values()];
	}

	/** The same without a list of their own. */
	values(): IterableIterator<StoredRecord> {
		return this.live.values();
	}

	/** Up to `limit` records with an id beyond `after`, lowest id first. */
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

	/** A record that was always there: searches know it at once. */
	place(record: StoredRecord): StoredRecord {
		this.live.set(record.id, record);
		this.order.add(record.id);
		this.index.add(record);
		this.recent.touch(record);
		return record;
	}

	/** Writes what differs. When nothing does, `updatedAt` stays, as observed on HubSpot. */
	update(record: StoredRecord, changes: ReadonlyMap<string, string>, at: string): void {
		const real = [...changes].filter(([name, value]) => (record.properties[name] ?? '') !== value);
		if (real.length === 0) return;
		this.lag.note(record.id, record, Date.parse(at));
		this.index.remove(record);
		for (const [name, value] of real) {
			recordChange(record, name, value, at);
			record.properties[name] = value;
		}
		record.updatedAt = at;
		this.index.add(record);
		this.recent.touch(record);
	}

	/** An archived record gives its unique values free. Unknown ids are no error. */
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

	/** Takes a record out for good, archived or not; nothing can bring it back. */
	purge(record: StoredRecord, at: string): void {
		if (!record.archived) this.lag.note(record.id, record, Date.parse(at));
		this.live.delete(record.id);
		this.index.remove(record);
		this.archived.delete(record.id);
		this.archivedIndex.remove(record);
		this.recent.forget(record);
	}

	/** Needed once after a unique property was added to records that exist. */
	reindex(): void {
		this.index = new UniqueIndex(this.schema);
		this.archivedIndex = new UniqueIndex(this.schema);
		for (const record of this.live.values()) this.index.add(record);
		for (const record of this.archived.values()) this.archivedIndex.add(record);
	}
}
