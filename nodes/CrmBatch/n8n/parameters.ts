import type { IExecuteFunctions } from 'n8n-workflow';

/** Reads one parameter for an item. Throws what n8n throws when an expression fails. */
export type ParameterReader = (item: number) => unknown;

/**
 * A reader for a parameter that does no more work than the parameter needs: n8n's evaluation costs
 * about 100 µs a value, which is most of the CPU time of a large run. A parameter without an
 * expression is read once for all items.
 *
 * @param path what to read inside the parameter, when not all of it
 */
export function parameterReader(
	context: IExecuteFunctions,
	name: string,
	path = name,
): ParameterReader {
	const read: ParameterReader = (item) => context.getNodeParameter(path, item, undefined);
	if (hasExpression(context.getNode().parameters[name])) return read;

	let constant: { readonly value: unknown } | undefined;
	return (item) => {
		constant ??= { value: read(item) };
		return constant.value;
	};
}

/** n8n marks an expression by a leading `=`; one may be anywhere inside a collection. */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}
