import type { CrmObject } from '../tables/objects';
import type { AssociationType } from '../tables/request';

/** One of the two records of a link. */
export interface LinkEnd {
	readonly object: CrmObject;
	/** Record ID. */
	readonly id: string;
}

/** A link between two records, to make or to remove: one input of a request. */
export interface Link {
	readonly from: LinkEnd;
	readonly to: LinkEnd;
	/** The types to make or remove; none for the usual link, or for all types. */
	readonly types: readonly AssociationType[];
}

/** What is done with links. */
export type LinkAction = 'make' | 'remove';

/** A link that several owners, such as items, ask for, and their numbers. */
export interface OwnedLink extends Link {
	readonly owners: readonly number[];
}

/**
 * One link for each pair of records, with the types of all owners. HubSpot replaces the labels of a
 * pair by those of the input, so two inputs for one pair would undo each other.
 */
export function mergeLinks(links: readonly OwnedLink[], action: LinkAction): OwnedLink[] {
	const pairs = new Map<string, OwnedLink[]>();
	for (const link of links) {
		const key = pairOf(link);
		const known = pairs.get(key);
		if (known) known.push(link);
		else pairs.set(key, [link]);
	}
	return [...pairs.values()].flatMap((same) => {
		const [first] = same;
		if (!first || same.length === 1) return same;
		return { ...first, types: typesOf(same, action), owners: same.flatMap((one) => one.owners) };
	});
}

/** A label includes the usual link when it is made; to remove the usual link removes all. */
function typesOf(same: readonly Link[], action: LinkAction): AssociationType[] {
	if (action === 'remove' && same.some(({ types }) => types.length === 0)) return [];
	const types = same.flatMap((link) => link.types);
	return [...new Map(types.map((type) => [typeText(type), type])).values()];
}

/** A type as HubSpot's errors write it, such as `USER_DEFINED=3`. */
export function typeText({ category, typeId }: AssociationType): string {
	return `${category}=${typeId}`;
}

function pairOf({ from, to }: Link): string {
	return [from.object.path, from.id, to.object.path, to.id].join(' ');
}
