import { objectAt, type JsonObject } from '../../json';
import { RECORD_ID, uniquePropertyOf } from '../../tables/objects';
import type { BatchInput, Entry } from '../../tables/request';
import { batchBody, idOf, type CrmRecord } from '../reply';
import { idPropertyOf, type KnownKeys, type SentBatch } from '../sentBatch';
import { MERGED_IDS, mergedIdsIn } from './mergedIds';
import { keysIn } from './uniqueValues';

/**
 * The body of a batch read that says which key each record has, for records that name none: by the
 * keys of the open entries, or, if the entries name record IDs, by the IDs of the records, which can
 * be those of records that others were merged into. `undefined` if there is nothing to ask.
 *
 * @param open the entries without a record
 */
export function keyRequest(
	sent: SentBatch,
	open: readonly Entry[],
	records: readonly CrmRecord[],
): BatchInput | undefined {
	const idProperty = idPropertyOf(sent);
	const { aliases } = uniquePropertyOf(sent.object, idProperty);
	const byId = idProperty === RECORD_ID;
	// A read by a key asks for the key with the records.
	if (!byId && !sent.operation.writes) return undefined;
	const ids = new Set(
		byId ? idsOf(records, sent) : open.flatMap(({ resultKey }) => resultKey ?? []),
	);
	if (ids.size === 0 || ids.size > sent.entries.length) return undefined;
	return {
		inputs: [...ids].map((id) => ({ id })),
		properties: byId ? [MERGED_IDS] : [idProperty, ...(aliases ? [aliases] : [])],
		propertiesWithHistory: [],
		...(!byId && { idProperty }),
	};
}

/** The IDs of the records; of a write, those that no entry names. */
function idsOf(records: readonly CrmRecord[], { entries, operation }: SentBatch): string[] {
	const named = new Set(entries.map(({ key }) => key));
	return records.map(idOf).filter((id) => !operation.writes || !named.has(id));
}

/** The keys of each record in the answer to a key request. A key that two records have identifies neither. */
export function knownKeysIn(answer: JsonObject, sent: SentBatch): KnownKeys {
	const owners = new Map<string, Set<string>>();
	for (const record of batchBody(answer).results) {
		for (const key of keysOf(record, sent)) {
			owners.set(key, (owners.get(key) ?? new Set()).add(idOf(record)));
		}
	}
	const known = new Map<string, string[]>();
	for (const [key, [id, ...others]] of owners) {
		if (id !== undefined && others.length === 0) known.set(id, [...(known.get(id) ?? []), key]);
	}
	return known;
}

function keysOf(record: CrmRecord, sent: SentBatch): string[] {
	const idProperty = idPropertyOf(sent);
	return idProperty === RECORD_ID
		? mergedIdsIn(record)
		: keysIn(uniquePropertyOf(sent.object, idProperty), objectAt(record, 'properties'));
}
