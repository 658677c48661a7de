/* eslint-disable @n8n/community-nodes/no-restricted-imports -- compares what two readers return */
import { isDeepStrictEqual } from 'node:util';
import { DateTime } from 'luxon';
import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeParameters,
	type INodeProperties,
} from 'n8n-workflow';
import { parameterReaders } from '../../../nodes/CrmBatch/n8n/input/parameters/reader';
import { executeNodeType } from '../../support/engine/n8nEngine';
import { readerNode } from './readerNode';

/** A value, or the error that was thrown in its place. */
type Read = { readonly value: unknown } | { readonly error: string };

/** A parameter of an item for which the node's readers do not return what n8n returns. */
interface Difference {
	readonly parameter: string;
	readonly item: number;
	readonly ours: Read;
	readonly n8ns: Read;
}

/** How the parameters were read. */
export interface Comparison {
	readonly differences: readonly Difference[];
	/** How often the readers asked n8n for a parameter, and for a list of several. */
	readonly asked: { readonly parameters: number; readonly lists: number };
}

const MAPPER = 'properties';

/**
 * Reads each parameter of each item with the node's readers, and then as n8n's own nodes do, in a node
 * that n8n's engine executes.
 */
export async function compareReaders(
	parameters: INodeParameters,
	items: INodeExecutionData[],
): Promise<Comparison> {
	let comparison: Comparison | undefined;
	const names = Object.keys(parameters);
	const node = readerNode(names.map(propertyOf), (context) => {
		comparison = compareIn(context, pathsIn(parameters), items.length);
	});
	const { error } = await executeNodeType(node, parameters, items);
	if (error) throw error;
	if (!comparison) throw new Error('The node was not executed');
	return comparison;
}

function compareIn(
	context: IExecuteFunctions,
	paths: ReadonlyArray<readonly [string, ...string[]]>,
	length: number,
): Comparison {
	const asked = { parameters: 0, lists: 0 };
	const counted = {
		getNode: () => context.getNode(),
		getNodeParameter: (name: string, item: number) => {
			asked.parameters += 1;
			return context.getNodeParameter(name, item, undefined);
		},
		evaluateExpression: (expression: string, item: number) => {
			asked.lists += 1;
			return context.evaluateExpression(expression, item);
		},
	} as unknown as IExecuteFunctions;
	const parameter = parameterReaders(counted, context.getInputData());
	const readers = paths.map((path) => ({ name: path.join('.'), read: parameter(...path) }));
	const reads = Array.from({ length }, (_, item) =>
		readers.map(({ name, read }) => ({ name, item, read, ours: attempt(() => read(item)) })),
	).flat();
	// n8n changes dates in the items, so it reads last.
	const differences = reads.flatMap(({ name, item, read, ours }) => {
		const n8ns = attempt(() => context.getNodeParameter(name, item, undefined));
		if (isDeepStrictEqual(ours, n8ns)) return [];
		// By then it can have made a date the text of it, which has a length, while it read another one.
		const ofChanged = attempt(() => read(item));
		return isDeepStrictEqual(ofChanged, n8ns) ? [] : [{ parameter: name, item, ours, n8ns }];
	});
	return { differences, asked };
}

/** Each parameter, and in place of the field mapper each of its columns. */
function pathsIn(parameters: INodeParameters): Array<readonly [string, ...string[]]> {
	return Object.entries(parameters).flatMap(([name, value]): Array<[string, ...string[]]> => {
		if (name !== MAPPER) return [[name]];
		const columns = (value as { value: object }).value;
		return Object.keys(columns).map((column) => [name, 'value', column]);
	});
}

function attempt(read: () => unknown): Read {
	try {
		return { value: comparable(read()) };
	} catch (error) {
		return { error: String(error) };
	}
}

/**
 * A value without its prototype, with dates as text: an engine of n8n copies what it returns. A DateTime
 * is equal to its text, into which n8n changes it, in the item itself, when it is inside an object.
 */
function comparable(value: unknown): unknown {
	if (value instanceof Date) return `Date ${value.getTime()}`;
	if (DateTime.isDateTime(value)) return value.toString();
	if (Array.isArray(value)) return Array.from(value, comparable);
	if (typeof value !== 'object' || value === null) return value;
	return new Map(Object.entries(value).map(([name, member]) => [name, comparable(member)]));
}

/** A parameter like those of CRM Batch: a single one, a collection or a field mapper. */
function propertyOf(name: string): INodeProperties {
	return { displayName: name, name, ...typeOf(name) };
}

function typeOf(
	name: string,
): Pick<INodeProperties, 'type' | 'default'> & Partial<INodeProperties> {
	if (name === MAPPER) {
		const resourceMapper = { mode: 'upsert' as const, resourceMapperMethod: 'none' };
		return { type: 'resourceMapper', default: {}, typeOptions: { resourceMapper } };
	}
	if (name !== 'collection') return { type: 'string', default: '' };
	const text = { type: 'string' as const, default: '' };
	const values = ['name', 'value'].map((field) => ({ displayName: field, name: field, ...text }));
	return {
		type: 'fixedCollection',
		default: {},
		typeOptions: { multipleValues: true },
		options: [{ name: 'rows', displayName: 'Rows', values }],
	};
}
