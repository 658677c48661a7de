import type { Surroundings } from './types';

/** What a server says of its rate limit: so many requests in any interval, and how many are left. */
export interface Allowance {
	readonly max: number;
	readonly remaining: number;
	readonly intervalMs: number;
}

/** Leave to send one request. */
export interface Turn {
	/** Milliseconds that the request had to wait so as not to meet the limit. */
	readonly pacedMs: number;
	/** The reply is there. @param allowance what it says of the limit, if it does */
	readonly replied: (allowance: Allowance | undefined) => void;
	/** The request was not sent after all. */
	readonly giveBack: () => void;
}

/** Requests that are kept free when nobody else uses the limit. */
const RESERVE = 2;

/** How often one request is risked in an interval while others seem to use up the whole limit. */
const PROBES = 2;

/** A request of one's own; `at` is the latest time at which the server may have counted it. */
interface OwnRequest {
	readonly sentAt: number;
	at: number;
}

/**
 * Lets requests go no faster than a rolling rate limit allows, before the limit has to say no.
 *
 * The limit counts every caller, this one and others on other machines, so what a reply says is
 * left is the only thing shared with them. What is missing from it beyond one's own requests is
 * what the others use; one's own get the rest, less a reserve that grows with the others, because
 * they act on the same numbers in the same moment.
 */
export class Pacer {
	private own: OwnRequest[] = [];

	private limit: { readonly max: number; readonly intervalMs: number } | undefined;

	/** Requests of others in the interval, as far as known. */
	private others = 0;

	private blockedUntil = 0;

	private lastSentAt = 0;

	/** Own requests without a reply. */
	private underWay = 0;

	private tail: Promise<void> = Promise.resolve();

	constructor(private readonly surroundings: Pick<Surroundings, 'now' | 'sleep'>) {}

	/** The limit was met: nobody goes for so long. */
	block(ms: number): void {
		this.blockedUntil = Math.max(this.blockedUntil, this.surroundings.now() + ms);
	}

	/** Waits for a turn, first come first served. Returns early when the signal is aborted. */
	async turn(signal: AbortSignal): Promise<Turn> {
		const before = this.tail;
		let pass = () => {};
		this.tail = new Promise((resolve) => (pass = resolve));
		await before;

		let pacedMs = 0;
		for (let wait = this.wait(); wait.ms > 0 && !signal.aborted; wait = this.wait()) {
			const from = this.surroundings.now();
			await this.surroundings.sleep(wait.ms, signal);
			if (!wait.isBlocked) pacedMs += this.surroundings.now() - from;
		}

		const now = this.surroundings.now();
		const request: OwnRequest = { sentAt: now, at: now };
		this.own.push(request);
		this.lastSentAt = now;
		this.underWay += 1;
		pass();
		return {
			pacedMs,
			replied: (allowance) => this.learn(request, allowance),
			giveBack: () => {
				this.underWay -= 1;
				this.own = this.own.filter((other) => other !== request);
			},
		};
	}

	/** How long until a request may go, and whether because the limit was met. */
	private wait(): { ms: number; isBlocked: boolean } {
		const now = this.surroundings.now();
		if (now < this.blockedUntil) return { ms: this.blockedUntil - now, isBlocked: true };
		if (!this.limit) return { ms: 0, isBlocked: false };

		const { max, intervalMs } = this.limit;
		this.own = this.own.filter(({ at }) => at > now - intervalMs);
		// Others have requests under way that no reply has told of yet: as many as oneself, say.
		const unseen = this.others > 0 ? Math.ceil(Math.sqrt(this.others)) + this.underWay : 0;
		const reserve = Math.min(RESERVE + unseen, max - 1);
		const free = max - reserve - this.others - this.own.length;
		if (free > 0) return { ms: 0, isBlocked: false };

		// One's own oldest request leaves the interval; and beside others one is risked at times,
		// as only a reply tells that they have gone.
		const oldestAt = this.own.reduce((oldest, { at }) => Math.min(oldest, at), Infinity);
		const probeAt = this.others > 0 ? this.lastSentAt + intervalMs / PROBES : Infinity;
		const freeAt = Math.min(oldestAt + intervalMs, probeAt, now + intervalMs);
		return { ms: Math.max(0, Math.ceil(freeAt - now)), isBlocked: false };
	}

	private learn(request: OwnRequest, allowance: Allowance | undefined): void {
		const now = this.surroundings.now();
		this.underWay -= 1;
		// The server counted it at some time since it was sent.
		request.at = now;
		if (!allowance) return;

		const { max, remaining, intervalMs } = allowance;
		this.limit = { max, intervalMs };
		// Own requests that are surely in the server's count; one too few counts as another's.
		const counted = this.own.filter(
			({ at, sentAt }) => at > now - intervalMs && sentAt <= request.sentAt,
		);
		this.others = Math.max(0, max - remaining - counted.length);
	}
}
