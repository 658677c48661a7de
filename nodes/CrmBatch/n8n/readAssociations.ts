import { defaultAssociationType } from '../hubspot/associationTypes';
import { toId } from '../hubspot/ids';
import { isObject, textAt, type JsonObject } from '../hubspot/json';
import { RECORD_ID, type CrmObject } from '../hubspot/objects';
import type { AssociationInput } from '../hubspot/request';

/** The links that an item wants for its new record, or what is wrong with them. */
export type Associations =
	| { readonly associations: readonly AssociationInput[] }
	| { readonly complaint: string };

/**
 * Reads the parameter `associations`: its collection, or a list that an expression gives. The type
 * is HubSpot's type id, or `category:typeId`, or empty for the usual one between the two objects.
 */
export function toAssociations(value: unknown, from: CrmObject): Associations {
	const associations: AssociationInput[] = [];
	const rows = rowsOf(value);
	if (!rows) return { complaint: "'Associations' must be a list of objects" };
	for (const row of rows) {
		const to = toId(row.toObjectId, RECORD_ID);
		if ('complaint' in to) return { complaint: `'To Record ID' of an association ${to.complaint}` };
		const toObjectType = textAt(row, 'toObjectType') ?? '';
		const text = textAt(row, 'associationType')?.trim() ?? '';
		const type = text === '' ? usualType(from, toObjectType) : typeOf(text);
		if (!type) return { complaint: typeComplaint(text, toObjectType) };
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

function typeComplaint(text: string, to: string): string {
	return text === ''
		? `'Association Type' is needed for an association to '${to}'`
		: "'Association Type' must be a type ID, such as 16, or a category and a type ID, such as USER_DEFINED:42";
}
