import type { StoredRecord } from '../model/record';
import type { World } from '../world';
import type { AssociationType } from './associationTypes';
import { Links, type LinkType } from './links';

const COMPANY = '0-2';

/** Whether new labels replace the existing ones or are added to them. */
export type LinkMode = 'replace' | 'add';

/** The association types of two records, from the side of the first. */
export function typesBetween(
	world: World,
	from: StoredRecord,
	to: StoredRecord,
): AssociationType[] {
	const links = from.links?.between(to.objectType, to.id) ?? [];
	return links.flatMap(({ category, typeId }) => {
		const type = world.associationTypes.find(category, typeId, from.objectType, to.objectType);
		return type === undefined ? [] : [type];
	});
}

/**
 * Associates two records, on both sides. A labelled association always includes the default type. A
 * record's first company becomes its primary company (HubSpot docs, associations guide).
 */
export function link(
	world: World,
	from: StoredRecord,
	to: StoredRecord,
	requested: readonly AssociationType[],
	mode: LinkMode,
): void {
	const present = typesBetween(world, from, to);
	const kept = mode === 'add' ? present : present.filter(({ role }) => role !== 'label');
	const defaultType = world.associationTypes.defaultOf(from.objectType, to.objectType);
	setTypes(world, from, to, unique([defaultType, ...kept, ...requested]));
	const wantsPrimary = requested.some(({ role }) => role === 'primary');
	if (from.objectType === COMPANY) choosePrimary(world, to, from, wantsPrimary);
	else if (to.objectType === COMPANY) choosePrimary(world, from, to, wantsPrimary);
}

/** Removes some types of an association. Without a list, or with the default type, removes it whole. */
export function unlink(
	world: World,
	from: StoredRecord,
	to: StoredRecord,
	types?: readonly AssociationType[],
): void {
	const all = types === undefined || types.some(({ role }) => role === 'default');
	const removed = new Set(types?.map(({ category, typeId }) => `${category}:${typeId}`));
	const remaining = typesBetween(world, from, to).filter(
		({ category, typeId }) => !removed.has(`${category}:${typeId}`),
	);
	setTypes(world, from, to, all ? [] : remaining);
}

/** Makes one company primary: the requested one, else the first. */
function choosePrimary(
	world: World,
	child: StoredRecord,
	company: StoredRecord,
	requested: boolean,
): void {
	const primary = world.associationTypes.primaryOf(child.objectType, COMPANY);
	if (primary === undefined) return;
	const isPrimary = ({ category, typeId }: LinkType): boolean =>
		category === primary.category && typeId === primary.typeId;
	const others = [...(child.links?.to(COMPANY) ?? [])].filter(
		([id, types]) =>
			id !== company.id && types.some(isPrimary) && world.recordById(COMPANY, id) !== undefined,
	);
	if (others.length > 0 && !requested) return;
	for (const [id] of others) {
		const other = world.recordById(COMPANY, id);
		if (other !== undefined) unlink(world, child, other, [primary]);
	}
	const present = typesBetween(world, child, company);
	setTypes(world, child, company, unique([...present, primary]));
}

function setTypes(
	world: World,
	from: StoredRecord,
	to: StoredRecord,
	types: readonly AssociationType[],
): void {
	from.links ??= new Links();
	to.links ??= new Links();
	from.links.set(to.objectType, to.id, types.map(linkType));
	to.links.set(
		from.objectType,
		from.id,
		types.map((type) => linkType(world.associationTypes.inverseOf(type))),
	);
}

const linkType = ({ category, typeId }: AssociationType): LinkType => ({ category, typeId });

function unique(types: readonly AssociationType[]): AssociationType[] {
	return [...new Map(types.map((type) => [`${type.category}:${type.typeId}`, type])).values()];
}
