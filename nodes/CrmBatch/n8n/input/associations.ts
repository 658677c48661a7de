import { defaultAssociationType } from '../../hubspot/tables/associationTypes';
import { complain, refusal, type Complaint } from '../../hubspot/errors/problem';
import type { Failure } from '../../hubspot/errors/failure';
import { toId } from '../../hubspot/request/recordId';
import { isObject, textAt, type JsonObject } from '../../hubspot/json';
import { RECORD_ID, type CrmObject } from '../../hubspot/tables/objects';
import type { AssociationInput } from '../../hubspot/tables/request';

/** The links that an item wants for its new record, or what is wrong with them. */
export type Associations =
	| { readonly associations: readonly AssociationInput[] }
	| { readonly failure: Failure };

/**
 * Reads the parameter `associations`: its collection, or a list, though n8n 2.41 drops an expression
 * that gives one. The type is HubSpot's type id, or `category:typeId`, or empty for the usual one
 * between the two objects.
 */
export function toAssociations(value: unknown, from: CrmObject): Associations {
	const associations: AssociationInput[] = [];
	const rows = rowsOf(value);
	if (!rows) return { failure: refusal(complain('ASSOCIATIONS_NOT_A_LIST')) };
	for (const row of rows) {
		const to = toId(row.toObjectId, RECORD_ID);
		if ('complaint' in to) {
			return { failure: refusal(to.complaint, "'To Record ID' of an association") };
		}
		const toObjectType = textAt(row, 'toObjectType') ?? '';
		const text = textAt(row, 'associationType')?.trim() ?? '';
		const type = text === '' ? usualType(from, toObjectType) : typeOf(text);
		if (!type) return { failure: refusal(typeComplaint(text, toObjectType)) };
		associations.push({ toId: to.id, ...type });
	}
	return { associations };
}

/** None for a collection that is empty; `undefined` for what is no list of associations. */
function rowsOf(value: unknown): JsonObject[] | undefined {
	if (value === undefined || value === null || value === '') return [];
	const rows: unknown = isObject(value) ? (value.association ?? []) : value;
	return Array.isArray(rows) && rows.every(isObject) ? rows : undefined;
}

type Type = Omit<AssociationInput, 'toId'>;

function usualType(from: CrmObject, to: string): Type | undefined {
	const typeId = defaultAssociationType(from.value, to);
	return typeId === undefined ? undefined : { category: 'HUBSPOT_DEFINED', typeId };
}

const categories = ['HUBSPOT_DEFINED', 'USER_DEFINED', 'INTEGRATOR_DEFINED'] as const;

function typeOf(text: string): Type | undefined {
	const [, name = 'HUBSPOT_DEFINED', typeId] = /^(?:([A-Z_]+):)?(\d{1,15})$/.exec(text) ?? [];
	const category = categories.find((candidate) => candidate === name);
	return category && typeId ? { category, typeId: Number(typeId) } : undefined;
}

function typeComplaint(text: string, to: string): Complaint {
	return text === ''
		? complain('ASSOCIATION_TYPE_NEEDED', { to })
		: complain('ASSOCIATION_TYPE_INVALID');
}
