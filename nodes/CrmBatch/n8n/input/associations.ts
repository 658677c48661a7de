import { failed, success, type Result } from '../../hubspot/errors/failure';
import { failureOf, problem, type Problem } from '../../hubspot/errors/problem';
import { isObject, textAt, type JsonObject } from '../../hubspot/json';
import { tidyName } from '../../hubspot/request/fields/fieldNames';
import { toId } from '../../hubspot/request/recordId';
import { plainProperty } from '../../hubspot/schema/definition';
import { defaultAssociationType } from '../../hubspot/tables/associationTypes';
import { RECORD_ID, type CrmObject } from '../../hubspot/tables/objects';
import { objectTypeOf } from '../../hubspot/tables/objectTypes';
import type { AssociationInput, AssociationType } from '../../hubspot/tables/request';
import { listOf } from './options';

/**
 * Reads the parameter `associations`: its collection, or a list, though n8n 2.41 drops an expression
 * that returns one. A row without a record to link to makes no link; one with several makes several.
 * The type is HubSpot's type ID, or `category:typeId`, or empty for the default one between the two
 * objects.
 *
 * @param takesLinks does HubSpot take links in the input of the record, each with its type?
 */
export function toAssociations(
	value: unknown,
	from: CrmObject,
	takesLinks = true,
): Result<readonly AssociationInput[]> {
	const associations: AssociationInput[] = [];
	const rows = rowsOf(value);
	if (!rows) return failed(failureOf(problem('ASSOCIATIONS_NOT_A_LIST')));
	for (const row of rows) {
		const idProperty = tidyName(textAt(row, 'toIdProperty') ?? '') || RECORD_ID;
		const targets = targetsOf(row.toObjectId, idProperty);
		if (!targets.ok) return failed(failureOf(targets.failure, TARGET));
		if (targets.value.length === 0) continue;
		const toObjectType = tidyName(textAt(row, 'toObjectType') ?? '');
		const text = tidyName(textAt(row, 'associationType') ?? '');
		const byDefault = takesLinks ? defaultType(from, toObjectType) : undefined;
		const type = text === '' ? byDefault : typeOf(text);
		if (text !== '' && !type) return failed(failureOf(problem('ASSOCIATION_TYPE_INVALID')));
		const toObject = objectTypeOf(toObjectType);
		const isLookedUp = idProperty !== RECORD_ID;
		if (!toObject && (isLookedUp || !takesLinks || !type)) {
			return failed(failureOf(problem('ASSOCIATION_OBJECT_MISSING')));
		}
		associations.push(
			...targets.value.map((toId) => ({
				...(toObject && { toObject }),
				...(isLookedUp && { toIdProperty: idProperty }),
				toId,
				...type,
			})),
		);
	}
	return success(uniqueOf(associations));
}

/** What the lines call the field of the record to link to. */
export const TARGET = "'To Record ID' of an association";

/**
 * The record IDs, or values of another property, in a field; none in a blank one. Only IDs and email
 * addresses are separated by commas: any other value can have one.
 */
function targetsOf(value: unknown, idProperty: string): Result<readonly string[], Problem> {
	const ids: string[] = [];
	const isList = idProperty === RECORD_ID || plainProperty(idProperty).isAddress;
	const isText = typeof value === 'string' && !value.trimStart().startsWith('[');
	for (const member of isText && !isList ? [value] : listOf(value)) {
		const given = typeof member === 'string' ? tidyName(member) : member;
		if (given === undefined || given === null || given === '') continue;
		const id = toId(given, idProperty);
		if (!id.ok) return id;
		const isRecordId = idProperty === RECORD_ID;
		if (isRecordId && (!/^\d{1,19}$/.test(id.value) || Number(id.value) === 0)) {
			return failed(problem('ASSOCIATION_TARGET_INVALID', { value: id.value }));
		}
		ids.push(id.value);
	}
	return success(ids);
}

/** Each link once, in the order of the first. */
export function uniqueOf(associations: readonly AssociationInput[]): AssociationInput[] {
	const unique = new Map<string, AssociationInput>();
	for (const link of associations) {
		unique.set(
			[link.toObject?.path, link.toIdProperty, link.toId, link.category, link.typeId].join(' '),
			link,
		);
	}
	return [...unique.values()];
}

/** No rows for an empty collection; `undefined` for anything that is not a list of associations. */
function rowsOf(value: unknown): JsonObject[] | undefined {
	if (value === undefined || value === null || value === '') return [];
	const rows: unknown = isObject(value) ? (value.association ?? []) : value;
	return Array.isArray(rows) && rows.every(isObject) ? rows : undefined;
}

/** The usual type between two objects, if its ID is known. */
function defaultType(from: CrmObject, to: string): AssociationType | undefined {
	const typeId = defaultAssociationType(from, to);
	return typeId === undefined ? undefined : { category: 'HUBSPOT_DEFINED', typeId };
}

/** HubSpot's type IDs are 32-bit numbers. */
const LARGEST_TYPE_ID = 2_147_483_647;

const categories = ['HUBSPOT_DEFINED', 'USER_DEFINED', 'INTEGRATOR_DEFINED'] as const;

/** The type of HubSpot's type ID, or of `category:typeId`; `undefined` for any other text. */
export function typeOf(text: string): AssociationType | undefined {
	const [, name = 'HUBSPOT_DEFINED', typeId] = /^(?:([A-Z_]+):)?(\d{1,15})$/.exec(text) ?? [];
	const category = categories.find((candidate) => candidate === name);
	const id = Number(typeId ?? 0);
	return category && id >= 1 && id <= LARGEST_TYPE_ID ? { category, typeId: id } : undefined;
}
