import { Problem } from '../../model/problem';
import type { BatchReply } from '../../model/reply';
import type { StoredRecord } from '../../model/record';
import type { BatchContext } from '../context';
import { findRecord, mayIdentify } from '../identify';
import { PROBLEMS } from '../problems';
import { batchReply, readResult } from '../results';
import { notFoundItem } from '../write/errorBodies';

/** Batch read. A record requested twice is returned once. One error item lists all missing records. */
export function batchRead(context: BatchContext): BatchReply | Problem {
	const { world, schema, request, query } = context;
	const startedAt = world.timestamp();
	const { idProperty } = request;
	if (idProperty !== undefined && !mayIdentify(schema, idProperty, 'read', world.switches)) {
		return PROBLEMS.nonUnique(schema.row.typeId, idProperty);
	}
	const table = world.table(schema);
	const found = new Map<string, StoredRecord>();
	const missing = new Set<string>();
	for (const { id } of request.inputs) {
		const follows = world.switches.batchReadFollowsMergedIds && idProperty === undefined;
		const currentId = follows ? table.mergedIds.follow(id) : id;
		const record = findRecord(table, idProperty, currentId, query.archived === 'true');
		if (record === undefined) missing.add(id);
		else found.set(record.id, record);
	}
	if (found.size === 0 && missing.size > 0 && world.switches.allMissing === 404) {
		const { message, context } = notFoundItem(schema.errorName, [...missing], []);
		return new Problem(404, {
			message,
			...(context === undefined ? {} : { context }),
			category: 'OBJECT_NOT_FOUND',
		});
	}
	const results = [...found.values()].map((record) =>
		readResult(schema, record, request.properties, request.propertiesWithHistory),
	);
	const errors = missing.size > 0 ? [notFoundItem(schema.errorName, [...missing], [])] : [];
	return batchReply(context, startedAt, 200, results, errors);
}
