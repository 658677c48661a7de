import type { Clock } from './clock';
import type { RateLimit } from './http/rateLimit/pools';
import type { PropertyDefinition } from './schema/definition';
import type { Switches } from './switches';
import type { SwitchSetName } from './switchSets';

/** Custom properties of an account, by object type. */
export type CustomProperties = Readonly<Record<string, readonly PropertyDefinition[]>>;

/** Options of a sandbox. All have a default. */
export interface SandboxOptions {
	/** Default 0: the system chooses a free port. */
	readonly port?: number;
	/** Default 127.0.0.1. */
	readonly host?: string;
	/** Seed of all random choices. The same seed gives the same behaviour. Default 1. */
	readonly seed?: number;
	/** Minimum time of every reply in milliseconds. Default 0. */
	readonly latencyMs?: number;
	/**
	 * Default: 110 requests per 10 seconds for the OAuth app, 190 for a static token. `false` turns
	 * rate limits off.
	 */
	readonly rateLimit?: RateLimit | false;
	/** The sandbox's clock. Default: real time. A `ManualClock` stands still until a test moves it. */
	readonly clock?: Clock;
	/** Source of the time in milliseconds, if `clock` is not set. Default `Date.now`. */
	readonly now?: () => number;
	/** The set of defaults of the switches. Default: that of `SANDBOX_DEFAULTS`, else `observed`. */
	readonly defaults?: SwitchSetName;
	/** Switches that differ from the defaults. */
	readonly switches?: Partial<Switches>;
	/** The account's custom properties beside the sandbox's own, by object type. A reset keeps them. */
	readonly properties?: CustomProperties;
	/** Whether the request log keeps bodies. Default true. */
	readonly keepBodies?: boolean;
	/** Lifetime of an access token. Default 1800, as on HubSpot. */
	readonly tokenLifetimeSeconds?: number;
}

export const DEFAULT_RATE_LIMIT: RateLimit = { max: 110, staticMax: 190, intervalMs: 10_000 };
