import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { failed, success, type Result } from '../hubspot/errors/failure';
import { isObject, objectAt, objectsAt } from '../hubspot/json';
import type { Choice } from '../hubspot/schema/choices';
import type { OutsideList } from '../hubspot/tables/endpoints';
import { readChoices } from '../n8n/http/readList';
import { toHtml } from '../n8n/output/hints';
import { accountLists, listError, type AccountLists } from './accountLists';
import { toMapperFields } from './mapperFields';

/** Lists the writable properties as fields of the field mapper. */
export async function getPropertyFields(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const current: unknown = this.getCurrentNodeParameter('properties');
	const mapper = isObject(current) ? current : {};
	const lists = await accountLists(this);
	if (!lists.ok) {
		// The editor ignores an error here and says only that there are no fields; the notice is the
		// only place for a reason. But a mapper that has fields would drop them, and their values, for
		// an empty list: such a mapper gets the error, which leaves it unchanged.
		if (objectsAt(mapper, 'schema').length > 0) throw listError(this.getNode(), lists.failure);
		return { fields: [], emptyFieldsNotice: toHtml(lists.failure.message) };
	}
	const { object, properties } = lists.value;
	const idProperty = this.getCurrentNodeParameter('idProperty');
	const outside = await outsideChoices(lists.value);
	const first = firstFields(lists.value, idProperty);
	const entered = objectAt(mapper, 'value');
	return { fields: toMapperFields({ object, properties, first, outside, entered }) };
}

/** The properties that a new record needs, without the key, which has its own parameter. */
function firstFields({ object, operation }: AccountLists, idProperty: unknown): readonly string[] {
	if (!operation?.creates) return [];
	const key = operation.parts.includes('idProperty') ? idProperty : undefined;
	return object.neededToCreate.filter((name) => name !== key);
}

/** The lists of choices of all writable properties, each with the failure if it cannot be read. */
async function outsideChoices({
	object,
	properties,
	session,
}: AccountLists): Promise<ReadonlyMap<OutsideList, Result<readonly Choice[]>>> {
	const needed = new Set(
		properties.flatMap(({ isWritable, choicesIn }) => (isWritable && choicesIn ? choicesIn : [])),
	);
	const read = await readChoices(session, needed, object);
	return new Map(
		[...read].map(([list, choices]) => [
			list,
			choices.outcome === 'succeeded' ? success(choices.value) : failed(choices.failure),
		]),
	);
}
