import { failed, success, type Result } from '../../hubspot/errors/failure';
import { failureOf, problem, type Problem } from '../../hubspot/errors/problem';
import { isObject, textAt, type JsonObject } from '../../hubspot/json';
import { toId } from '../../hubspot/request/recordId';
import { defaultAssociationType } from '../../hubspot/tables/associationTypes';
import { RECORD_ID, type CrmObject } from '../../hubspot/tables/objects';
import type { AssociationInput } from '../../hubspot/tables/request';

/**
 * Reads the parameter `associations`: its collection, or a list, though n8n 2.41 drops an expression
 * that returns one. The type is HubSpot's type ID, or `category:typeId`, or empty for the default
 * one between the two objects.
 */
export function toAssociations(
	value: unknown,
	from: CrmObject,
): Result<readonly AssociationInput[]> {
	const associations: AssociationInput[] = [];
	const rows = rowsOf(value);
	if (!rows) return failed(failureOf(problem('ASSOCIATIONS_NOT_A_LIST')));
	for (const row of rows) {
		const target = toId(row.toObjectId, RECORD_ID);
		if (!target.ok) return failed(failureOf(target.failure, "'To Record ID' of an association"));
		const toObjectType = textAt(row, 'toObjectType') ?? '';
		const text = textAt(row, 'associationType')?.trim() ?? '';
		const type = text === '' ? defaultType(from, toObjectType) : typeOf(text);
		if (!type) return failed(failureOf(typeProblem(text, toObjectType)));
		associations.push({ toId: target.value, ...type });
	}
	return success(associations);
}

/** No rows for an empty collection; `undefined` for anything that is not a list of associations. */
function rowsOf(value: unknown): JsonObject[] | undefined {
	if (value === undefined || value === null || value === '') return [];
	const rows: unknown = isObject(value) ? (value.association ?? []) : value;
	return Array.isArray(rows) && rows.every(isObject) ? rows : undefined;
}

type Type = Omit<AssociationInput, 'toId'>;

function defaultType(from: CrmObject, to: string): Type | undefined {
	const typeId = defaultAssociationType(from, to);
	return typeId === undefined ? undefined : { category: 'HUBSPOT_DEFINED', typeId };
}

const categories = ['HUBSPOT_DEFINED', 'USER_DEFINED', 'INTEGRATOR_DEFINED'] as const;

function typeOf(text: string): Type | undefined {
	const [, name = 'HUBSPOT_DEFINED', typeId] = /^(?:([A-Z_]+):)?(\d{1,15})$/.exec(text) ?? [];
	const category = categories.find((candidate) => candidate === name);
	return category && typeId ? { category, typeId: Number(typeId) } : undefined;
}

function typeProblem(text: string, to: string): Problem {
	return text === ''
		? problem('ASSOCIATION_TYPE_NEEDED', { to })
		: problem('ASSOCIATION_TYPE_INVALID');
}
