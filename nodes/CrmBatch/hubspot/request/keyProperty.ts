import { textAt } from '../json';
import { normalKey, RECORD_ID, uniquePropertyOf, type CrmObject } from '../tables/objects';
import type { Operation } from '../tables/operations';
import type { ItemRequest } from '../tables/request';

/**
 * Adds the key to the properties of a write. HubSpot returns the properties of a write, and a result
 * is paired by its key. A property that repeats the key gets the key's exact value, or HubSpot would
 * not find the record by it again; an empty one does not clear the key.
 *
 * A key with aliases is never written: it can be a secondary email address of the contact, which
 * must not become the primary one. A new record gets it without that.
 */
export function withKeyAsProperty(
	request: ItemRequest,
	object: CrmObject,
	{ duplicates }: Operation,
): ItemRequest {
	const { id, properties } = request;
	const { idProperty } = request.envelope;
	if (duplicates !== 'merge' || idProperty === RECORD_ID || id === undefined) return request;
	const key = uniquePropertyOf(object, idProperty);
	const written = textAt(properties, idProperty);
	if (written && normalKey(key, written) !== normalKey(key, id)) return request;
	if (key.aliases) {
		if (written === undefined) return request;
		const others = Object.entries(properties).filter(([name]) => name !== idProperty);
		return { ...request, properties: Object.fromEntries(others) };
	}
	return { ...request, properties: { [idProperty]: id, ...properties, [idProperty]: id } };
}

/** Is there a property to write, beside a repetition of the key? */
export function hasPropertyToWrite(request: ItemRequest, object: CrmObject): boolean {
	const { id, properties, envelope } = request;
	const key = uniquePropertyOf(object, envelope.idProperty);
	const written = textAt(properties, key.name);
	const isKey = id !== undefined && normalKey(key, written ?? '') === normalKey(key, id);
	return Object.keys(properties).some((name) => !isKey || name !== key.name);
}
