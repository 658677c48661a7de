import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isObject, parseJson } from '../../hubspot/json';

/** Reads one parameter for an item. Throws what n8n throws when an expression fails. */
export type ParameterReader = (item: number) => unknown;

/**
 * A reader for a parameter that does no more work than the parameter needs. n8n's evaluation takes
 * about 100 µs a value, which is most of the CPU time of a large run. So a parameter without an
 * expression is read once for all items, and one that only names a field of the item is read from
 * the item.
 *
 * @param path the parameter's name, and the names inside it
 */
export function parameterReader(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	...path: [string, ...string[]]
): ParameterReader {
	const raw = savedValue(context, ...path);
	const address = toAddress(path);
	const read: ParameterReader = (item) => context.getNodeParameter(address, item, undefined);
	const field = fieldOf(raw);
	if (field) {
		return (item) => {
			const found = valueAt(items[item]?.json, field);
			return found ? found.value : read(item);
		};
	}
	if (hasExpression(raw)) return read;

	let constant: { readonly value: unknown } | undefined;
	return (item) => {
		constant ??= { value: read(item) };
		return constant.value;
	};
}

/**
 * A function of a parameter's value that keeps its last result: most parameters have the same value
 * for all items.
 */
export function remembering<Value>(make: (given: unknown) => Value): (given: unknown) => Value {
	let last: { readonly given: unknown; readonly value: Value } | undefined;
	return (given) => {
		if (last?.given !== given || !last) last = { given, value: make(given) };
		return last.value;
	};
}

/** The value of a parameter as the workflow has it: an expression is not evaluated. */
function savedValue(context: IExecuteFunctions, ...path: readonly string[]): unknown {
	return path.reduce<unknown>(
		(parent, name) => (isObject(parent) && Object.hasOwn(parent, name) ? parent[name] : undefined),
		context.getNode().parameters,
	);
}

/** Is nothing entered in a parameter? An expression is something, whatever it returns. */
export function isBlank(context: IExecuteFunctions, name: string): boolean {
	const saved = savedValue(context, name) ?? '';
	// An empty field in the mode Expression is saved as `=`.
	return typeof saved === 'string' && saved.replace(/^=/, '').trim() === '';
}

/** Is a parameter the expression for all fields of the item? */
export function isWholeItem(context: IExecuteFunctions, name: string): boolean {
	return fieldOf(savedValue(context, name))?.length === 0;
}

/** The path in lodash notation, which n8n takes. */
function toAddress([first, ...rest]: [string, ...string[]]): string {
	const step = (name: string) =>
		/^\w+$/.test(name) ? `.${name}` : `["${name.replace(/["\\]/g, '\\$&')}"]`;
	return first + rest.map(step).join('');
}

/** n8n marks an expression by a leading `=`. One can be anywhere inside a collection. */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}

/** `={{ $json }}`, `={{ $json.name }}`, `={{ $json["First name"].last }}`, and nothing else. */
const fieldExpression = /^=\{\{\s*\$json((?:\.[A-Za-z_]\w*|\["[^"\\]*"\]|\['[^'\\]*'\])*)\s*\}\}$/;

/** The names in an expression that only names a field; `undefined` for any other. */
function fieldOf(raw: unknown): string[] | undefined {
	const [, path] = (typeof raw === 'string' && fieldExpression.exec(raw)) || [];
	if (path === undefined) return undefined;
	const names = path.matchAll(/\.(\w+)|\["([^"]*)"\]|\['([^']*)'\]/g);
	return [...names].map(([, plain, double, single]) => plain ?? double ?? single ?? '');
}

/**
 * The value of the field with these names; `undefined` if they lead to more than fields, as in
 * `$json.name.length` or `$json.date.year`, which n8n evaluates.
 */
function valueAt(
	json: IDataObject | undefined,
	names: readonly string[],
): { readonly value: unknown } | undefined {
	let value: unknown = json;
	for (const name of names) {
		if (value === undefined || value === null) return { value: undefined };
		if (typeof value !== 'object') return undefined;
		if (!Object.hasOwn(value, name)) return name in value ? undefined : { value: undefined };
		value = (value as Record<string, unknown>)[name];
	}
	return { value };
}

/** The members of a list, or of text that is a JSON list or separates them by `,`, `;` or lines. */
export function listOf(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string') return [value];
	const parsed = value.trimStart().startsWith('[') ? parseJson(value) : undefined;
	return Array.isArray(parsed) ? parsed : value.split(/[,;\n]/);
}
