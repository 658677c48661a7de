import type { StoredRecord } from '../../model/record';
import type { ObjectSchema } from '../../schema/registry';
import type { AssociationType } from '../../store/associationTypes';
import type { World } from '../../world';
import { link } from '../../store/associate';
import type { LinkVersion } from '../versions';
import { LINK_FAILURES, type LinkFailure } from './failures';
import { ASSOCIATION_REFUSALS } from './refusals';

/** The two object types of a request. */
export interface LinkContext {
	readonly world: World;
	readonly from: ObjectSchema;
	readonly to: ObjectSchema;
	readonly version: LinkVersion;
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

export const isId = (id: string): boolean => /^\d+$/.test(id);

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

/**
 * The failure of a request for one pair. HubSpot looks for the records among the object types of the
 * association types, whatever the path says.
 */
export function refusedPair(
	{ world }: LinkContext,
	fromId: string,
	toId: string,
	specs: readonly TypeSpec[],
): LinkFailure | undefined {
	if (![fromId, toId].every(isId)) return undefined;
	for (const { category, typeId } of specs) {
		const type = world.associationTypes.get(category, Number(typeId));
		if (type === undefined) return ASSOCIATION_REFUSALS.unknownType([{ category, typeId }]);
		const sides = [
			{ objectType: type.from, id: fromId },
			{ objectType: type.to, id: toId },
		];
		const unknown = sides.filter(({ objectType, id }) => !world.recordById(objectType, id));
		if (unknown.length === 0) continue;
		return ASSOCIATION_REFUSALS.unknownRecords(
			unknown.map(({ objectType, id }) => ({ objectType: world.errorName(objectType), id })),
		);
	}
	return undefined;
}

/** Replaces the labels of a pair. Without types, nothing is associated (observed on a live account). */
export function linkWith(
	world: World,
	{ from, to }: RecordPair,
	types: readonly AssociationType[],
): void {
	const ignored = types.length === 0 && world.switches.emptyAssociationTypes === 'ignored';
	if (!ignored) link(world, from, to, types, 'replace');
}
