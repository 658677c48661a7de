import { problem, type Problem } from '../errors/problem';
import type { JsonObject } from '../json';
import { RECORD_ID } from '../tables/objects';
import { searchLimits } from '../tables/searches';
import type { SearchFilter } from './filters';

/** What one search asks for. */
export interface SearchQuery {
	/** All of them must hold. */
	readonly filters: readonly SearchFilter[];
	/** Names of the properties to return; empty for HubSpot's defaults. */
	readonly properties: readonly string[];
	/** Most records to return; `Infinity` for all. */
	readonly most: number;
}

/** Searches with the same key find the same records. */
export function keyOf({ filters, properties, most }: SearchQuery): string {
	return JSON.stringify([filters, properties, most === Infinity ? null : most]);
}

/** Why HubSpot would refuse the search for its number of filters; `undefined` if it would not. */
export function filtersProblem({ filters, most }: SearchQuery): Problem | undefined {
	const isOnePage = most <= searchLimits.page;
	const allowed = isOnePage ? searchLimits.filters : searchLimits.filters - 1;
	if (filters.length <= allowed) return undefined;
	const count = String(filters.length);
	return filters.length === searchLimits.filters
		? problem('FILTERS_LEAVE_NO_PAGES', { count, page: String(searchLimits.page) })
		: problem('FILTERS_TOO_MANY', { count, most: String(allowed) });
}

/**
 * The body of the request for the next records, in the order of their IDs.
 *
 * Each request asks for the records after the last one, and not for the next page of the first
 * request: HubSpot counts pages by position, so a record that no longer matches would move the ones
 * behind it, and one of them would be missed. HubSpot also ends the pages of a request at 10,000.
 *
 * @param after the ID of the last record so far
 * @param size most records in the reply
 */
export function searchBody(
	{ filters, properties }: SearchQuery,
	after: string | undefined,
	size: number,
): JsonObject {
	const next =
		after === undefined ? [] : [{ propertyName: RECORD_ID, operator: 'GT', value: after }];
	const all = [...filters, ...next];
	return {
		...(all.length > 0 && { filterGroups: [{ filters: all }] }),
		...(properties.length > 0 && { properties }),
		sorts: [{ propertyName: RECORD_ID, direction: 'ASCENDING' }],
		limit: size,
	};
}
