import type { Clock } from './types';

/** A server's rate limit: requests allowed in any interval, and how many of them are left. */
export interface Allowance {
	readonly max: number;
	readonly remaining: number;
	readonly intervalMs: number;
}

/** Permission to send one request. */
export interface Turn {
	/** Milliseconds that the request waited in order to stay below the limit. */
	readonly pacedMs: number;
	/** Reports that the reply arrived. @param allowance what the reply says about the limit, if anything */
	readonly replied: (allowance: Allowance | undefined) => void;
	/** Returns the permission: the request was not sent. */
	readonly giveBack: () => void;
}

/** Requests that stay unused when no other caller uses the limit. */
const RESERVE = 2;

/** Probes per interval: single requests sent while other callers seem to use the whole limit. */
const PROBES = 2;

/** A request sent by this process; `at` is the latest time at which the server may have counted it. */
interface OwnRequest {
	readonly sentAt: number;
	at: number;
}

/**
 * Keeps requests below a rolling rate limit, so that the server never has to refuse one.
 *
 * The limit counts all callers, on this machine and others, and the remaining allowance in a reply
 * is the only information that they share. Requests that are missing from it and were not sent
 * here belong to other callers. This process uses the rest, less a reserve that grows with the
 * number of other callers, because they act on the same numbers at the same time.
 */
export class Pacer {
	private own: OwnRequest[] = [];

	private limit: { readonly max: number; readonly intervalMs: number } | undefined;

	/** Requests of other callers in the interval, as far as known. */
	private others = 0;

	private blockedUntil = 0;

	private lastSentAt = 0;

	/** Own requests that have no reply yet. */
	private inFlight = 0;

	private tail: Promise<void> = Promise.resolve();

	constructor(private readonly clock: Pick<Clock, 'now' | 'sleep'>) {}

	/** Blocks all requests for `ms` after a 429. */
	block(ms: number): void {
		this.blockedUntil = Math.max(this.blockedUntil, this.clock.now() + ms);
	}

	/** Waits for a turn, in order of arrival. Returns early when the signal is aborted. */
	async turn(signal: AbortSignal): Promise<Turn> {
		const before = this.tail;
		let pass = () => {};
		this.tail = new Promise((resolve) => (pass = resolve));
		await before;

		let pacedMs = 0;
		for (let wait = this.wait(); wait.ms > 0 && !signal.aborted; wait = this.wait()) {
			const from = this.clock.now();
			await this.clock.sleep(wait.ms, signal);
			if (!wait.isBlocked) pacedMs += this.clock.now() - from;
		}

		const now = this.clock.now();
		const request: OwnRequest = { sentAt: now, at: now };
		this.own.push(request);
		this.lastSentAt = now;
		this.inFlight += 1;
		pass();
		return {
			pacedMs,
			replied: (allowance) => this.learn(request, allowance),
			giveBack: () => {
				this.inFlight -= 1;
				this.own = this.own.filter((other) => other !== request);
			},
		};
	}

	/** How long until a request may go, and whether a 429 is the cause. */
	private wait(): { ms: number; isBlocked: boolean } {
		const now = this.clock.now();
		if (now < this.blockedUntil) return { ms: this.blockedUntil - now, isBlocked: true };
		if (!this.limit) return { ms: 0, isBlocked: false };

		const { max, intervalMs } = this.limit;
		this.own = this.own.filter(({ at }) => at > now - intervalMs);
		// Other callers have requests in flight that no reply shows yet: assume as many as here.
		const unseen = this.others > 0 ? Math.ceil(Math.sqrt(this.others)) + this.inFlight : 0;
		const reserve = Math.min(RESERVE + unseen, max - 1);
		const free = max - reserve - this.others - this.own.length;
		if (free > 0) return { ms: 0, isBlocked: false };

		// The oldest own request leaves the interval. Beside other callers a probe goes out at times,
		// because only a reply shows that they have stopped.
		const oldestAt = this.own.reduce((oldest, { at }) => Math.min(oldest, at), Infinity);
		const probeAt = this.others > 0 ? this.lastSentAt + intervalMs / PROBES : Infinity;
		const freeAt = Math.min(oldestAt + intervalMs, probeAt, now + intervalMs);
		return { ms: Math.max(0, Math.ceil(freeAt - now)), isBlocked: false };
	}

	private learn(request: OwnRequest, allowance: Allowance | undefined): void {
		const now = this.clock.now();
		this.inFlight -= 1;
		// The server counted it at some time since it was sent.
		request.at = now;
		if (!allowance) return;

		const { max, remaining, intervalMs } = allowance;
		this.limit = { max, intervalMs };
		// Own requests that are certainly in the server's count; one too few counts as another caller's.
		const counted = this.own.filter(
			({ at, sentAt }) => at > now - intervalMs && sentAt <= request.sentAt,
		);
		this.others = Math.max(0, max - remaining - counted.length);
	}
}
