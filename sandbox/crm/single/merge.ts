import { Problem } from '../../model/problem';
import { StoredRecord } from '../../model/record';
import type { Reply } from '../../model/reply';
import type { ObjectSchema } from '../../schema/registry';
import { splitList } from '../../schema/values/checkValue';
import { link, typesBetween, unlink } from '../../store/associate';
import type { World } from '../../world';
import type { ObjectContext } from '../context';
import { asText, parseJsonObject } from '../jsonBody';
import { PROBLEMS } from '../problems';
import { readResult } from '../results';

const MERGED_IDS = 'hs_merged_object_ids';

/**
 * Merges two records. The primary's values win, the other's fill the gaps. The result has a new id,
 * and both old ids lead to it (HubSpot docs, contacts guide).
 */
export function mergeRecords(context: ObjectContext, text: string): Reply | Problem {
	const { world, schema } = context;
	const body = parseJsonObject(text);
	if (body instanceof Problem) return body;
	const ids = [asText(body.primaryObjectId), asText(body.objectIdToMerge)];
	const missing = ['primaryObjectId', 'objectIdToMerge'].filter((_, n) => ids[n] === undefined);
	if (missing.length > 0) return PROBLEMS.missingFields(1, 2, missing);
	const table = world.table(schema);
	const [primary, other] = ids.map((id) =>
		typeof id === 'string' ? table.get(table.mergedIds.follow(id)) : undefined,
	);
	if (primary === undefined || other === undefined) return PROBLEMS.notFound();
	if (primary === other) return PROBLEMS.mergeWithItself();
	const merged = merge(world, schema, primary, other);
	const names = Object.keys(merged.properties);
	return { status: 200, body: readResult(schema, merged, names, []) };
}

function merge(
	world: World,
	schema: ObjectSchema,
	primary: StoredRecord,
	other: StoredRecord,
): StoredRecord {
	const table = world.table(schema);
	const id = world.switches.primaryIdPreservation ? primary.id : world.nextRecordId();
	const createdAt = primary.createdAt < other.createdAt ? primary.createdAt : other.createdAt;
	const properties = mergedProperties(schema, primary, other);
	const merged = new StoredRecord(id, primary.objectType, properties, createdAt);
	merged.updatedAt = world.timestamp();
	for (const old of [primary, other]) {
		table.purge(old, merged.updatedAt);
		if (old.id !== id) table.mergedIds.add(old.id, id);
	}
	table.lag.note(id, undefined, world.now());
	table.place(merged);
	// The primary's associations come first: its primary company stays primary.
	for (const old of [primary, other]) moveLinks(world, old, merged, [primary.id, other.id]);
	return merged;
}

function mergedProperties(
	schema: ObjectSchema,
	primary: StoredRecord,
	other: StoredRecord,
): Record<string, string> {
	const filled = Object.entries(primary.properties).filter(([, value]) => value !== '');
	const properties = { ...other.properties, ...Object.fromEntries(filled) };
	for (const [property, alias] of Object.entries(schema.row.aliases)) {
		const all = [primary, other].flatMap((record) => [
			record.properties[property] ?? '',
			...splitList(record.properties[alias] ?? ''),
		]);
		const others = new Set(all.filter((one) => one !== '' && one !== properties[property]));
		if (others.size > 0) properties[alias] = [...others].join(';');
	}
	const before = [primary, other].flatMap((record) => [
		...splitList(record.properties[MERGED_IDS] ?? ''),
		record.id,
	]);
	return { ...properties, [MERGED_IDS]: before.join(';') };
}

function moveLinks(
	world: World,
	old: StoredRecord,
	merged: StoredRecord,
	removed: readonly string[],
): void {
	const targets = new Set(old.associations.map((one) => `${one.toObjectType}/${one.toObjectId}`));
	for (const key of targets) {
		const [objectType = '', id = ''] = key.split('/');
		const target = world.recordById(objectType, id);
		if (target === undefined || removed.includes(id)) continue;
		const labels = typesBetween(world, old, target).filter(({ role }) => role !== 'primary');
		unlink(world, old, target);
		link(world, merged, target, labels, 'add');
	}
}
