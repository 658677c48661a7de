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
 * The fields of a record in an item (Simplify).
 *
 * @param hidden names of properties that are left out
 * @param notWritten names of properties that HubSpot did not write
 */
export function simplified(
	record: CrmRecord,
	hidden: readonly string[],
	notWritten: readonly string[] = [],
): JsonObject {
	const properties = objectAt(record, 'properties');
	const around: Record<string, unknown> = {};
	for (const [name, given] of recordFields) {
		const value = record[given];
		if (value !== undefined) around[name] = withoutDepth(value, MOST_LEVELS - 1);
	}
	if (notWritten.length > 0) around[NOT_WRITTEN] = [...notWritten];
	const names = Object.keys(properties);
	const canBeCopied = hidden.length === 0 && names.length <= MOST_COPIED;
	if (canBeCopied && names.every((name) => isPlain(name, properties[name]))) {
		return { id: record.id, ...properties, ...around };
	}
	const shown = names.filter((name) => !hidden.includes(name));
	return Object.assign(renamed(record.id, properties, shown), around);
}

/** Most records need no more than a copy. One with more properties takes longer to copy. */
const MOST_COPIED = 500;

/** Does the property have its own name as a field, and no object as its value? */
function isPlain(name: string, value: unknown): boolean {
	return (typeof value !== 'object' || value === null) && !takenNames.has(name);
}

/**
 * The ID and the properties as fields. They are set one by one, because an object that is made of a
 * list of entries takes three times as long, if it has thousands of them.
 */
function renamed(
	id: unknown,
	properties: JsonObject,
	names: readonly string[],
): Record<string, unknown> {
	const fields: Record<string, unknown> = { id };
	for (const name of names) {
		// The record and its properties are two levels.
		setMember(fields, fieldOf(name), withoutDepth(properties[name], MOST_LEVELS - 2));
	}
	return fields;
}
