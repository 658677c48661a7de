import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import type { Failure } from '../hubspot/errors/failure';
import { problems } from '../hubspot/errors/problem';
import { objectsAt, textAt, type JsonObject } from '../hubspot/json';
import { plainProperty } from '../hubspot/schema/definition';
import { areOfAccount, matchByOfEveryAccount } from '../hubspot/schema/matchBy';
import { RECORD_ID, type CrmObject } from '../hubspot/tables/objects';
import { defaultMatchBy } from '../hubspot/tables/operations';
import { toHtml } from '../n8n/output/hints';
import { chosenIn } from './accountLists';
import { toMapperFields } from './mapperFields';

/** How the mode Map Automatically works. */
export const AUTOMATIC_MAPPING =
	"Fields named like a property are mapped, by internal name or label, in any case: 'First Name' is mapped to firstname. Other fields are left out, and a hint lists them.";

/** Has the mapper fields of an account, which another list must not replace? */
export function isLoaded(context: ILoadOptionsFunctions, mapper: JsonObject): boolean {
	const names = objectsAt(mapper, 'schema').flatMap((field) => textAt(field, 'id') ?? []);
	const chosen = chosenIn(context);
	const { object, operation } = chosen.ok ? chosen.value : {};
	return object && operation ? areOfAccount(names, object, operation) : names.length > 0;
}

/**
 * The mapper while the account's properties are not there. Mapped automatically, it needs them only to
 * choose the property to match by, and every account has some.
 */
export function withoutLists(
	context: ILoadOptionsFunctions,
	failure: Failure,
	mapper: JsonObject,
): ResourceMapperFields {
	const { code, message } = failure;
	if (code === 'NO_UNIQUE_PROPERTY') return noFields(`${message}. ${problems[code].fix}`);
	const chosen = chosenIn(context);
	if (code !== 'MAPPER_WITHOUT_CREDENTIAL' || !isNew(mapper) || !chosen.ok)
		return noFields(message);
	const { object, operation } = chosen.value;
	if (!operation?.parts.includes('id')) return noFields(AUTOMATIC_MAPPING);
	const known = matchByOfEveryAccount(object, operation);
	if (known.length === 0) return noFields(`${matchByOfAccount(object)} ${AUTOMATIC_MAPPING}`);
	const matchBy = known.map(({ name }) => name);
	const properties = known
		.filter(({ name }) => name !== RECORD_ID)
		.map((property) => ({ ...plainProperty(property.name), ...property }));
	const defaultMatch = defaultMatchBy(operation, object);
	const source = { object, properties, matchBy, defaultMatch, first: matchBy };
	const fields = toMapperFields({ ...source, outside: new Map(), entered: {} });
	return { fields, emptyFieldsNotice: toHtml(AUTOMATIC_MAPPING) };
}

/**
 * Is it the first time that the mapper loads, mapped automatically? When the mode becomes manual, n8n
 * sends the mode from before (n8n-editor-ui 2.41), but the mapper has its fields.
 */
function isNew(mapper: JsonObject): boolean {
	const isAutomatic = mapper.mappingMode === 'autoMapInputData';
	return isAutomatic && objectsAt(mapper, 'schema').length === 0;
}

const noFields = (notice: string): ResourceMapperFields => ({
	fields: [],
	emptyFieldsNotice: toHtml(notice),
});

const matchByOfAccount = ({ plural }: CrmObject) =>
	`To choose the property that ${plural} are matched by, choose a credential and open this node again.`;
