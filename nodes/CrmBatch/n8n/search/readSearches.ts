import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Steps } from '../../batch/types';
import { failed, success, type Failure, type Result } from '../../hubspot/errors/failure';
import { failureOf, problem } from '../../hubspot/errors/problem';
import { isObject, textAt, type JsonObject } from '../../hubspot/json';
import { tidyName } from '../../hubspot/request/fields/fieldNames';
import type { GivenFilter } from '../../hubspot/search/filters';
import { filterOperatorOf, filterOperators } from '../../hubspot/search/operators';
import { shown } from '../../hubspot/values/conversion';
import { namesOf, OptionValues } from '../input/options';
import { untilCancelled } from '../eventLoop';
import { parameterReaders } from '../input/parameters/reader';
import { expressionFailure } from '../input/items/readItem';

/** The search of one item, with values that are not converted yet. */
export interface GivenSearch {
	/** Index of the item. */
	readonly item: number;
	readonly filters: readonly GivenFilter[];
	readonly modifiedSince: unknown;
	/** Names of the properties to return; empty for HubSpot's defaults. */
	readonly properties: readonly string[];
	/** Most records to return; `Infinity` for all. */
	readonly most: number;
}

/** More records than an account has. */
const limitRange = { label: 'Limit', least: 1, most: 1_000_000_000, byDefault: 50 };

/**
 * Reads the search of each item, until the execution is cancelled. Never throws: an expression that
 * fails is a failure of its item.
 */
export function* readSearches(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	signal: AbortSignal,
): Steps<{ given: GivenSearch[]; refused: Map<number, Failure> }> {
	const given: GivenSearch[] = [];
	const refused = new Map<number, Failure>();
	const read = searchReader(context, items);
	yield* untilCancelled(items.keys(), signal, (item) => {
		const search = read(item);
		if (search.ok) given.push(search.value);
		else refused.set(item, search.failure);
	});
	return { given, refused };
}

function searchReader(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
): (item: number) => Result<GivenSearch> {
	const parameter = parameterReaders(context, items);
	const filters = parameter('filters');
	const modifiedSince = parameter('modifiedSince');
	const propertyNames = parameter('propertyNames');
	const returnAll = parameter('returnAll');
	const limit = parameter('limit');

	const read = (item: number): Result<GivenSearch> => {
		const given = toFilters(filters(item));
		if (!given.ok) return given;
		const most = toMost(returnAll(item), () => limit(item));
		if (!most.ok) return most;
		return success({
			item,
			filters: given.value,
			modifiedSince: modifiedSince(item),
			properties: namesOf(propertyNames(item)),
			most: most.value,
		});
	};
	return (item) => {
		try {
			return read(item);
		} catch (error) {
			return failed(expressionFailure(error));
		}
	};
}

/** @param limit reads the limit, which n8n does not have with Return All */
function toMost(returnAll: unknown, limit: () => unknown): Result<number> {
	const isAll = new OptionValues({ returnAll });
	if (isAll.boolean('returnAll', 'Return All')) return success(Infinity);
	if (isAll.failure) return failed(isAll.failure);
	const given = new OptionValues({ limit: limit() });
	const most = Math.floor(given.number('limit', limitRange));
	return given.failure ? failed(given.failure) : success(most);
}

/** Reads the parameter `filters`: its collection, or a list of its rows. */
function toFilters(value: unknown): Result<readonly GivenFilter[]> {
	const rows = rowsOf(value);
	if (!rows) return failed(failureOf(problem('FILTERS_NOT_A_LIST')));
	const filters: GivenFilter[] = [];
	for (const row of rows) {
		const property = tidyName(textAt(row, 'property') ?? '');
		if (property === '') return failed(failureOf(problem('FILTER_PROPERTY_MISSING')));
		const name = tidyName(textAt(row, 'operator') ?? 'EQ');
		const operator = filterOperatorOf(name);
		if (!operator) return failed(operatorFailure(property, name));
		filters.push({ property, operator, value: row.value });
	}
	return success(filters);
}

/** No rows for an empty collection; `undefined` for anything that is not a list of filters. */
function rowsOf(value: unknown): JsonObject[] | undefined {
	if (value === undefined || value === null || value === '') return [];
	const rows: unknown = isObject(value) ? (value.filter ?? []) : value;
	return Array.isArray(rows) && rows.every(isObject) ? rows : undefined;
}

function operatorFailure(property: string, name: string): Failure {
	const operators = filterOperators.map(({ value }) => value).join(', ');
	const wrong = problem('FILTER_OPERATOR_UNKNOWN', { value: shown(name), operators });
	return failureOf(wrong, `Filter '${property}'`, property);
}
