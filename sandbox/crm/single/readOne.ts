import { Problem } from '../../model/problem';
import { StoredRecord } from '../../model/record';
import type { Reply } from '../../model/reply';
import type { WireList, WireRecordWithAssociations } from '../../model/wire';
import type { ObjectContext } from '../context';
import { PROBLEMS } from '../problems';
import { readResult } from '../results';
import { associatedIds } from './associatedIds';
import { listParameter, recordToRead, type Query } from './oneRecord';

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;
const MAX_LIMIT_WITH_HISTORY = 50;

/** `GET …/{id}`. */
export function readOne(context: ObjectContext, id: string, query: Query): Reply | Problem {
	const record = recordToRead(context, id, query);
	if (!(record instanceof StoredRecord)) return record;
	const body = recordBody(context, record, query);
	return body instanceof Problem ? body : { status: 200, body };
}

/** `GET …`: one page of all records, lowest id first. */
export function readPage(context: ObjectContext, query: Query): Reply | Problem {
	const limit = Number(query.limit ?? DEFAULT_LIMIT);
	const max = query.propertiesWithHistory === undefined ? MAX_LIMIT : MAX_LIMIT_WITH_HISTORY;
	if (!Number.isInteger(limit) || limit < 1 || limit > max) {
		return PROBLEMS.invalidParameter('limit', query.limit ?? '', `a number from 1 to ${max}`);
	}
	if (query.after !== undefined && !/^\d+$/.test(query.after)) {
		return PROBLEMS.invalidParameter('after', query.after, 'a cursor of an earlier page');
	}
	const table = context.world.table(context.schema);
	const records = table.page(query.after, limit + 1, query.archived === 'true');
	const results: WireRecordWithAssociations[] = [];
	for (const record of records.slice(0, limit)) {
		const one = recordBody(context, record, query);
		if (one instanceof Problem) return one;
		results.push(one);
	}
	const body: WireList = { results };
	const after = results.at(-1)?.id;
	if (records.length > limit && after !== undefined) body.paging = { next: { after } };
	return { status: 200, body };
}

function recordBody(
	{ world, schema }: ObjectContext,
	record: StoredRecord,
	query: Query,
): WireRecordWithAssociations | Problem {
	const types = listParameter(query.associations);
	const associations = associatedIds(world, schema, record, types);
	if (associations instanceof Problem) return associations;
	const result = readResult(
		schema,
		record,
		listParameter(query.properties),
		listParameter(query.propertiesWithHistory),
	);
	return Object.keys(associations).length > 0 ? { ...result, associations } : result;
}
