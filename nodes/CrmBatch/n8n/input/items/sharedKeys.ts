import type { Steps } from '../../../batch/types';
import { keyOf } from '../../../hubspot/request/entries';
import type { CrmObject } from '../../../hubspot/tables/objects';
import type { ItemRequest } from '../../../hubspot/tables/request';
import type { KnownRules } from '../rules/listedRules';
import type { RunItems } from './checkItems';
import { keyIn } from './convertItem';
import type { ItemReader } from './readItem';

/** What identifies the record of an item. */
export interface RecordKey {
	readonly idProperty: string;
	readonly id: string | undefined;
}

/**
 * Reads the keys of all items. Returns whether the record of a request can be that of another item:
 * always, if n8n evaluates the keys, which takes as long as reading the items.
 *
 * @param known knows the fields that have labels; none if no values are written
 */
export function* sharedRecords(
	{ items, config: { object, operation }, session: { signal }, isSettled }: RunItems,
	{ isKeyPlain, readKey }: ItemReader,
	known: KnownRules | undefined,
): Steps<(request: ItemRequest) => boolean> {
	if (operation.duplicates === 'separate') return () => false;
	if (!isKeyPlain) return () => true;
	const keys = new SharedKeys(object);
	for (const item of items.keys()) {
		if (signal.aborted) break;
		yield;
		if (!isSettled(item)) keys.add(item, recordKey(readKey(item), known));
	}
	keys.end();
	return (request) => keys.isShared(request);
}

/** `undefined` if it cannot be read. */
function recordKey(
	read: ReturnType<ItemReader['readKey']>,
	known: KnownRules | undefined,
): RecordKey | undefined {
	if (!read.ok) return undefined;
	const { idProperty, id } = read.value;
	if (!known) return { idProperty, id };
	try {
		const key = keyIn(idProperty, read.value, known);
		return key.ok ? { idProperty, id: key.value } : undefined;
	} catch {
		// Another node left an object with members that throw: the item fails when it is converted.
		return undefined;
	}
}

/**
 * Finds the records that several items of a run name. Their items become one entry, so none of them
 * can be sent before all of them are read.
 */
export class SharedKeys {
	/** The keys that were added, by property, while keys are added. */
	private readonly added = new Map<string, Set<string>>();

	/** Those of the shared records, by property. */
	private readonly shared = new Map<string, Set<string>>();

	/** Items whose key could not be read: it may be any. */
	private readonly unclear = new Set<number>();

	constructor(private readonly object: CrmObject) {}

	add(item: number, key: RecordKey | undefined): void {
		const text = key && keyOf(key.id, key.idProperty, this.object);
		if (!key || text === undefined) {
			this.unclear.add(item);
			return;
		}
		const added = setOf(this.added, key.idProperty);
		if (added.has(text)) setOf(this.shared, key.idProperty).add(text);
		else added.add(text);
	}

	/** All keys were added: no more than those of the shared records are kept. */
	end(): void {
		this.added.clear();
	}

	/** Can the record of a request be that of another item? */
	isShared({ item, id, envelope: { idProperty } }: ItemRequest): boolean {
		const text = keyOf(id, idProperty, this.object);
		if (text === undefined || this.unclear.has(item)) return true;
		return this.shared.get(idProperty)?.has(text) === true;
	}
}

function setOf(sets: Map<string, Set<string>>, name: string): Set<string> {
	const known = sets.get(name);
	if (known) return known;
	const made = new Set<string>();
	sets.set(name, made);
	return made;
}
