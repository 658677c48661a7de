import { Problem } from '../../model/problem';
import {
	asText,
	asTexts,
	cannotDeserialize,
	collect,
	isObject,
	listOf,
	parseJsonObject,
	type JsonObject,
} from '../jsonBody';
import { PROBLEMS } from '../problems';
import { isOperator, OPERATORS, type Operator } from './operators';

/** One filter, with its values as text. */
export interface Filter {
	readonly propertyName: string;
	readonly operator: Operator;
	readonly value: string | undefined;
	readonly highValue: string | undefined;
	readonly values: readonly string[];
}

export interface Sort {
	readonly propertyName: string;
	readonly descending: boolean;
}

export interface SearchRequest {
	/** Groups are combined by OR, the filters of a group by AND. */
	readonly groups: ReadonlyArray<readonly Filter[]>;
	readonly sorts: readonly Sort[];
	readonly query: string;
	readonly properties: readonly string[];
	readonly limit: number;
	readonly after: number;
}

/** HubSpot docs, search guide, limits. */
const LIMITS = { groups: 5, perGroup: 6, filters: 18, page: 200, total: 10_000, query: 3_000 };
const DEFAULT_PAGE = 10;

/** Parses the body of a search. */
export function parseSearch(text: string): SearchRequest | Problem {
	const body = parseJsonObject(text);
	if (body instanceof Problem) return body;
	const groups = parseGroups(body);
	if (groups instanceof Problem) return groups;
	const sorts = collect(listOf(body.sorts), parseSort);
	if (sorts instanceof Problem) return sorts;
	const properties = asTexts(body.properties);
	if (properties instanceof Problem) return properties;
	const query = asText(body.query);
	if (query instanceof Problem) return query;
	const limit = Number(body.limit ?? DEFAULT_PAGE);
	const after = Number(body.after || 0);
	const request = { groups, sorts, query: query ?? '', properties, limit, after };
	return limitProblem(request, body) ?? request;
}

function parseGroups(body: JsonObject): Filter[][] | Problem {
	return collect(listOf(body.filterGroups), (group) =>
		isObject(group)
			? collect(listOf(group.filters), parseFilter)
			: cannotDeserialize('body', group),
	);
}

function parseFilter(filter: unknown): Filter | Problem {
	if (!isObject(filter)) return cannotDeserialize('body', filter);
	const missing = ['propertyName', 'operator'].filter((name) => filter[name] === undefined);
	if (missing.length > 0) return PROBLEMS.incompleteFilter(missing);
	const operator = String(filter.operator);
	if (!isOperator(operator)) {
		const known = `one of ${Object.keys(OPERATORS).join(', ')}`;
		return PROBLEMS.invalidParameter('operator', operator, known);
	}
	const [value, highValue] = [asText(filter.value), asText(filter.highValue)];
	if (value instanceof Problem) return value;
	if (highValue instanceof Problem) return highValue;
	const values = asTexts(filter.values);
	if (values instanceof Problem) return values;
	const parsed = { propertyName: String(filter.propertyName), operator, value, highValue, values };
	const needs = OPERATORS[operator].needs.filter((name) =>
		name === 'values' ? values.length === 0 : parsed[name] === undefined,
	);
	return needs.length > 0 ? PROBLEMS.incompleteFilter(needs) : parsed;
}

/** Parses `{propertyName, direction}`, or the name alone, with a minus sign for descending order. */
function parseSort(sort: unknown): Sort | Problem {
	if (typeof sort === 'string') {
		return { propertyName: sort.replace(/^-/, ''), descending: sort.startsWith('-') };
	}
	if (!isObject(sort) || typeof sort.propertyName !== 'string') {
		return cannotDeserialize('body', sort);
	}
	return { propertyName: sort.propertyName, descending: sort.direction === 'DESCENDING' };
}

function limitProblem(request: SearchRequest, body: JsonObject): Problem | undefined {
	const { groups, sorts, query, limit, after } = request;
	const invalid = PROBLEMS.invalidParameter;
	if (!Number.isInteger(limit) || limit < 0 || limit > LIMITS.page) {
		return invalid('limit', String(body.limit), `at most ${LIMITS.page}`);
	}
	if (!Number.isInteger(after) || after < 0) {
		return invalid('after', String(body.after), 'a cursor of an earlier page');
	}
	if (after + limit > LIMITS.total) {
		return invalid('after', String(body.after), `at most ${LIMITS.total} results can be paged`);
	}
	const filters = groups.flat().length;
	const tooMany =
		groups.length > LIMITS.groups ||
		filters > LIMITS.filters ||
		groups.some((group) => group.length > LIMITS.perGroup);
	if (tooMany) {
		const allowed = `${LIMITS.groups} groups of ${LIMITS.perGroup}, ${LIMITS.filters} in all`;
		return invalid('filterGroups', `with ${groups.length} groups, ${filters} filters`, allowed);
	}
	if (sorts.length > 1) return invalid('sorts', String(sorts.length), 'one sort at most');
	return query.length > LIMITS.query
		? invalid('query', `of ${query.length} characters`, `at most ${LIMITS.query}`)
		: undefined;
}
