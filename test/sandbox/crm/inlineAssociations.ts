import { RecordFailure } from '../model/problem';
import type { StoredAssociation, StoredRecord } from '../model/record';
import type { ObjectSchema } from '../schema/registry';
import { ASSOCIATION_TYPES } from '../store/associationTypes';
import type { World } from '../world';
import type { InlineAssociation } from './batchInput';
import { RECORD_FAILURES } from './recordFailures';

/** The links that a create asks for, checked, seen from the record to be created. */
export function planAssociations(
	world: World,
	from: ObjectSchema,
	asked: readonly InlineAssociation[],
): StoredAssociation[] | RecordFailure {
	const links: StoredAssociation[] = [];
	for (const { toId, types } of asked) {
		for (const { category, typeId } of types) {
			const row = ASSOCIATION_TYPES.get(Number(typeId));
			if (row === undefined || row.from !== from.row.typeId) {
				return RECORD_FAILURES.badAssociationType(typeId);
			}
			const link = { toObjectType: row.to, toObjectId: toId, category, typeId: row.typeId };
			if (targetOf(world, link) !== undefined) links.push(link);
			else if (world.switches.refuseUnknownAssociationTargets) {
				return RECORD_FAILURES.badAssociationTarget(toId);
			}
		}
	}
	return links;
}

function targetOf(world: World, link: StoredAssociation): StoredRecord | undefined {
	const schema = world.schemas.find(link.toObjectType);
	return schema === undefined ? undefined : world.table(schema).get(link.toObjectId);
}

/** Stores the links on both records, each with the type id of its own side. */
export function associate(
	world: World,
	record: StoredRecord,
	links: readonly StoredAssociation[],
): void {
	for (const link of links) {
		record.associations = [...record.associations, link];
		const target = targetOf(world, link);
		const inverse = ASSOCIATION_TYPES.get(link.typeId)?.inverse;
		if (target === undefined || inverse === undefined) continue;
		target.associations = [
			...target.associations,
			{
				toObjectType: record.objectType,
				toObjectId: record.id,
				category: link.category,
				typeId: inverse,
			},
		];
	}
}
