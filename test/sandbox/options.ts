import type { RateLimit } from './http/rateLimit';
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
	/** Default 110 requests in 10 seconds, as for an OAuth app; false meters nothing. */
	readonly rateLimit?: RateLimit | false;
	/** The sandbox's clock, milliseconds. Default Date.now. */
	readonly now?: () => number;
	readonly switches?: Partial<Switches>;
	/** Keep bodies in the request log. Default true. */
	readonly keepBodies?: boolean;
	/** Life of an access token. Default 1800, as HubSpot's. */
	readonly tokenLifetimeSeconds?: number;
}

export const DEFAULT_RATE_LIMIT: RateLimit = { max: 110, intervalMs: 10_000 };
