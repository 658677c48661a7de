import type { StoredRecord, ValueVersion } from '../model/record';

/** Adds a change of a property to the record's history, before the new value is written. */
export function recordChange(
	record: StoredRecord,
	property: string,
	value: string,
	at: string,
): void {
	record.history ??= new Map();
	const previous = record.properties[property];
	const versions =
		record.history.get(property) ??
		(previous === undefined ? [] : [{ value: previous, timestamp: record.createdAt }]);
	versions.push({ value, timestamp: at });
	record.history.set(property, versions);
}

/** All values of a property, newest first, as HubSpot lists them. */
export function versionsOf(record: StoredRecord, property: string): ValueVersion[] {
	const changed = record.history?.get(property);
	if (changed !== undefined) return [...changed].reverse();
	const value = record.properties[property];
	return value === undefined ? [] : [{ value, timestamp: record.createdAt }];
}
