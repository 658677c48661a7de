import type { Grant } from '../auth/tokens';

/** So many requests in any stretch of time. */
export interface Burst {
	readonly max: number;
	readonly intervalMs: number;
}

/** How many requests may be made. What is left out has HubSpot's usual value. */
export interface RateLimit extends Burst {
	/** In place of `max` for static tokens, whose apps have another limit than an OAuth app. */
	readonly staticMax?: number;
	/** Requests a day of all static tokens together. */
	readonly daily?: number;
	readonly search?: Burst;
	readonly associations?: Burst;
	/** Requests a day to the associations API, of all static tokens together. */
	readonly associationsDaily?: number;
}

export type PoolName = 'app' | 'search' | 'associations';

/** A limit of its own, and how it is told. */
interface Pool {
	/** Whose requests are counted together. */
	readonly sharedBy: 'app' | 'account';
	/** The day's count that a request goes to. */
	readonly day: 'app' | 'associations';
	/** Whether replies carry rate limit headers. */
	readonly tells: boolean;
	readonly policy: 'TEN_SECONDLY_ROLLING' | 'SECONDLY';
	readonly burst: (limit: RateLimit, kind: Grant['kind']) => Burst;
}

/** HubSpot docs: usage guidelines; search guide; associations guide. */
export const POOLS: Readonly<Record<PoolName, Pool>> = {
	app: {
		sharedBy: 'app',
		day: 'app',
		tells: true,
		policy: 'TEN_SECONDLY_ROLLING',
		burst: ({ max, staticMax = max, intervalMs }, kind) => ({
			max: kind === 'static' ? staticMax : max,
			intervalMs,
		}),
	},
	search: {
		sharedBy: 'account',
		day: 'app',
		tells: false,
		policy: 'SECONDLY',
		burst: ({ search = { max: 5, intervalMs: 1_000 } }) => search,
	},
	associations: {
		sharedBy: 'app',
		day: 'associations',
		tells: true,
		policy: 'TEN_SECONDLY_ROLLING',
		burst: ({ associations = { max: 150, intervalMs: 10_000 } }) => associations,
	},
};

export const DAILY: Readonly<Record<Pool['day'], (limit: RateLimit) => number>> = {
	app: ({ daily = 1_000_000 }) => daily,
	associations: ({ associationsDaily = 500_000 }) => associationsDaily,
};
