import { objectAt, type JsonObject } from '../../hubspot/json';
import type { CrmRecord } from '../../hubspot/reply/reply';
import { fieldOf, NOT_WRITTEN, recordFields, takenNames } from '../../hubspot/tables/itemFields';

/** Names of the properties of these records that have another name in an item. */
export function renamedProperties(records: readonly CrmRecord[]): string[] {
	const names = new Set<string>();
	for (const record of records) {
		const properties = objectAt(record, 'properties');
		for (const name of takenNames) {
			if (Object.hasOwn(properties, name)) names.add(name);
		}
	}
	return [...names];
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
	const fields: Array<readonly [string, unknown]> = [['id', record.id]];
	for (const [name, value] of Object.entries(objectAt(record, 'properties'))) {
		if (!hidden.includes(name)) fields.push([fieldOf(name), value]);
	}
	for (const [name, given] of recordFields) {
		if (Object.hasOwn(record, given) && record[given] !== undefined) {
			fields.push([name, record[given]]);
		}
	}
	if (notWritten.length > 0) fields.push([NOT_WRITTEN, [...notWritten]]);
	return Object.fromEntries(fields);
}
