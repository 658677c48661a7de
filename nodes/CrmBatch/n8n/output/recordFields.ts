import { isObject, objectAt, setMember, withoutDepth, type JsonObject } from '../../hubspot/json';
import type { CrmRecord } from '../../hubspot/reply/reply';
import { fieldOf, NOT_WRITTEN, recordFields, takenNames } from '../../hubspot/tables/itemFields';

/** More levels of objects and lists than a record of HubSpot has. */
const MOST_LEVELS = 20;

/** Names of the properties of this record that have another name in an item. */
export function renamedProperties(record: CrmRecord): string[] {
	const properties = objectAt(record, 'properties');
	const renamed: string[] = [];
	for (const name of takenNames) if (Object.hasOwn(properties, name)) renamed.push(name);
	return renamed;
}

/** The fields of a record as HubSpot returned it. */
export function unchanged(record: CrmRecord): JsonObject {
	const fields = withoutDepth(record, MOST_LEVELS);
	return isObject(fields) ? fields : {};
}

/**
 * The fields of a record in an item (Simplify). They are set one by one, because an object that is
 * made of a list of entries takes three times as long, if it has thousands of them.
 *
 * @param hidden names of properties that are left out
 * @param notWritten names of properties that HubSpot did not write
 */
export function simplified(
	record: CrmRecord,
	hidden: readonly string[],
	notWritten: readonly string[] = [],
): JsonObject {
	const fields: Record<string, unknown> = { id: record.id };
	const properties = objectAt(record, 'properties');
	for (const name of Object.keys(properties)) {
		if (hidden.includes(name)) continue;
		// The record and its properties are two levels.
		setMember(fields, fieldOf(name), withoutDepth(properties[name], MOST_LEVELS - 2));
	}
	for (const [name, given] of recordFields) {
		const value = Object.hasOwn(record, given) ? record[given] : undefined;
		if (value !== undefined) fields[name] = withoutDepth(value, MOST_LEVELS - 1);
	}
	if (notWritten.length > 0) fields[NOT_WRITTEN] = [...notWritten];
	return fields;
}
