import type { Failure } from '../errors/failure';
import { failureOf, problem, type Problem } from '../errors/problem';
import type { Schema } from '../schema/schema';
import { RECORD_ID, uniquePropertyOf, type CrmObject } from '../tables/objects';
import type { Operation } from '../tables/operations';
import type { ItemRequest } from '../tables/request';
import { hasPropertyToWrite } from './keyProperty';
import { emailProblem } from '../values/emails';

/** What is wrong with the property to match by, whatever the item; `undefined` if nothing is. */
export function matchByProblem(
	idProperty: string,
	{ parts, byRecordId }: Operation,
): Problem | undefined {
	if (!parts.includes('idProperty')) return undefined;
	if (idProperty.trim() === '') return problem('MATCH_BY_MISSING');
	// HubSpot: "Unable to perform update/upsert by non-unique property hs_object_id".
	return idProperty === RECORD_ID && !byRecordId ? problem('MATCH_BY_RECORD_ID') : undefined;
}

/** What is wrong with a property to match by that the list of the operation does not have. */
export function matchByFailure(name: string, operation: Operation): Failure {
	return failureOf(matchByProblem(name, operation) ?? problem('MATCH_BY_NOT_UNIQUE', { name }));
}

/**
 * Why HubSpot would certainly refuse a write; `undefined` if it may accept it.
 *
 * @param schema `undefined` if the account's properties could not be read
 * @param keyField what an error calls the value that identifies the record
 */
export function failureBeforeSending(
	request: ItemRequest,
	{ needsProperties, parts }: Operation,
	object: CrmObject,
	schema?: Schema,
	keyField = "'Value to Match'",
): Failure | undefined {
	const { idProperty } = request.envelope;
	if (schema && parts.includes('idProperty') && !isUnique(idProperty, object, schema)) {
		return failureOf(problem('MATCH_BY_NOT_UNIQUE', { name: idProperty }));
	}
	const wrongKey = emailProblem(object, idProperty, request.id ?? '');
	if (wrongKey) return failureOf(wrongKey, keyField, idProperty);
	return needsProperties && !hasPropertyToWrite(request, object)
		? failureOf(problem('NOTHING_TO_WRITE'))
		: undefined;
}

/** HubSpot does not flag all properties that it accepts as unique; the object's row has the others. */
function isUnique(name: string, object: CrmObject, schema: Schema): boolean {
	const isKnown = object.uniqueProperties.includes(uniquePropertyOf(object, name));
	const propertyDefinition = schema.get(name);
	return (
		name === RECORD_ID ||
		isKnown ||
		(propertyDefinition?.isUnique === true && propertyDefinition.isWritable)
	);
}
