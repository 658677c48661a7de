import type { StoredAssociation, StoredRecord } from '../model/record';
import type { ObjectSchema } from '../schema/registry';
import { recordChange } from './history';
import { RecentRecords } from './recentRecords';
import { UniqueIndex } from './uniqueIndex';

const NO_ASSOCIATIONS: readonly StoredAssociation[] = Object.freeze([]);

/** All records of one object type. Nothing here scans, so a million records are as quick as one. */
export class RecordTable {
	/** What changed last, archived records included. */
	readonly recent = new RecentRecords();
	private live = new Map<string, StoredRecord>();
	private archived = new Map<string, StoredRecord>();
	private index: UniqueIndex;
	private archivedIndex: UniqueIndex;

	constructor(readonly schema: ObjectSchema) {
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

	/** Live records, oldest first. */
	all(): StoredRecord[] {
		return [...this.live.values()];
	}

	get size(): number {
		return this.live.size;
	}

	insert(id: string, properties: Record<string, string>, at: string): StoredRecord {
		const record: StoredRecord = {
			id,
			objectType: this.schema.row.typeId,
			properties,
			createdAt: at,
			updatedAt: at,
			archived: false,
			associations: NO_ASSOCIATIONS,
		};
		this.live.set(id, record);
		this.index.add(record);
		this.recent.touch(record);
		return record;
	}

	/** Writes what differs. When nothing does, `updatedAt` stays, as observed on HubSpot. */
	update(record: StoredRecord, changes: ReadonlyMap<string, string>, at: string): void {
		const real = [...changes].filter(([name, value]) => (record.properties[name] ?? '') !== value);
		if (real.length === 0) return;
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
		this.live.delete(id);
		this.index.remove(record);
		record.archived = true;
		record.archivedAt = at;
		this.archived.set(id, record);
		this.archivedIndex.add(record);
		this.recent.touch(record);
	}

	/** Needed once after a unique property was added to records that exist. */
	reindex(): void {
		this.index = new UniqueIndex(this.schema);
		this.archivedIndex = new UniqueIndex(this.schema);
		for (const record of this.live.values()) this.index.add(record);
		for (const record of this.archived.values()) this.archivedIndex.add(record);
	}
}
