/**
 * Fields of an output item beside the record's properties, so that the item can be the input of
 * another node of this kind. HubSpot's property names are in lower case, so a property has none of
 * these names, except perhaps `id`.
 */
export const outputFields: ReadonlySet<string> = new Set([
	'id',
	'createdAt',
	'updatedAt',
	'isArchived',
	'archivedAt',
	'isNew',
	'isUnchanged',
	'recordUrl',
	'propertiesWithHistory',
	'notWritten',
	'inputError',
	// n8n's own, where a workflow keeps binary data in the fields.
	'_files',
]);

/** Names of properties that mean something else in an item, by their names there. */
export const renamedProperties: ReadonlyMap<string, string> = new Map([
	['propertyId', 'id'],
	['propertyError', 'error'],
]);

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
