import { failed, success, type Result } from '../errors/failure';
import { failureOf, problem } from '../errors/problem';
import { isObject, textAt } from '../json';
import type { CrmObject } from '../tables/objects';
import { ANY_OBJECT, objectOf } from '../tables/objectTypes';

/** The text in the parameter `objectType`: n8n's resource locator, or what an expression returns. */
export function objectTypeText(value: unknown): string {
	const given = isObject(value) ? value : { value };
	return (textAt(given, 'value') ?? '').trim();
}

/**
 * The object that the parameters name.
 *
 * @param objectType read only for the resource that has the parameter
 * @param ifUnknown the problem of a resource that the node does not have
 */
export function chosenObject(
	resource: unknown,
	objectType: () => string,
	ifUnknown: 'OPERATION_UNKNOWN' | 'RESOURCE_NOT_CHOSEN',
): Result<CrmObject> {
	const type = resource === ANY_OBJECT ? objectType() : '';
	const object = objectOf(String(resource), type);
	if (object) return success(object);
	if (resource !== ANY_OBJECT) return failed(failureOf(problem(ifUnknown)));
	return type === ''
		? failed(failureOf(problem('OBJECT_TYPE_MISSING')))
		: failed(failureOf(problem('OBJECT_TYPE_INVALID', { value: type })));
}
