import type { StoredRecord, ValueVersion } from '../model/record';

/** Notes that a property changes from the record's present value to another. */
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

/** All values that a property has had, newest first, as HubSpot lists them. */
export function versionsOf(record: StoredRecord, property: string): ValueVersion[] {
	const changed = record.history?.get(property);
	if (changed !== undefined) return [...changed].reverse();
	const value = record.properties[property];
	return value === undefined ? [] : [{ value, timestamp: record.createdAt }];
}
