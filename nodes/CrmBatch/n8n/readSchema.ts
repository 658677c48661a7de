import { propertiesPath } from '../hubspot/endpoints';
import { failureFrom, type Failure } from '../hubspot/failure';
import { isObject } from '../hubspot/json';
import type { CrmObject } from '../hubspot/objects';
import { toDefinitions, type PropertyDefinition } from '../hubspot/schema';
import type { Transport } from './transport';

/** The properties that the account has for an object, or why they cannot be read. */
export async function readSchema(
	send: Transport,
	object: CrmObject,
): Promise<readonly PropertyDefinition[] | Failure> {
	const reply = await send({ method: 'GET', path: propertiesPath(object) });
	if (reply.kind !== 'answered') return { message: reply.message };
	if (reply.status !== 200) return failureFrom(reply.body, reply.status);
	const properties = isObject(reply.body) ? toDefinitions(reply.body) : [];
	// Every account has some: a list without any is not one to drop properties by.
	return properties.length > 0 ? properties : { message: 'HubSpot returned no properties' };
}
