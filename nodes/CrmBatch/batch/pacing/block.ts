import type { Clock } from '../types';

/**
 * Longest block after a 429. A server can ask for hours; after this time, a single request finds out
 * whether that still holds, because it can have been meant for one caller or one moment only.
 */
const LONGEST_MS = 60_000;

/** A time without requests after a 429. */
export class Block<Reason> {
	private until = -Infinity;

	private reason: Reason | undefined;

	constructor(private readonly clock: Pick<Clock, 'now'>) {}

	/** Of several blocks, the one that ends last counts; the first reason replaces none. */
	begin(ms: number, reason: Reason | undefined): void {
		const until = this.clock.now() + Math.min(ms, LONGEST_MS);
		const isFirstReason = reason !== undefined && this.reason === undefined;
		if (!isFirstReason && until < this.until) return;
		this.until = until;
		this.reason = reason;
	}

	/** Milliseconds until it ends; 0 or less if there is none. */
	get leftMs(): number {
		return this.until - this.clock.now();
	}

	/** The reason of a block that ends later than a caller waits. */
	reasonAfter(patienceEndsAt: number): Reason | undefined {
		const isTooLate = this.until > Math.max(patienceEndsAt, this.clock.now());
		return isTooLate ? this.reason : undefined;
	}
}
