import type { AnyOperation } from './operations';

/** The operation that finds records by their properties. It is not a batch: each item is a search. */
export const searches = [
	{ value: 'search', kind: 'search', done: 'searched', parts: ['filters'], repeatable: true },
] as const satisfies readonly AnyOperation[];

export type Search = (typeof searches)[number];

/** HubSpot's limits for a search (HubSpot, "Search the CRM"). */
export const searchLimits = {
	/** Records in a reply. */
	page: 200,
	/** Filters that must all hold: those of one filter group. HubSpot's 18 are for several groups. */
	filters: 6,
	/**
	 * Requests of all apps of the account, apart from the limit of each app. A reply has no headers
	 * with it (HubSpot, "Usage guidelines").
	 */
	rate: { max: 5, intervalMs: 1_000 },
	/** Searches at the same time: as many as HubSpot's own client sends. */
	atOnce: 3,
} as const;
