import { Problem } from '../../model/problem';
import type { StoredRecord } from '../../model/record';
import type { ObjectContext } from '../context';
import { findRecord, mayIdentify } from '../identify';
import { PROBLEMS } from '../problems';

export type Query = Readonly<Record<string, string | undefined>>;

/** The values of a query parameter that is repeated or comma-separated. */
export function listParameter(value: string | undefined): string[] {
	return (value ?? '').split(',').filter((part) => part !== '');
}

/** Finds the record of a GET by id, also one from before a merge, or by a unique property. */
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
	const currentId = idProperty === undefined ? table.mergedIds.follow(id) : id;
	return findRecord(table, idProperty, currentId, archived === 'true') ?? PROBLEMS.notFound();
}

/** Finds the record of a PATCH. */
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
	const currentId = follows ? table.mergedIds.follow(id) : id;
	return findRecord(table, idProperty, currentId) ?? PROBLEMS.notFound();
}
