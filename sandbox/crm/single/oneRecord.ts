import { errorPage } from '../../http/pages';
import { Problem } from '../../model/problem';
import type { StoredRecord } from '../../model/record';
import { page, type Reply } from '../../model/reply';
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
): StoredRecord | Problem | Reply {
	const { idProperty, archived } = query;
	if (idProperty !== undefined && !mayIdentify(schema, idProperty, 'read', world.switches)) {
		return PROBLEMS.nonUnique(schema.row.typeId, idProperty);
	}
	const table = world.table(schema);
	const currentId = idProperty === undefined ? table.mergedIds.follow(id) : id;
	const record = findRecord(table, idProperty, currentId, archived === 'true');
	if (record !== undefined) return record;
	const { notFoundByPropertyIsPage, notFoundHasCategory } = world.switches;
	return idProperty !== undefined && notFoundByPropertyIsPage
		? notFoundPage(`/crm/v3/objects/${schema.row.name}/${id}`)
		: PROBLEMS.recordNotFound(idProperty === undefined ? id : '1', notFoundHasCategory);
}

/** Finds the record of a PATCH. */
export function recordToUpdate(
	{ world, schema }: ObjectContext,
	id: string,
	{ idProperty }: Query,
): StoredRecord | Problem {
	if (idProperty !== undefined && !mayIdentify(schema, idProperty, 'updateOne', world.switches)) {
		return PROBLEMS.nonUnique(schema.row.typeId, idProperty);
	}
	const table = world.table(schema);
	const follows = world.switches.patchFollowsMergedIds && idProperty === undefined;
	const currentId = follows ? table.mergedIds.follow(id) : id;
	const record = findRecord(table, idProperty, currentId);
	const notFoundId = idProperty === undefined ? id : '1';
	return record ?? PROBLEMS.recordNotFound(notFoundId, world.switches.notFoundHasCategory);
}

/** HubSpot's page for a record that a property does not find. Its header differs from other pages. */
function notFoundPage(path: string): Reply {
	const reply = page(404, errorPage(404, path));
	return { ...reply, headers: { ...reply.headers, 'x-hubspot-notfound': 'true' } };
}
