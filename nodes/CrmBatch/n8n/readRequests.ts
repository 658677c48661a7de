import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { problemOf } from '../hubspot/checks';
import { invalidInput, type Failure } from '../hubspot/failure';
import { toId } from '../hubspot/ids';
import { isObject, objectsAt, textAt } from '../hubspot/json';
import { RECORD_ID } from '../hubspot/objects';
import type { Operation, Part } from '../hubspot/operations';
import type { AssociationInput, RecordRequest } from '../hubspot/request';
import { toProperties } from '../hubspot/values';
import { parameterReader } from './parameters';
import { propertiesReader } from './readProperties';

/** One item, read: what it wants, or why it cannot be sent. */
export type Read = { readonly request: RecordRequest } | { readonly failure: Failure };

/** Reads one item. Never throws: an expression that fails is a failure of its item. */
export type RequestReader = (item: number) => Read;

/**
 * A reader of the node's parameters for an operation, item by item.
 *
 * @param keep which of the names of an item's values are sent; the others are left out
 */
export function requestReader(
	context: IExecuteFunctions,
	operation: Operation,
	items: readonly INodeExecutionData[],
	keep: (name: string) => boolean,
	onIgnored: (name: string) => void,
): RequestReader {
	const reads = (part: Part) => operation.parts.includes(part);
	const parameter = (name: string, part: Part) =>
		reads(part) ? parameterReader(context, name) : () => undefined;

	const idValue = parameter('idValue', 'id');
	const idProperty = parameter('idProperty', 'idProperty');
	const propertyNames = parameter('propertyNames', 'returned');
	const associations = parameter('associations', 'associations');
	const options = parameterReader(context, 'options');
	const values = reads('properties')
		? propertiesReader(context, items, onIgnored)
		: () => ({ values: {} });

	const read: RequestReader = (item) => {
		const given = options(item);
		const option = isObject(given) ? given : {};
		const raw = values(item);
		if ('complaint' in raw) return refused(raw.complaint);
		const kept = Object.entries(raw.values).filter(([name]) => keep(name));
		const converted = toProperties(
			Object.fromEntries(kept),
			option.emptyValues === 'clear' ? 'clear' : 'ignore',
		);
		if (!converted.ok) return converted;

		const key = reads('idProperty') ? String(idProperty(item) ?? '').trim() : RECORD_ID;
		const id = reads('id') ? toId(idValue(item), key) : {};
		if ('complaint' in id) {
			return refused(`'ID'${key === RECORD_ID ? '' : ` (${key})`} ${id.complaint}`);
		}
		const links = toAssociations(associations(item));
		if ('complaint' in links) return refused(links.complaint);

		const request: RecordRequest = {
			item,
			envelope: {
				idProperty: key,
				properties: namesOf(propertyNames(item)),
				propertiesWithHistory: reads('returned') ? namesOf(option.propertiesWithHistory) : [],
				archived: reads('returned') && option.archived === true,
			},
			...id,
			properties: converted.properties,
			associations: links.associations,
		};
		const failure = problemOf(request, operation);
		return failure ? { failure } : { request };
	};

	return (item) => {
		try {
			return read(item);
		} catch (error) {
			return refused(error instanceof Error ? error.message : 'A parameter cannot be read');
		}
	};
}

function refused(message: string): Read {
	return { failure: invalidInput(message) };
}

/** Names from a list, or from text that separates them by commas. */
function namesOf(value: unknown): string[] {
	const names: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(',');
	return [...new Set(names.map((name) => String(name).trim()).filter(Boolean))];
}

type Associations =
	| { readonly associations: readonly AssociationInput[] }
	| { readonly complaint: string };

/** Reads the fixed collection: `associationType` is `category:typeId`, or HubSpot's own type id. */
function toAssociations(value: unknown): Associations {
	const associations: AssociationInput[] = [];
	for (const row of isObject(value) ? objectsAt(value, 'association') : []) {
		const to = toId(row.toObjectId, RECORD_ID);
		if ('complaint' in to) return { complaint: `'To Record ID' of an association ${to.complaint}` };
		const [, category, typeId] =
			typePattern.exec(textAt(row, 'associationType')?.trim() ?? '') ?? [];
		if (!typeId) {
			return {
				complaint: `'Association Type' must be a type ID, such as 16, or a category and a type ID, such as USER_DEFINED:42`,
			};
		}
		associations.push({ toId: to.id, category: categoryOf(category), typeId: Number(typeId) });
	}
	return { associations };
}

const typePattern = /^(?:(HUBSPOT_DEFINED|USER_DEFINED|INTEGRATOR_DEFINED):)?(\d{1,15})$/;

function categoryOf(text: string | undefined): AssociationInput['category'] {
	return text === 'USER_DEFINED' || text === 'INTEGRATOR_DEFINED' ? text : 'HUBSPOT_DEFINED';
}
