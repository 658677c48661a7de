import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { failed, success, type Result } from '../hubspot/errors/failure';
import { failureOf, problem } from '../hubspot/errors/problem';
import { isObject, objectAt, textsAt, type JsonObject } from '../hubspot/json';
import type { Choice } from '../hubspot/schema/choices';
import { matchByIn } from '../hubspot/schema/matchBy';
import type { OutsideList } from '../hubspot/tables/endpoints';
import { defaultMatchBy } from '../hubspot/tables/operations';
import { readChoices } from '../n8n/http/readList';
import { toHtml } from '../n8n/output/hints';
import { accountLists, hasCredential, listError, type AccountLists } from './accountLists';
import { toMapperFields, type FieldSource } from './mapperFields';
import { AUTOMATIC_MAPPING, isLoaded, withoutLists } from './mapperWithoutLists';

/** Lists the writable properties as fields of the field mapper. */
export async function getPropertyFields(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const current: unknown = this.getCurrentNodeParameter('properties');
	const mapper = isObject(current) ? current : {};
	const lists = await mapperLists(this, mapper);
	if (!lists.ok) {
		const { failure } = lists;
		// The editor ignores an error here and says only that there are no fields; the notice is the
		// only place for a reason. But a mapper that has fields would drop them, and their values, for
		// an empty list: such a mapper gets the error, which leaves it unchanged.
		if (isLoaded(this, mapper)) throw listError(this.getNode(), failure);
		return withoutLists(this, failure, mapper);
	}
	const { object, properties, match } = lists.value;
	const outside = await outsideChoices(lists.value);
	const entered = objectAt(mapper, 'value');
	const fields = toMapperFields({ object, properties, outside, entered, ...match });
	// n8n shows the notice where it shows no fields: in the mode Map Automatically.
	return { fields, emptyFieldsNotice: toHtml(AUTOMATIC_MAPPING) };
}

interface MapperLists extends AccountLists {
	readonly match: MatchFields;
}

async function mapperLists(
	context: ILoadOptionsFunctions,
	mapper: JsonObject,
): Promise<Result<MapperLists>> {
	if (!hasCredential(context)) return failed(failureOf(problem('MAPPER_WITHOUT_CREDENTIAL')));
	const lists = await accountLists(context);
	if (!lists.ok) return lists;
	const match = matchFields(lists.value, mapper);
	return match.ok ? success({ ...lists.value, match: match.value }) : match;
}

type MatchFields = Pick<FieldSource, 'first' | 'matchBy' | 'defaultMatch'>;

/** What the mapper can match records by, and so what it opens with. */
function matchFields(
	{ object, operation, properties }: AccountLists,
	mapper: JsonObject,
): Result<MatchFields> {
	if (!operation?.parts.includes('id')) {
		return success({ first: object.usualProperties, matchBy: [] });
	}
	const matchBy = matchByIn(object, operation, properties).map(({ name }) => name);
	const [only, other] = matchBy;
	if (only === undefined) return failed(failureOf(problem('NO_UNIQUE_PROPERTY')));

	const byDefault = defaultMatchBy(operation, object);
	const defaultMatch = matchBy.find((name) => name === byDefault) ?? (other ? undefined : only);
	const chosen = textsAt(mapper, 'matchingColumns').filter((name) => matchBy.includes(name));
	const first = [...(defaultMatch ? [defaultMatch] : []), ...chosen, ...object.usualProperties];
	return success({ first: [...new Set(first)], matchBy, defaultMatch });
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
