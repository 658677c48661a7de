import { linksPath, scopesFor, type ApiVersion } from '../tables/endpoints';
import type { BatchInput } from '../tables/request';
import type { Link, LinkAction } from './link';

/** HubSpot takes 2,000 links a request, whatever it takes of records. */
export const MOST_LINKS = 2_000;

/** A batch endpoint for links: one row. */
export interface LinkEndpoint {
	/** The operation in the path. */
	readonly path: string;
	/** Does the reply list the links? Otherwise a 2xx without errors means that all are done. */
	readonly hasResults: boolean;
	readonly inputOf: (link: Link) => BatchInput;
}

const ends = ({ from, to }: Link) => ({ from: { id: from.id }, to: { id: to.id } });

const types = (link: Link) => ({
	types: link.types.map(({ category, typeId }) => ({
		associationCategory: category,
		associationTypeId: typeId,
	})),
});

/** HubSpot replies 2xx to an empty list of types and links nothing: each kind has its endpoint. */
const endpoints: Readonly<Record<LinkAction, Record<'typed' | 'untyped', LinkEndpoint>>> = {
	make: {
		untyped: { path: 'associate/default', hasResults: true, inputOf: ends },
		typed: {
			path: 'create',
			hasResults: true,
			inputOf: (link) => ({ ...ends(link), ...types(link) }),
		},
	},
	remove: {
		untyped: {
			path: 'archive',
			hasResults: false,
			inputOf: ({ from, to }) => ({ from: { id: from.id }, to: [{ id: to.id }] }),
		},
		typed: {
			path: 'labels/archive',
			hasResults: false,
			inputOf: (link) => ({ ...ends(link), ...types(link) }),
		},
	},
};

/** The endpoint that does this with a link. */
export function linkEndpoint(link: Link, action: LinkAction): LinkEndpoint {
	return endpoints[action][link.types.length > 0 ? 'typed' : 'untyped'];
}

/** Links with the same group can share a request: those of one endpoint and two object types. */
export function linkGroup(link: Link, action: LinkAction): string {
	const { from, to } = link;
	return [from.object.path, to.object.path, linkEndpoint(link, action).path].join(' ');
}

/** A request about links. */
export interface LinkRequest {
	readonly path: string;
	/** Scopes that it needs. */
	readonly scopes: readonly string[];
	readonly body: BatchInput;
}

/** The request for links of one group. */
export function linkRequest(
	links: readonly Link[],
	action: LinkAction,
	version: ApiVersion,
): LinkRequest | undefined {
	const [first] = links;
	if (!first) return undefined;
	const { path, inputOf } = linkEndpoint(first, action);
	return {
		path: linksPath(version, first.from.object, first.to.object, path),
		scopes: scopesFor('write', first.from.object, first.to.object),
		body: { inputs: links.map(inputOf) },
	};
}
