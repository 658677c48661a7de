import { RecordFailure } from '../model/problem';
import type { StoredRecord } from '../model/record';
import type { ObjectSchema } from '../schema/registry';
import type { AssociationType } from '../store/associationTypes';
import type { World } from '../world';
import type { InlineAssociation } from './batchInput';
import { RECORD_FAILURES } from './recordFailures';

/** A link that a create will make. */
export interface PlannedLink {
	readonly target: StoredRecord;
	readonly types: readonly AssociationType[];
}

/** The links that a create asks for, checked, seen from the record to be created. */
export function planAssociations(
	world: World,
	from: ObjectSchema,
	asked: readonly InlineAssociation[],
): PlannedLink[] | RecordFailure {
	const links: PlannedLink[] = [];
	for (const { toId, types } of asked) {
		for (const { category, typeId } of types) {
			const type = world.associationTypes.find(category, Number(typeId), from.row.typeId);
			if (type === undefined) return RECORD_FAILURES.badAssociationType(typeId);
			const target = world.recordById(type.to, toId);
			if (target !== undefined) links.push({ target, types: [type] });
			else if (world.switches.refuseUnknownAssociationTargets) {
				return RECORD_FAILURES.badAssociationTarget(toId);
			}
		}
	}
	return links;
}
