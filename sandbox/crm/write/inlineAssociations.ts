import { RecordFailure } from '../../model/problem';
import type { StoredRecord } from '../../model/record';
import type { ObjectSchema } from '../../schema/registry';
import type { AssociationType } from '../../store/associationTypes';
import type { World } from '../../world';
import { ASSOCIATION_REFUSALS, type AssociationRefusal } from '../associations/refusals';
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
	const { refuseUnknownAssociationTargets, associationErrors } = world.switches;
	const links: PlannedLink[] = [];
	const unknown: Array<{ readonly objectType: string; readonly id: string }> = [];
	for (const { toId, types } of requested) {
		for (const { category, typeId } of types) {
			const type = world.associationTypes.get(category, Number(typeId));
			if (type === undefined) {
				return refusal(ASSOCIATION_REFUSALS.unknownType([{ category, typeId }]), world);
			}
			if (type.from !== from.row.typeId) {
				return refusal(ASSOCIATION_REFUSALS.otherDirection(from.row.typeId, type), world);
			}
			const target = world.recordById(type.to, toId);
			if (target !== undefined) links.push({ target, types: [type] });
			else if (refuseUnknownAssociationTargets) {
				unknown.push({ objectType: world.errorName(type.to), id: toId });
			}
		}
	}
	const [first] = unknown;
	if (first === undefined) return links;
	return associationErrors === 'byRecord'
		? RECORD_FAILURES.badAssociationTarget(first.id)
		: refusal(ASSOCIATION_REFUSALS.unknownRecords(unknown), world);
}

function refusal(parts: AssociationRefusal, world: World): RecordFailure {
	const refusesRequest = world.switches.associationErrors === 'refuseRequest';
	return new RecordFailure({ ...parts, refusesRequest });
}
