import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { failed, success, type Result } from '../../hubspot/errors/failure';
import { problem, type Problem } from '../../hubspot/errors/problem';
import { isObject, objectsAt, parseJson, textAt, type JsonObject } from '../../hubspot/json';
import type { NameKind } from '../../hubspot/request/valuesByProperty';
import { isDate } from '../../hubspot/values/dates/dateObjects';
import { isWholeItem, parameterReader, type ParameterReader } from './parameters';

/** How an item gives its property values: by `inputMode` and the mode of the field mapper. */
export interface PropertyValues {
	/** Reads the raw values of one item, by the names that they have there. */
	readonly read: (item: number) => Result<JsonObject, Problem>;
	/** Are all fields of the item mapped, so that fields which are no properties are ignored? */
	readonly isAutomatic: boolean;
	readonly names: NameKind;
	/** Property names that the field mapper had when it was last opened. */
	readonly savedNames: readonly string[];
}

/**
 * A reader of the property values to write. It reads the values of the field mapper one by one,
 * because n8n converts values that are read together: '' to 0, and a long number to another.
 */
export function propertyValues(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
): PropertyValues {
	if (context.getNodeParameter('inputMode', 0) === 'json') {
		const read = fromJson(parameterReader(context, items, 'propertiesJson'));
		const names = isWholeItem(context, 'propertiesJson') ? 'fields' : 'keys';
		return { read, isAutomatic: false, names, savedNames: [] };
	}
	const mapper: unknown = context.getNode().parameters.properties;
	const mapping = isObject(mapper) ? mapper : {};
	if (mapping.mappingMode === 'autoMapInputData') {
		const savedNames = objectsAt(mapping, 'schema').flatMap((field) => textAt(field, 'id') ?? []);
		const read: PropertyValues['read'] = (item) => success(items[item]?.json ?? {});
		return { read, isAutomatic: true, names: 'fields', savedNames };
	}
	const fields = Object.keys(isObject(mapping.value) ? mapping.value : {}).map(
		(name) => [name, parameterReader(context, items, 'properties', 'value', name)] as const,
	);
	return {
		read: (item) => success(Object.fromEntries(fields.map(([name, read]) => [name, read(item)]))),
		isAutomatic: false,
		names: 'columns',
		savedNames: [],
	};
}

function fromJson(read: ParameterReader): PropertyValues['read'] {
	return (item) => {
		const raw = read(item);
		const value = typeof raw === 'string' ? parseJson(raw) : raw;
		if (isObject(value) && !isDate(value)) return success(value);
		return failed(problem('PROPERTIES_NOT_AN_OBJECT', { saw: kindOf(raw) }));
	};
}

function kindOf(raw: unknown): string {
	if (typeof raw === 'string') return raw.trim() === '' ? 'empty' : 'not valid JSON for one';
	if (Array.isArray(raw)) return 'a list';
	if (isDate(raw)) return 'a date';
	return raw === null ? 'null' : `of type ${typeof raw}`;
}
