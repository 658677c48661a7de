import { Problem } from '../../model/problem';
import type { StoredRecord } from '../../model/record';
import type { ObjectContext } from '../context';
import { findRecord, mayIdentify } from '../identify';
import { PROBLEMS } from '../problems';

export type Query = Readonly<Record<string, string | undefined>>;

/** The values of a query parameter that is repeated, or holds a list with commas. */
export function listParameter(value: string | undefined): string[] {
	return (value ?? '').split(',').filter((part) => part !== '');
}

/** The record of a GET: by id, which a merge may have changed, or by a unique property. */
export function recordToRead(
	{ world, schema }: ObjectContext,
	id: string,
	query: Query,
): StoredRecord | Problem {
	const { idProperty, archived } = query;
	if (idProperty !== undefined && !mayIdentify(schema, idProperty, 'read', world.switches)) {
		return PROBLEMS.nonUniqueRead(schema.row.typeId, idProperty);
	}
	const table = world.table(schema);
	const now = idProperty === undefined ? table.mergedIds.follow(id) : id;
	return findRecord(table, idProperty, now, archived === 'true') ?? PROBLEMS.notFound();
}

/** The record of a PATCH. */
export function recordToUpdate(
	{ world, schema }: ObjectContext,
	id: string,
	{ idProperty }: Query,
): StoredRecord | Problem {
	if (idProperty !== undefined && !mayIdentify(schema, idProperty, 'updateOne', world.switches)) {
		return PROBLEMS.nonUniqueWrite(schema.row.typeId, idProperty);
	}
	const table = world.table(schema);
	const follows = world.switches.patchFollowsMergedIds && idProperty === undefined;
	const now = follows ? table.mergedIds.follow(id) : id;
	return findRecord(table, idProperty, now) ?? PROBLEMS.notFound();
}
