import { objectAt, type JsonObject } from '../../hubspot/json';
import type { CrmRecord } from '../../hubspot/reply/reply';

/**
 * HubSpot's fields around the properties, in the order in which they are shown: the name in the item,
 * and HubSpot's. HubSpot's property names are in lower case, so none of these hides a property.
 */
const around = [
	['createdAt', 'createdAt'],
	['updatedAt', 'updatedAt'],
	['isArchived', 'archived'],
	['archivedAt', 'archivedAt'],
	['isNew', 'new'],
	['recordUrl', 'url'],
	['propertiesWithHistory', 'propertiesWithHistory'],
] as const;

/** Name of the field with the names of properties that HubSpot did not write. */
const NOT_WRITTEN = 'notWritten';

/**
 * Names that a property cannot have in an item. `id` is the record ID. n8n takes an item with `error`
 * for a failed one: with Retry On Fail it runs the node again.
 */
const taken = new Set<string>(['id', 'error', NOT_WRITTEN, ...around.map(([name]) => name)]);

/** The name of a property in an item: its own, or `propertyError` for a property called `error`. */
export function fieldOf(property: string): string {
	if (!taken.has(property)) return property;
	return `property${property.slice(0, 1).toUpperCase()}${property.slice(1)}`;
}

/** Names of the properties of these records that have another name in an item. */
export function renamedProperties(records: readonly CrmRecord[]): string[] {
	const names = new Set<string>();
	for (const record of records) {
		const properties = objectAt(record, 'properties');
		for (const name of taken) {
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
	for (const [name, given] of around) {
		if (Object.hasOwn(record, given) && record[given] !== undefined) {
			fields.push([name, record[given]]);
		}
	}
	if (notWritten.length > 0) fields.push([NOT_WRITTEN, [...notWritten]]);
	return Object.fromEntries(fields);
}
