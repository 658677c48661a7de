import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { failed, success, type Result } from '../../hubspot/errors/failure';
import { problem, type Problem } from '../../hubspot/errors/problem';
import {
	isObject,
	objectAt,
	objectsAt,
	parseJson,
	setMember,
	textAt,
	type JsonObject,
} from '../../hubspot/json';
import { matchByFailure } from '../../hubspot/request/checks';
import type { NameKind } from '../../hubspot/request/fields/fieldMeanings';
import { areOfAccount } from '../../hubspot/schema/matchBy';
import { defaultMatchBy } from '../../hubspot/tables/operations';
import { isDate } from '../../hubspot/values/dates/dateObjects';
import type { NodeConfig } from './config';
import { parameterReaders, type ParameterReader, type ParameterReaders } from './parameters/reader';
import { isPlain, isWholeItem } from './parameters/saved';
import type { KeySource } from './items/recordKey';

/** How an item gives its property values: by `inputMode` and the mode of the field mapper. */
export interface PropertyValues {
	/** Reads the raw values of one item, by the names that they have there, into an object of its own. */
	readonly read: (item: number) => Result<JsonObject, Problem>;
	/** Are all fields of the item mapped, so that fields which are no properties are ignored? */
	readonly isAutomatic: boolean;
	readonly names: NameKind;
	/** Where the field mapper has the key of an item; left out if it has none. */
	readonly key?: KeySource;
	/** Property names that the field mapper had when it was last opened. */
	readonly savedNames: readonly string[];
	/** The readers of these values, which read the other parameters of an item with them. */
	readonly parameter?: ParameterReaders;
}

/**
 * A reader of the property values to write. It reads the values of the field mapper one by one,
 * because n8n converts values that are read together: '' to 0, and a long number to another.
 */
export function propertyValues(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	{ object, operation }: Pick<NodeConfig, 'object' | 'operation'>,
): PropertyValues {
	const parameter = parameterReaders(context, items);
	if (context.getNodeParameter('inputMode', 0) === 'json') {
		const read = fromJson(parameter('propertiesJson'));
		const names = isWholeItem(context, 'propertiesJson') ? 'fields' : 'keys';
		return { read, isAutomatic: false, names, savedNames: [], parameter };
	}
	const mapper: unknown = context.getNode().parameters.properties;
	const mapping = isObject(mapper) ? mapper : {};
	const chosen = columnToMatchOn(mapping);
	const column = operation.parts.includes('id')
		? (chosen ?? defaultMatchBy(operation, object))
		: undefined;
	const title = `'${labelOf(column ?? '', mapping)}'`;
	const wrong =
		chosen !== undefined && isMissing(chosen, mapping)
			? { wrong: matchByFailure(chosen, operation) }
			: {};
	const isKeyPlain = column === undefined || isPlain(context, ['properties', 'value', column]);
	const key = { idProperty: () => column, fieldName: () => title, isPlain: isKeyPlain, ...wrong };
	if (mapping.mappingMode === 'autoMapInputData') {
		const saved = objectsAt(mapping, 'schema').flatMap((field) => textAt(field, 'id') ?? []);
		const savedNames = areOfAccount(saved, object, operation) ? saved : [];
		const read: PropertyValues['read'] = (item) => copyOf(items[item]?.json ?? {});
		return {
			...{ read, isAutomatic: true, names: 'fields', savedNames, parameter },
			...(column !== undefined && { key }),
		};
	}
	const valueOf = (name: string) => parameter('properties', 'value', name);
	const names = Object.keys(objectAt(mapping, 'value'));
	const keyOf = (name: string) => (names.includes(name) ? valueOf(name) : () => undefined);
	// The column to match on names the record. It is not among the values to write.
	const fields = names
		.filter((name) => name !== column)
		.map((name) => [name, valueOf(name)] as const);
	return {
		...(column !== undefined && { key: { ...key, value: keyOf(column) } }),
		read: (item) => {
			const values: Record<string, unknown> = {};
			for (const [name, read] of fields) setMember(values, name, read(item));
			return success(values);
		},
		isAutomatic: false,
		names: 'columns',
		savedNames: [],
		parameter,
	};
}

/** The property that the field mapper matches records by; `undefined` if none is chosen. */
function columnToMatchOn({ matchingColumns }: JsonObject): string | undefined {
	const [column]: readonly unknown[] = Array.isArray(matchingColumns) ? matchingColumns : [];
	return typeof column === 'string' && column !== '' ? column : undefined;
}

/** Does the field mapper list properties, and not this one as one to match by? */
function isMissing(column: string, mapping: JsonObject): boolean {
	const fields = objectsAt(mapping, 'schema');
	return (
		fields.length > 0 &&
		!fields.some((field) => textAt(field, 'id') === column && field.canBeUsedToMatch !== false)
	);
}

/** What the field mapper calls a property. */
function labelOf(name: string, mapping: JsonObject): string {
	const field = objectsAt(mapping, 'schema').find((one) => textAt(one, 'id') === name);
	return (field && textAt(field, 'displayName')) ?? name;
}

function fromJson(read: ParameterReader): PropertyValues['read'] {
	return (item) => {
		const raw = read(item);
		const value = typeof raw === 'string' ? parseJson(raw) : raw;
		if (isObject(value) && !isDate(value)) return copyOf(value);
		return failed(problem('PROPERTIES_NOT_AN_OBJECT', { saw: kindOf(raw) }));
	};
}

/** Copied once: a getter that another node has left can throw. */
function copyOf(values: JsonObject): Result<JsonObject, Problem> {
	return success({ ...values });
}

function kindOf(raw: unknown): string {
	if (typeof raw === 'string') return raw.trim() === '' ? 'empty' : 'not valid JSON for one';
	if (Array.isArray(raw)) return 'a list';
	if (isDate(raw)) return 'a date';
	return raw === null ? 'null' : `of type ${typeof raw}`;
}
