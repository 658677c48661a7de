import type { Clock } from './clock';
import type { RateLimit } from './http/pools';
import type { Switches } from './switches';

/** How to start a sandbox. Everything has a default. */
export interface SandboxOptions {
	/** 0, the default, lets the system choose. */
	readonly port?: number;
	/** Default 127.0.0.1. */
	readonly host?: string;
	/** Same seed, same behaviour. Default 1. */
	readonly seed?: number;
	/** Milliseconds that every answer takes at least. Default 0. */
	readonly latencyMs?: number;
	/** Default 110 requests in 10 seconds for the OAuth app, 190 for a token; false meters nothing. */
	readonly rateLimit?: RateLimit | false;
	/** The sandbox's time; a ManualClock stands still until a test moves it. Default: real time. */
	readonly clock?: Clock;
	/** A running clock's time in milliseconds, in place of `clock`. Default Date.now. */
	readonly now?: () => number;
	readonly switches?: Partial<Switches>;
	/** Keep bodies in the request log. Default true. */
	readonly keepBodies?: boolean;
	/** Life of an access token. Default 1800, as HubSpot's. */
	readonly tokenLifetimeSeconds?: number;
}

export const DEFAULT_RATE_LIMIT: RateLimit = { max: 110, staticMax: 190, intervalMs: 10_000 };
