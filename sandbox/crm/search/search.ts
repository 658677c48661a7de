import { Problem } from '../../model/problem';
import type { StoredRecord } from '../../model/record';
import type { Reply } from '../../model/reply';
import type { WireSearch } from '../../model/wire';
import { valueOf } from '../../schema/calculated';
import type { ObjectSchema } from '../../schema/registry';
import type { ObjectContext } from '../context';
import { collect } from '../jsonBody';
import { PROBLEMS } from '../problems';
import { readResult } from '../results';
import { candidates } from './candidates';
import { comparable, type Comparable } from './comparable';
import { conditionOf, type Condition } from './conditions';
import { parseSearch, type SearchRequest, type Sort } from './request';
import { matchesQuery } from './tokens';

/** `POST …/search`: oldest record first unless sorted. `total` counts all matches. */
export function search(context: ObjectContext, text: string): Reply | Problem {
	const request = parseSearch(text);
	if (request instanceof Problem) return request;
	const matches = matcher(context, request);
	if (matches instanceof Problem) return matches;
	const [sort] = request.sorts;
	if (sort !== undefined && context.schema.property(sort.propertyName) === undefined) {
		return PROBLEMS.unknownSearchProperty(sort.propertyName);
	}
	const found: StoredRecord[] = [];
	for (const record of candidates(context, request)) if (matches(record)) found.push(record);
	const ordered = sorted(context.schema, found, sort);
	const { after, limit, properties } = request;
	const results = ordered
		.slice(after, after + limit)
		.map((record) => readResult(context.schema, record, properties, []));
	const body: WireSearch = { total: found.length, results };
	const next = after + limit;
	if (next < found.length && limit > 0) body.paging = { next: { after: String(next) } };
	return { status: 200, body };
}

/** Matches a record that meets all filters of at least one group, and the query. */
function matcher(context: ObjectContext, request: SearchRequest): Condition | Problem {
	const groups = collect(request.groups, (group) =>
		collect(group, (filter) => conditionOf(context, filter)),
	);
	if (groups instanceof Problem) return groups;
	const { query } = request;
	const searched = context.schema.row.searched ?? textProperties(context.schema);
	return (record) => {
		const inGroup = groups.length === 0 || groups.some((all) => all.every((one) => one(record)));
		if (!inGroup || query.trim() === '') return inGroup;
		const texts = searched.map((name) => valueOf(record, name) ?? '');
		return matchesQuery(texts, query.trim());
	};
}

function textProperties(schema: ObjectSchema): string[] {
	return schema
		.all()
		.filter(({ type, readOnly }) => type === 'string' && readOnly !== true)
		.map(({ name }) => name);
}

/** Sorts records, oldest first without a sort. Records without a value come last. */
function sorted(
	schema: ObjectSchema,
	records: StoredRecord[],
	sort: Sort | undefined,
): StoredRecord[] {
	const definition = sort && schema.property(sort.propertyName);
	if (sort === undefined || definition === undefined) {
		return isAscending(records) ? records : records.sort(byAge);
	}
	const keyed = records.map((record) => {
		const text = valueOf(record, definition.name) ?? '';
		return { record, key: text === '' ? undefined : comparable(definition, text) };
	});
	const direction = sort.descending ? -1 : 1;
	keyed.sort((one, two) => compareKeys(one.key, two.key, direction));
	return keyed.map(({ record }) => record);
}

function isAscending(records: readonly StoredRecord[]): boolean {
	return records.every((record, n) => n === 0 || byAge(records[n - 1] ?? record, record) <= 0);
}

/** Compares ids, which are numbers as text: the longer one is greater. */
function byAge({ id: one }: StoredRecord, { id: other }: StoredRecord): number {
	return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
}

function compareKeys(
	one: Comparable | undefined,
	two: Comparable | undefined,
	direction: number,
): number {
	if (one === undefined || two === undefined) {
		return Number(one === undefined) - Number(two === undefined);
	}
	return one === two ? 0 : one < two ? -direction : direction;
}
