import type { StoredRecord } from '../../model/record';
import { identifies } from '../../schema/registry';
import type { ObjectContext } from '../context';
import { RECORD_ID } from '../identify';
import type { SearchRequest } from './request';

/**
 * The records that a search has to check, with recent writes undone that the search index does not
 * have yet. The whole table, unless every filter group asks for a unique value.
 */
export function* candidates(
	context: ObjectContext,
	request: SearchRequest,
): Generator<StoredRecord> {
	const { world, schema } = context;
	const table = world.table(schema);
	const outdated = table.lag.outdated(world.now());
	const direct = directIds(context, request);
	const current = direct === undefined ? table.values() : recordsOf(context, direct);
	for (const record of current) if (!outdated.has(record.id)) yield record;
	for (const before of outdated.values()) if (before !== undefined) yield before;
}

function* recordsOf(
	{ world, schema }: ObjectContext,
	ids: ReadonlySet<string>,
): Generator<StoredRecord> {
	for (const id of ids) {
		const record = world.table(schema).get(id);
		if (record !== undefined) yield record;
	}
}

/** Ids found by unique values; undefined if some group needs a scan of the table. */
function directIds(
	{ world, schema }: ObjectContext,
	{ groups }: SearchRequest,
): Set<string> | undefined {
	if (groups.length === 0) return undefined;
	const ids = new Set<string>();
	for (const group of groups) {
		const filter = group.find(({ propertyName, operator }) => {
			const definition = schema.property(propertyName);
			const unique = definition?.type === 'string' && identifies(definition);
			return operator === 'EQ' && (propertyName === RECORD_ID || unique);
		});
		if (filter?.value === undefined) return undefined;
		const { propertyName, value } = filter;
		const found =
			propertyName === RECORD_ID ? [value] : world.table(schema).idsBy(propertyName, value);
		for (const id of found) ids.add(id);
	}
	return ids;
}
