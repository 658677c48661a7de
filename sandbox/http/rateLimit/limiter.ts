import { ACCOUNT, nextMidnight } from '../../account';
import type { Grant } from '../../auth/tokens';
import { Problem } from '../../model/problem';
import { DAILY, POOLS, type PoolName, type RateLimit } from './pools';
import { RollingWindow } from './window';

type Headers = Record<string, string>;

/** The usage of an app's rate limit. Only static tokens have a daily limit. */
export interface RateUsage {
	readonly appId: number;
	readonly used: number;
	readonly max: number;
	readonly intervalMs: number;
	readonly usedToday?: number;
	readonly daily?: number;
}

/** The daily usage of the account's private apps. */
export interface DailyUsage {
	readonly used: number;
	readonly limit: number;
	readonly resetsAt: number;
}

/**
 * Limits requests as HubSpot does: a rolling window per app and, for static tokens, a daily count
 * that the account's apps share (HubSpot docs, usage guidelines). Refused requests do not count.
 */
export class RateLimiter {
	private readonly windows = new Map<string, RollingWindow>();
	private readonly apps = new Map<number, Grant['kind']>();
	private usedToday = { app: 0, associations: 0 };
	private dayEnds = 0;

	constructor(
		private readonly limit: RateLimit,
		private readonly retryAfter: () => number,
	) {}

	/** Counts or refuses a request. Replies have the headers in both cases. */
	admit(
		grant: Grant,
		now: number,
		poolName: PoolName = 'app',
	): { headers: Headers; problem: Problem | undefined } {
		this.startDay(now);
		const pool = POOLS[poolName];
		const { max, intervalMs } = pool.burst(this.limit, grant.kind);
		const window = this.windowOf(poolName, grant.appId);
		if (poolName === 'app') this.apps.set(grant.appId, grant.kind);
		const dayIsOver = this.usedToday[pool.day] >= DAILY[pool.day](this.limit);
		let problem: Problem | undefined;
		if (window.count(now, intervalMs) >= max) problem = this.burstProblem(grant, poolName);
		else if (grant.kind === 'static' && dayIsOver) problem = this.dailyProblem();
		else {
			window.add(now);
			if (grant.kind === 'static') this.usedToday[pool.day] += 1;
		}
		return { headers: pool.hasHeaders ? this.headers(grant, now, poolName) : {}, problem };
	}

	/** The usage of every app that has sent a request, for the page at `/`. */
	usage(now: number): RateUsage[] {
		this.startDay(now);
		return [...this.apps].map(([appId, kind]) => {
			const { max, intervalMs } = POOLS.app.burst(this.limit, kind);
			const used = this.windowOf('app', appId).count(now, intervalMs);
			const day = { usedToday: this.usedToday.app, daily: DAILY.app(this.limit) };
			return { appId, used, max, intervalMs, ...(kind === 'static' ? day : {}) };
		});
	}

	daily(now: number): DailyUsage {
		this.startDay(now);
		return { used: this.usedToday.app, limit: DAILY.app(this.limit), resetsAt: this.dayEnds };
	}

	reset(): void {
		this.windows.clear();
		this.apps.clear();
		this.usedToday = { app: 0, associations: 0 };
	}

	/** Resets the daily counts at midnight in the account's time zone. */
	private startDay(now: number): void {
		if (now < this.dayEnds) return;
		this.dayEnds = nextMidnight(now);
		this.usedToday = { app: 0, associations: 0 };
	}

	private windowOf(pool: PoolName, appId: number): RollingWindow {
		const key = POOLS[pool].sharedBy === 'app' ? `${pool}:${appId}` : pool;
		const window = this.windows.get(key) ?? new RollingWindow();
		this.windows.set(key, window);
		return window;
	}

	private headers({ kind, appId }: Grant, now: number, poolName: PoolName): Headers {
		const { burst, day } = POOLS[poolName];
		const { max, intervalMs } = burst(this.limit, kind);
		const window = this.windowOf(poolName, appId);
		const perSecond = Math.floor(max / 10);
		const left = (of: number, used: number): string => String(Math.max(0, of - used));
		const daily = DAILY[day](this.limit);
		return {
			'x-hubspot-ratelimit-interval-milliseconds': String(intervalMs),
			'x-hubspot-ratelimit-max': String(max),
			'x-hubspot-ratelimit-remaining': left(max, window.count(now, intervalMs)),
			'x-hubspot-ratelimit-secondly': String(perSecond),
			'x-hubspot-ratelimit-secondly-remaining': left(perSecond, window.countLastSecond(now)),
			...(kind === 'oauth'
				? {}
				: {
						'x-hubspot-ratelimit-daily': String(daily),
						'x-hubspot-ratelimit-daily-remaining': left(daily, this.usedToday[day]),
					}),
		};
	}

	private burstProblem({ kind, appId }: Grant, poolName: PoolName): Problem {
		const { policy } = POOLS[poolName];
		const name = policy.toLowerCase();
		const app = kind === 'static' ? 'private_app-api-calls' : 'app-api-calls';
		const group = poolName === 'app' ? app : `${poolName}-api-calls`;
		const interval = name.replace('_rolling', '').replaceAll('_', '-');
		const groupName = `publicapi:${group}-${interval}:${appId}:${ACCOUNT.portalId}`;
		return this.refusal(`You have reached your ${name} limit.`, policy, { groupName });
	}

	private dailyProblem(): Problem {
		return this.refusal('You have reached your daily limit.', 'DAILY');
	}

	private refusal(message: string, policyName: string, more: { groupName?: string } = {}): Problem {
		const seconds = this.retryAfter();
		const headers: Headers = seconds > 0 ? { 'retry-after': String(seconds) } : {};
		return new Problem(429, { message, errorType: 'RATE_LIMIT', policyName, ...more }, headers);
	}
}
