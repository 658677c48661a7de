import type { Grant } from '../../auth/tokens';

/** A maximum number of requests in a rolling interval. */
interface Burst {
	readonly max: number;
	readonly intervalMs: number;
}

/** The rate limits of a sandbox. Omitted fields have HubSpot's usual value. */
export interface RateLimit extends Burst {
	/** Replaces `max` for static tokens, whose apps have another limit than an OAuth app. */
	readonly staticMax?: number;
	/** Requests per day of all static tokens together. */
	readonly daily?: number;
	readonly search?: Burst;
	readonly associations?: Burst;
	/** Requests per day to the associations API, of all static tokens together. */
	readonly associationsDaily?: number;
}

export type PoolName = 'app' | 'search' | 'associations';

/** Endpoints that share a rate limit, and its properties. */
interface Pool {
	/** Whose requests are counted together. */
	readonly sharedBy: 'app' | 'account';
	/** The daily count that a request adds to. */
	readonly day: 'app' | 'associations';
	/** Whether replies have rate limit headers. */
	readonly hasHeaders: boolean;
	readonly policy: 'TEN_SECONDLY_ROLLING' | 'SECONDLY';
	readonly burst: (limit: RateLimit, kind: Grant['kind']) => Burst;
}

/** HubSpot docs: usage guidelines; search guide; associations guide. */
export const POOLS: Readonly<Record<PoolName, Pool>> = {
	app: {
		sharedBy: 'app',
		day: 'app',
		hasHeaders: true,
		policy: 'TEN_SECONDLY_ROLLING',
		burst: ({ max, staticMax = max, intervalMs }, kind) => ({
			max: kind === 'static' ? staticMax : max,
			intervalMs,
		}),
	},
	search: {
		sharedBy: 'account',
		day: 'app',
		hasHeaders: false,
		policy: 'SECONDLY',
		burst: ({ search = { max: 5, intervalMs: 1_000 } }) => search,
	},
	associations: {
		sharedBy: 'app',
		day: 'associations',
		hasHeaders: true,
		policy: 'TEN_SECONDLY_ROLLING',
		burst: ({ associations = { max: 150, intervalMs: 10_000 } }) => associations,
	},
};

export const DAILY: Readonly<Record<Pool['day'], (limit: RateLimit) => number>> = {
	app: ({ daily = 1_000_000 }) => daily,
	associations: ({ associationsDaily = 500_000 }) => associationsDaily,
};
