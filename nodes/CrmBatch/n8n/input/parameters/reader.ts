import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { NOT_READ } from './fields';
import { hasExpression, Planner, type ValueReader } from './plan';
import { toAddress, valueAt, type ParameterPath } from './saved';

/** Reads one parameter for an item. Throws what n8n throws when an expression fails. */
export type ParameterReader = (item: number) => unknown;

/** Makes the reader of a parameter, or of a value inside it. */
export type ParameterReaders = (...path: ParameterPath) => ParameterReader;

/**
 * Readers of the parameters of a node that do no more work than the parameters need. An evaluation by
 * n8n takes about 100 µs, or 600 µs in its vm engine, which is most of the CPU time of a large run. So
 * - a parameter without an expression is read once for all items;
 * - code that only names fields, as in `Hello {{ $json.name }}`, is read from the item (plain.ts);
 * - other code is evaluated for all parameters of an item together (group.ts), if it has the same value
 *   there (groupable.ts);
 * - anything else, and any value for which n8n does more, is read as n8n reads it, one by one.
 *
 * All parameters of a run should be read by the same readers, in the order of the items.
 */
export function parameterReaders(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
): ParameterReaders {
	const { parameters } = context.getNode();
	const planner = new Planner(
		(item) => items[item]?.json,
		(expression, item) => context.evaluateExpression(expression, item),
	);
	return (...path) => {
		const saved = valueAt(parameters, path);
		const address = toAddress(path);
		const throughN8n: ParameterReader = (item) =>
			context.getNodeParameter(address, item, undefined);
		if (!hasExpression(saved)) return once(throughN8n);
		const planned = planner.plan(saved);
		if (!planned) return throughN8n;
		return (item) => {
			const value = valueOrNotRead(planned, item);
			return value === NOT_READ ? throughN8n(item) : value;
		};
	};
}

/** n8n decides what becomes of a getter that throws, which another node has left in the item. */
function valueOrNotRead(read: ValueReader, item: number): unknown {
	try {
		return read(item);
	} catch {
		return NOT_READ;
	}
}

function once(read: ParameterReader): ParameterReader {
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
