import type { StoredRecord } from '../../model/record';
import type { ObjectSchema } from '../../schema/registry';
import type { AssociationType } from '../../store/associationTypes';
import type { World } from '../../world';
import { LINK_FAILURES, type LinkFailure } from './failures';

/** The two object types of a request. */
export interface LinkContext {
	readonly world: World;
	readonly from: ObjectSchema;
	readonly to: ObjectSchema;
}

/** An association type in a request. */
export interface TypeSpec {
	readonly category: string;
	readonly typeId: string;
}

export interface RecordPair {
	readonly from: StoredRecord;
	readonly to: StoredRecord;
}

const isId = (id: string): boolean => /^\d+$/.test(id);

/** Finds both records, or returns why they cannot be associated. */
export function findPair(
	{ world, from, to }: LinkContext,
	fromId: string,
	toId: string,
): RecordPair | LinkFailure {
	const invalid = [fromId, toId].find((id) => !isId(id));
	if (invalid !== undefined) return LINK_FAILURES.badId(invalid);
	if (from === to && fromId === toId) return LINK_FAILURES.itself(fromId);
	const source = world.table(from).get(fromId);
	if (source === undefined) return LINK_FAILURES.noSuchRecord('FROM', from, fromId);
	const target = world.table(to).get(toId);
	if (target === undefined) return LINK_FAILURES.noSuchRecord('TO', to, toId);
	return { from: source, to: target };
}

/** Finds the association types, or returns the failure of the first that does not fit the pair. */
export function findTypes(
	{ world, from, to }: LinkContext,
	specs: readonly TypeSpec[],
): AssociationType[] | LinkFailure {
	const types: AssociationType[] = [];
	for (const { category, typeId } of specs) {
		const type = world.associationTypes.find(
			category,
			Number(typeId),
			from.row.typeId,
			to.row.typeId,
		);
		if (type === undefined) return LINK_FAILURES.badType(category, typeId);
		types.push(type);
	}
	return types;
}
