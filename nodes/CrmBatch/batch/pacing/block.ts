import type { Clock } from '../types';

/**
 * Longest block after a 429. A server can ask for hours; after this time, a single request finds out
 * whether that still holds, because it can have been meant for one caller or one moment only.
 */
const LONGEST_MS = 60_000;

/** Longest time for which the others wait for the reply to a single request. */
const LONGEST_SINGLE_MS = 10_000;

/** A request that has its turn. One of the two is called when it is over. */
export interface Passage {
	/** The reply has arrived. */
	readonly replied: () => void;
	/** The request was not sent: if it was the single one, the next one is. */
	readonly giveBack: () => void;
}

/** A time without requests after a 429. When it is over, a single request goes first. */
export class Block<Reason> {
	private until = -Infinity;

	private reason: Reason | undefined;

	/** @param isSingleDue is the very first request a single one, as nothing is known yet? */
	constructor(
		private readonly clock: Pick<Clock, 'now' | 'sleep'>,
		private isSingleDue: boolean,
	) {}

	/** Of several blocks, the one that ends last counts; the first reason replaces none. */
	begin(ms: number, reason: Reason | undefined): void {
		this.isSingleDue = true;
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

	/** Lets a request go. @param next lets the request behind it go: at once, or after its reply if it is single */
	pass(next: () => void): Passage {
		if (!this.isSingleDue) {
			next();
			return { replied: () => {}, giveBack: () => {} };
		}
		this.isSingleDue = false;
		const over = new AbortController();
		void this.clock.sleep(LONGEST_SINGLE_MS, over.signal).then(next);
		return {
			replied: () => over.abort(),
			giveBack: () => {
				this.isSingleDue = true;
				over.abort();
			},
		};
	}
}
