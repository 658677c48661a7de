import { contextTexts, factOf, messageOf } from '../errors/said';
import type { JsonObject } from '../json';
import { objectTypeOf } from '../tables/objectTypes';
import { typeText, type Link, type LinkEnd } from './link';

/** The links that an error is about. */
export interface NamedLinks {
	readonly places: readonly number[];
	/** Does HubSpot name them in a field of their own? Its message can quote other numbers. */
	readonly isCertain: boolean;
}

const none: NamedLinks = { places: [], isCertain: false };

/**
 * Finds the links that an error names: by both records, by an association type, by one record in its
 * context, or by the IDs in its message.
 */
export function namedLinks(error: JsonObject, links: readonly Link[]): NamedLinks {
	const context = (name: string) => new Set(contextTexts(error, name));
	const [from, to] = [context('fromObjectId'), context('toObjectId')];
	const types = context('associationSpec');
	contextTexts(error, 'INVALID_ASSOCIATION_TYPE_ID').forEach((text) =>
		types.add(text.slice(0, text.indexOf(' '))),
	);
	const ids = new Set(['objectId', 'id', 'ids'].flatMap((name) => contextTexts(error, name)));
	const sides = sidesOf(error);
	const isNamed = (link: Link) => sides(link).some(({ id }) => ids.has(id));

	const ways: ReadonlyArray<readonly [canTell: boolean, isMeant: (link: Link) => boolean]> = [
		[from.size > 0 && to.size > 0, (link) => from.has(link.from.id) && to.has(link.to.id)],
		[types.size > 0, (link) => link.types.some((type) => types.has(typeText(type)))],
		[from.size > 0, ({ from: { id } }) => from.has(id)],
		[to.size > 0, ({ to: { id } }) => to.has(id)],
		[ids.size > 0, isNamed],
	];
	for (const [canTell, isMeant] of ways) {
		const places = canTell ? placesOf(links, isMeant) : [];
		if (places.length > 0) return { places, isCertain: true };
	}
	return inMessage(error, links);
}

/** The sides of a link that an error can be about, by what it says about the record. */
function sidesOf(error: JsonObject): (link: Link) => readonly LinkEnd[] {
	const code = factOf(error, 'subCategory') ?? '';
	if (code.endsWith('FROM_OBJECT_NOT_FOUND')) return ({ from }) => [from];
	if (code.endsWith('TO_OBJECT_NOT_FOUND')) return ({ to }) => [to];
	const paths = new Set(
		contextTexts(error, 'objectType').flatMap((text) => objectTypeOf(text)?.path ?? []),
	);
	return ({ from, to }) => {
		const named = [from, to].filter(({ object }) => paths.has(object.path));
		return named.length > 0 ? named : [from, to];
	};
}

/** The IDs in the message: of both records, or else of one. */
function inMessage(error: JsonObject, links: readonly Link[]): NamedLinks {
	const ids = new Set(messageOf(error).match(/\d+/g) ?? []);
	if (ids.size === 0) return none;
	const sides = sidesOf(error);
	const both = placesOf(links, ({ from, to }) => ids.has(from.id) && ids.has(to.id));
	const one = placesOf(links, (link) => sides(link).some(({ id }) => ids.has(id)));
	return { places: both.length > 0 ? both : one, isCertain: false };
}

function placesOf(links: readonly Link[], isMeant: (link: Link) => boolean): number[] {
	return links.flatMap((link, place) => (isMeant(link) ? [place] : []));
}
