import { keyOf } from '../../../hubspot/request/entries';
import type { CrmObject } from '../../../hubspot/tables/objects';
import type { ItemRequest } from '../../../hubspot/tables/request';

/** What identifies the record of an item. */
export interface RecordKey {
	readonly idProperty: string;
	readonly id: string | undefined;
}

/**
 * Finds the records that several items of a run name. Their items become one entry, so none of them
 * can be sent before all of them are read.
 */
export class SharedKeys {
	/** The keys that were added, while keys are added. */
	private readonly added = new Set<string>();

	private readonly shared = new Set<string>();

	/** Items whose key could not be read: it may be any. */
	private readonly unclear = new Set<number>();

	constructor(private readonly object: CrmObject) {}

	add(item: number, key: RecordKey | undefined): void {
		const text = key && this.textOf(key);
		if (text === undefined) this.unclear.add(item);
		else if (this.added.has(text)) this.shared.add(text);
		else this.added.add(text);
	}

	/** All keys were added: no more than those of the shared records are kept. */
	end(): void {
		this.added.clear();
	}

	/** Can the record of a request be that of another item? */
	isShared({ item, id, envelope: { idProperty } }: ItemRequest): boolean {
		const text = this.textOf({ idProperty, id });
		return text === undefined || this.shared.has(text) || this.unclear.has(item);
	}

	private textOf({ idProperty, id }: RecordKey): string | undefined {
		const key = keyOf(id, idProperty, this.object);
		return key === undefined ? undefined : `${idProperty} ${key}`;
	}
}
