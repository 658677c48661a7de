import { isObject, objectsAt, textAt } from '../hubspot/json';
import { propertiesPath } from '../hubspot/endpoints';
import { failureFrom, type Failure } from '../hubspot/failure';
import type { CrmObject } from '../hubspot/objects';
import type { Transport } from './transport';

/** The names of an object's properties, as the account has them; or why they cannot be read. */
export async function readPropertyNames(
	send: Transport,
	object: CrmObject,
): Promise<ReadonlySet<string> | Failure> {
	const reply = await send({ method: 'GET', path: propertiesPath(object) });
	if (reply.kind !== 'answered') return { message: reply.message };
	if (reply.status !== 200 || !isObject(reply.body)) return failureFrom(reply.body, reply.status);
	return new Set(
		objectsAt(reply.body, 'results').map((property) => textAt(property, 'name') ?? ''),
	);
}
