import { complain, refusal, type Complaint } from '../errors/problem';
import type { Failure } from '../errors/failure';
import { RECORD_ID, uniquePropertyOf, type CrmObject } from '../tables/objects';
import type { Operation } from '../tables/operations';
import type { RecordRequest } from '../tables/request';
import type { Schema } from '../schema/definition';

/**
 * What is wrong with a property to match by, whatever the item: nobody has to wait for HubSpot to
 * say so, and no batch fails for it.
 */
export function matchByProblem(
	idProperty: string,
	{ parts, byRecordId }: Operation,
): Complaint | undefined {
	if (!parts.includes('idProperty')) return undefined;
	if (idProperty.trim() === '') return complain('MATCH_BY_MISSING');
	// HubSpot: "Unable to perform update/upsert by non-unique property hs_object_id".
	return idProperty === RECORD_ID && !byRecordId ? complain('MATCH_BY_RECORD_ID') : undefined;
}

/**
 * What can be known to be refused of a write before it is sent.
 *
 * @param schema none when the account's properties could not be read
 */
export function problemOf(
	{ properties, envelope: { idProperty } }: RecordRequest,
	{ needsProperties, parts }: Operation,
	object: CrmObject,
	schema?: Schema,
): Failure | undefined {
	if (schema && parts.includes('idProperty') && !namesOne(idProperty, object, schema)) {
		return refusal(complain('MATCH_BY_NOT_UNIQUE', { name: idProperty }));
	}
	return needsProperties && Object.keys(properties).length === 0
		? refusal(complain('NOTHING_TO_WRITE'))
		: undefined;
}

/** HubSpot does not flag all that it takes as unique: the table of objects knows more. */
function namesOne(name: string, object: CrmObject, schema: Schema): boolean {
	const isKnown = object.uniqueProperties.includes(uniquePropertyOf(object, name));
	const property = schema.get(name);
	return name === RECORD_ID || isKnown || (property?.isUnique === true && property.isWritable);
}
