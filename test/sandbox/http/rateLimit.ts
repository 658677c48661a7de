import { ACCOUNT } from '../account';
import type { Grant } from '../auth/tokens';
import { Problem } from '../model/problem';

/** How many requests an app may make. */
export interface RateLimit {
	/** Requests in any stretch of `intervalMs`. */
	readonly max: number;
	readonly intervalMs: number;
	/** Requests a day, counted for static tokens only. Left out: 1,000,000. */
	readonly daily?: number;
}

const MS_PER_DAY = 86_400_000;
const DEFAULT_DAILY = 1_000_000;

type Headers = Record<string, string>;

/** How far an app is into its window; the day's count is there for the static token only. */
export interface RateUsage {
	readonly appId: number;
	readonly used: number;
	readonly max: number;
	readonly intervalMs: number;
	readonly usedToday?: number;
	readonly daily?: number;
}

/**
 * Meters requests as HubSpot does: a rolling window per app, and for static tokens a count per
 * day of the account (HubSpot docs, usage guidelines). Refused requests do not count.
 */
export class RateLimiter {
	private readonly recent = new Map<number, number[]>();
	private day = -1;
	private usedToday = 0;

	constructor(
		private readonly limit: RateLimit,
		private readonly retryAfter: () => number,
	) {}

	/** Counts a request, or refuses it. The headers go with either answer. */
	admit(grant: Grant, now: number): { headers: Headers; problem: Problem | undefined } {
		const daily = this.limit.daily ?? DEFAULT_DAILY;
		this.startDay(now);
		const window = this.windowOf(grant.appId, now);
		let problem: Problem | undefined;
		if (window.length >= this.limit.max) problem = this.rolling(grant);
		else if (grant.kind === 'static' && this.usedToday >= daily) problem = this.dailyProblem();
		else {
			window.push(now);
			if (grant.kind === 'static') this.usedToday += 1;
		}
		return { headers: this.headers(grant, window.length, daily), problem };
	}

	/** What the apps that have asked so far have used, for the page at `/`. */
	usage(now: number): RateUsage[] {
		const { max, intervalMs, daily = DEFAULT_DAILY } = this.limit;
		this.startDay(now);
		return [...this.recent.keys()].map((appId) => ({
			appId,
			used: this.windowOf(appId, now).length,
			max,
			intervalMs,
			...(appId === ACCOUNT.privateAppId ? { usedToday: this.usedToday, daily } : {}),
		}));
	}

	/** The day's count starts anew at midnight of the account's time zone. */
	private startDay(now: number): void {
		const day = Math.floor((now + ACCOUNT.utcOffsetMs) / MS_PER_DAY);
		if (day === this.day) return;
		this.day = day;
		this.usedToday = 0;
	}

	private windowOf(appId: number, now: number): number[] {
		const window = this.recent.get(appId) ?? [];
		const firstInside = window.findIndex((at) => at > now - this.limit.intervalMs);
		window.splice(0, firstInside === -1 ? window.length : firstInside);
		this.recent.set(appId, window);
		return window;
	}

	private headers(grant: Grant, used: number, daily: number): Headers {
		const { max, intervalMs } = this.limit;
		const perSecond = Math.floor(max / 10);
		return {
			'x-hubspot-ratelimit-interval-milliseconds': String(intervalMs),
			'x-hubspot-ratelimit-max': String(max),
			'x-hubspot-ratelimit-remaining': String(max - used),
			'x-hubspot-ratelimit-secondly': String(perSecond),
			'x-hubspot-ratelimit-secondly-remaining': String(Math.max(0, perSecond - 1)),
			...(grant.kind === 'oauth'
				? {}
				: {
						'x-hubspot-ratelimit-daily': String(daily),
						'x-hubspot-ratelimit-daily-remaining': String(Math.max(0, daily - this.usedToday)),
					}),
		};
	}

	private rolling({ kind, appId }: Grant): Problem {
		const group = kind === 'static' ? 'private_app-api-calls' : 'app-api-calls';
		return new Problem(
			429,
			{
				message: 'You have reached your ten_secondly_rolling limit.',
				errorType: 'RATE_LIMIT',
				policyName: 'TEN_SECONDLY_ROLLING',
				groupName: `publicapi:${group}-ten-secondly:${appId}:${ACCOUNT.portalId}`,
			},
			this.retryAfterHeader(),
		);
	}

	private dailyProblem(): Problem {
		return new Problem(
			429,
			{
				message: 'You have reached your daily limit.',
				errorType: 'RATE_LIMIT',
				policyName: 'DAILY',
			},
			this.retryAfterHeader(),
		);
	}

	private retryAfterHeader(): Headers {
		const seconds = this.retryAfter();
		return seconds > 0 ? { 'retry-after': String(seconds) } : {};
	}
}
