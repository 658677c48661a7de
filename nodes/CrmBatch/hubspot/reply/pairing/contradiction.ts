import { objectAt } from '../../json';
import { RECORD_ID, uniquePropertyOf } from '../../tables/objects';
import type { Entry } from '../../tables/request';
import { idOf, traceIdOf, type CrmRecord } from '../reply';
import { idPropertyOf, type SentBatch } from '../sentBatch';
import { mergedIdsIn } from './mergedIds';
import { areAllOthers, isSameValue, type Comparison } from './sameValue';
import { hasOtherUniqueValue, keysIn } from './uniqueValues';

/** All keys by which the record can have been requested, the most certain first. */
export function keysOf(record: CrmRecord, sent: SentBatch): string[] {
	const idProperty = idPropertyOf(sent);
	const id = idOf(record);
	if (idProperty === RECORD_ID) return [id];

	const own = keysIn(uniquePropertyOf(sent.object, idProperty), objectAt(record, 'properties'));
	const known = sent.knownKeys?.get(id);
	if (!known) return own;
	// Known keys that contradict the record were changed since, or are another record's.
	const agree = own.length === 0 || own.some((key) => known.includes(key));
	return agree ? [...new Set([...own, ...known])] : own;
}

/**
 * Can the record not be the entry's, whatever its trace ID says? It has another ID or key than the
 * entry names, or another unique value than the entry wrote. Another value of a key with aliases is
 * one only if the record has its aliases, or none of the values that were sent: HubSpot returns the
 * primary value for a secondary one.
 */
export function contradicts(entry: Entry, record: CrmRecord, sent: SentBatch): boolean {
	const { key, resultKey, request } = entry;
	const isNew = key === undefined;
	if (hasOtherUniqueValue(sent, request.properties, objectAt(record, 'properties'), isNew)) {
		return true;
	}
	const id = idOf(record);
	if (idPropertyOf(sent) === RECORD_ID) {
		if (isNew) return false;
		return ![id, ...mergedIdsIn(record), ...(sent.knownKeys?.get(id) ?? [])].includes(key);
	}
	const keys = keysOf(record, sent);
	if (resultKey === undefined || keys.length === 0) return false;
	if (keys.some((one) => isSameValue(resultKey, one))) return false;
	const { aliases } = uniquePropertyOf(sent.object, idPropertyOf(sent));
	const returned = objectAt(record, 'properties');
	return (
		aliases === undefined ||
		Object.hasOwn(returned, aliases) ||
		areAllOthers(request.properties, returned, sent.object.forwardOnly)
	);
}

/** Can a record that is paired with no entry be the entry's? Nothing in it says that it is not. */
export function canBelongTo(
	entry: Entry,
	record: CrmRecord,
	sent: SentBatch,
	isSame: Comparison,
): boolean {
	const traceId = traceIdOf(record);
	if (traceId !== '' && traceId !== entry.traceId) return false;
	if (contradicts(entry, record, sent)) return false;
	const { resultKey, request } = entry;
	if (resultKey !== undefined && idPropertyOf(sent) !== RECORD_ID) {
		const keys = keysOf(record, sent);
		if (keys.length > 0) return keys.includes(resultKey);
	}
	const returned = objectAt(record, 'properties');
	return !areAllOthers(request.properties, returned, sent.object.forwardOnly, isSame);
}
