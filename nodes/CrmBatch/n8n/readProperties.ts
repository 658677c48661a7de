import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isDate } from '../hubspot/values';
import { isObject, objectsAt, parseJson, textAt } from '../hubspot/json';
import { parameterReader, type ParameterReader } from './parameters';

/** The raw values that an item wants written, or what is wrong with them. */
export type RawProperties = { readonly values: object } | { readonly complaint: string };

/** Reads the values of one item; names that are ignored are given to `onIgnored`. */
export type PropertiesReader = (item: number) => RawProperties;

/**
 * A reader of the properties to write, by `inputMode`: the field mapper, filled by hand or from
 * the item's own fields of the same name, or JSON.
 */
export function propertiesReader(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	onIgnored: (name: string) => void,
): PropertiesReader {
	if (context.getNodeParameter('inputMode', 0) === 'json') {
		return fromJson(parameterReader(context, items, 'propertiesJson'));
	}
	const mapper: unknown = context.getNode().parameters.properties;
	const mapping = isObject(mapper) ? mapper : {};
	if (mapping.mappingMode === 'autoMapInputData') {
		const known = new Set(
			objectsAt(mapping, 'schema')
				.filter((field) => field.removed !== true)
				.map((field) => textAt(field, 'id') ?? ''),
		);
		return (item) => fromFields(items[item]?.json ?? {}, known, onIgnored);
	}
	const read = parameterReader(context, items, 'properties', 'properties.value');
	return (item) => {
		const values = read(item);
		return { values: isObject(values) ? values : {} };
	};
}

function fromFields(
	fields: object,
	known: ReadonlySet<string>,
	onIgnored: (name: string) => void,
): RawProperties {
	if (known.size === 0) {
		return { complaint: "'Properties' has no columns: open the node and load them, or use JSON" };
	}
	const kept = Object.entries(fields).filter(([name]) => {
		if (!known.has(name)) onIgnored(name);
		return known.has(name);
	});
	return { values: Object.fromEntries(kept) };
}

function fromJson(read: ParameterReader): PropertiesReader {
	return (item) => {
		const raw = read(item);
		const value = typeof raw === 'string' ? parseJson(raw) : raw;
		if (isObject(value) && !isDate(value)) return { values: value };
		return {
			complaint: `'Properties (JSON)' must be an object of property names and values${saw(raw)}`,
		};
	};
}

function saw(raw: unknown): string {
	if (typeof raw === 'string')
		return raw.trim() === '' ? ', and is empty' : ', and is not valid JSON for one';
	if (Array.isArray(raw)) return ', and is a list';
	if (isDate(raw)) return ', and is a date';
	return `, and is ${raw === null ? 'null' : `of type ${typeof raw}`}`;
}
