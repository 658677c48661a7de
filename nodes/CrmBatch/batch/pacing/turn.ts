/** A server's rate limit: requests allowed in any interval, and how many of them are left. */
export interface Allowance {
	readonly max: number;
	readonly remaining: number;
	readonly intervalMs: number;
}

/** A server's rate limit, without what is left of it. */
export type FixedLimit = Pick<Allowance, 'max' | 'intervalMs'>;

/** Permission to send one request. */
export interface Turn<Reason = unknown> {
	/** Given if there is no permission, because requests are blocked for longer than the caller waits. */
	readonly tooLate?: Reason | undefined;
	/** Milliseconds that the request waited in order to stay below the limit. */
	readonly pacedMs: number;
	/**
	 * Reports that the reply arrived.
	 *
	 * @param allowance what the reply says about the limit, if anything
	 * @param isRefused whether the reply refuses the request because of the limit
	 */
	readonly replied: (allowance: Allowance | undefined, isRefused?: boolean) => void;
	/** Returns the permission: the request was not sent. */
	readonly giveBack: () => void;
}
