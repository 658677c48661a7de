import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import type { Failure } from '../hubspot/errors/failure';
import { isObject, objectAt, objectsAt } from '../hubspot/json';
import type { Choice, OutsideList } from '../hubspot/schema/definition';
import { toHtml } from '../n8n/output/hints';
import { readChoices } from '../n8n/http/readList';
import { accountLists, type AccountLists } from './accountLists';
import { listError } from './listError';
import { toMapperFields } from './mapperFields';

/** The properties that can be written, as fields of the field mapper. */
export async function getPropertyFields(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const current: unknown = this.getCurrentNodeParameter('properties');
	const mapper = isObject(current) ? current : {};
	const lists = await accountLists(this);
	if ('message' in lists) {
		// The editor passes over an error here and says only that there are no fields; the notice is
		// the one place for words. But a mapper that has fields already would drop them for an empty
		// list, and what was entered with them: so that one gets the error, which leaves it alone.
		if (objectsAt(mapper, 'schema').length > 0) throw listError(this.getNode(), lists);
		return { fields: [], emptyFieldsNotice: toHtml(lists.message) };
	}
	const { object, properties } = lists;
	const idProperty = this.getCurrentNodeParameter('idProperty');
	const outside = await outsideChoices(lists);
	const first = firstFields(lists, idProperty);
	const entered = objectAt(mapper, 'value');
	return { fields: toMapperFields({ object, properties, first, outside, entered }) };
}

/** What a new record needs, where the operation makes some; its key is given beside the mapper. */
function firstFields({ object, operation }: AccountLists, idProperty: unknown): readonly string[] {
	if (!operation?.creates) return [];
	const key = operation.parts.includes('idProperty') ? idProperty : undefined;
	return object.neededToCreate.filter((name) => name !== key);
}

/** The lists that a property which can be written has its choices in. */
async function outsideChoices({
	object,
	properties,
	reader,
}: AccountLists): Promise<ReadonlyMap<OutsideList, readonly Choice[] | Failure>> {
	const needed = new Set(
		properties.flatMap(({ isWritable, choicesIn }) => (isWritable && choicesIn ? choicesIn : [])),
	);
	const read = await readChoices(reader, needed, object);
	return new Map(
		[...read].map(([list, choices]) => [
			list,
			choices.outcome === 'succeeded' ? choices.result : choices.reason,
		]),
	);
}
