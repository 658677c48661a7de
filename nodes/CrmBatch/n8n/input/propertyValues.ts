import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { complain, type Complaint } from '../../hubspot/errors/problem';
import { isObject, objectsAt, parseJson, textAt, type JsonObject } from '../../hubspot/json';
import { isDate } from '../../hubspot/values/dates/dateObjects';
import { parameterReader, type ParameterReader } from './parameters';

/** The raw values that an item wants written, or what is wrong with them. */
export type RawProperties = { readonly values: JsonObject } | Complaint;

/** How the properties to write are given, by `inputMode` and the mode of the field mapper. */
export interface GivenProperties {
	/** Reads the values of one item. */
	readonly read: (item: number) => RawProperties;
	/** Are they all fields of the item, of which those that HubSpot does not have do not count? */
	readonly isAutomatic: boolean;
	/** The names that HubSpot had when the field mapper was last opened. */
	readonly savedNames: readonly string[];
}

/**
 * The properties to write. The values of the field mapper are read one by one, because n8n converts
 * them when they are read together: '' to 0, and a long number to another.
 */
export function givenProperties(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
): GivenProperties {
	if (context.getNodeParameter('inputMode', 0) === 'json') {
		const read = fromJson(parameterReader(context, items, 'propertiesJson'));
		return { read, isAutomatic: false, savedNames: [] };
	}
	const mapper: unknown = context.getNode().parameters.properties;
	const mapping = isObject(mapper) ? mapper : {};
	if (mapping.mappingMode === 'autoMapInputData') {
		const savedNames = objectsAt(mapping, 'schema').flatMap((field) => textAt(field, 'id') ?? []);
		return { read: (item) => ({ values: items[item]?.json ?? {} }), isAutomatic: true, savedNames };
	}
	const fields = Object.keys(isObject(mapping.value) ? mapping.value : {}).map(
		(name) => [name, parameterReader(context, items, 'properties', 'value', name)] as const,
	);
	return {
		read: (item) => ({
			values: Object.fromEntries(fields.map(([name, read]) => [name, read(item)])),
		}),
		isAutomatic: false,
		savedNames: [],
	};
}

function fromJson(read: ParameterReader): GivenProperties['read'] {
	return (item) => {
		const raw = read(item);
		const value = typeof raw === 'string' ? parseJson(raw) : raw;
		if (isObject(value) && !isDate(value)) return { values: value };
		return complain('PROPERTIES_NOT_AN_OBJECT', { saw: saw(raw) });
	};
}

function saw(raw: unknown): string {
	if (typeof raw === 'string') return raw.trim() === '' ? 'empty' : 'not valid JSON for one';
	if (Array.isArray(raw)) return 'a list';
	if (isDate(raw)) return 'a date';
	return raw === null ? 'null' : `of type ${typeof raw}`;
}
