import { RECORD_ID } from './objects';

/**
 * HubSpot's fields around the properties, in the order in which they are shown: the name in an item,
 * and HubSpot's. HubSpot's property names are in lower case, so none of these hides a property.
 */
export const recordFields = [
	['createdAt', 'createdAt'],
	['updatedAt', 'updatedAt'],
	['isArchived', 'archived'],
	['archivedAt', 'archivedAt'],
	['isNew', 'new'],
	['isUnchanged', 'isUnchanged'],
	['recordUrl', 'url'],
	['propertiesWithHistory', 'propertiesWithHistory'],
] as const;

/** Name of the field with the names of properties that HubSpot did not write. */
export const NOT_WRITTEN = 'notWritten';

/** What the field `error` of an input item is called in an output item. */
export const INPUT_ERROR = 'inputError';

/** n8n's name of the field for binary data that is kept in `json`. */
export const FILES = '_files';

/**
 * Names that a property cannot have in an item. `id` is the record ID. n8n takes an item with `error`
 * for a failed one: with Retry On Fail it runs the node again.
 */
export const takenNames: ReadonlySet<string> = new Set<string>([
	'id',
	'error',
	NOT_WRITTEN,
	...recordFields.map(([name]) => name),
]);

/** The name of a property in an item: its own, or `propertyError` for a property called `error`. */
export function fieldOf(property: string): string {
	if (!takenNames.has(property)) return property;
	return `property${property.slice(0, 1).toUpperCase()}${property.slice(1)}`;
}

/**
 * Fields of an output item that are no properties, so that the item can be the input of another node
 * of this kind.
 */
export const outputFields: ReadonlySet<string> = new Set([
	'id',
	...recordFields.map(([name]) => name),
	NOT_WRITTEN,
	INPUT_ERROR,
	FILES,
]);

/** Names of properties that can be in lower case and have another name in an item, by that name. */
export const propertiesByField: ReadonlyMap<string, string> = new Map(
	['id', 'error'].map((property) => [fieldOf(property), property]),
);

/** Names of the fields with the record ID. */
export const recordIdFields: ReadonlySet<string> = new Set(['id', RECORD_ID]);

/**
 * Properties of every record that HubSpot sets itself, and returns without being asked (HubSpot's
 * guides for the objects). Only for an account whose property definitions cannot be read.
 */
export const setByHubspot: ReadonlySet<string> = new Set([
	'createdate',
	'hs_lastmodifieddate',
	'hs_object_id',
	'lastmodifieddate',
]);
