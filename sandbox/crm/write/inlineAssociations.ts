import { RecordFailure } from '../../model/problem';
import type { StoredRecord } from '../../model/record';
import type { ObjectSchema } from '../../schema/registry';
import type { AssociationType } from '../../store/associationTypes';
import type { World } from '../../world';
import type { InlineAssociation } from '../batch/input';
import { RECORD_FAILURES } from './recordFailures';

/** An association that a create will make. */
export interface PlannedLink {
	readonly target: StoredRecord;
	readonly types: readonly AssociationType[];
}

/** Checks the associations that a create asks for. */
export function planAssociations(
	world: World,
	from: ObjectSchema,
	requested: readonly InlineAssociation[],
): PlannedLink[] | RecordFailure {
	const links: PlannedLink[] = [];
	for (const { toId, types } of requested) {
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
