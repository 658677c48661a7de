import type { StoredRecord } from '../../model/record';
import type { ObjectSchema } from '../../schema/registry';
import type { AssociationType } from '../../store/associationTypes';
import type { World } from '../../world';
import { LINK_FAILURES, type LinkFailure } from './failures';

/** The two kinds of records that a request is about. */
export interface LinkContext {
	readonly world: World;
	readonly from: ObjectSchema;
	readonly to: ObjectSchema;
}

/** A type as a request names it. */
export interface TypeSpec {
	readonly category: string;
	readonly typeId: string;
}

export interface RecordPair {
	readonly from: StoredRecord;
	readonly to: StoredRecord;
}

const isId = (id: string): boolean => /^\d+$/.test(id);

/** Both records, or why they cannot be linked. */
export function findPair(
	{ world, from, to }: LinkContext,
	fromId: string,
	toId: string,
): RecordPair | LinkFailure {
	const wrong = [fromId, toId].find((id) => !isId(id));
	if (wrong !== undefined) return LINK_FAILURES.badId(wrong);
	if (from === to && fromId === toId) return LINK_FAILURES.itself(fromId);
	const source = world.table(from).get(fromId);
	if (source === undefined) return LINK_FAILURES.noSuchRecord('FROM', from, fromId);
	const target = world.table(to).get(toId);
	if (target === undefined) return LINK_FAILURES.noSuchRecord('TO', to, toId);
	return { from: source, to: target };
}

/** The association types that specs name, or the first that does not lead from one to the other. */
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
