import type { Clock } from '../types';
import { Block } from './block';
import { InFlightLimit } from './inFlight';
import { OwnRequests, type CountTimes, type OwnRequest } from './ownRequests';
import { QuickestRoundTrip } from './roundTrip';
import { Share } from './share';
import type { Allowance, FixedLimit, Turn } from './turn';

/** Probes per interval: single requests sent while other callers seem to use the whole limit. */
const PROBES = 2;

/** Block after a 429 of which nothing is known: neither a limit nor a time. */
const UNKNOWN_BLOCK_MS = 10_000;

/** Longest time for which the others wait for the reply to a probe. */
const LONGEST_PROBE_MS = 10_000;

/** Block between a reply that refuses and the caller's decision how long to wait. */
const REFUSED_BLOCK_MS = 1_000;

/** With so many own requests in the interval, one of them leaves soon and makes room. */
const ENOUGH_OWN = 5;

/**
 * Keeps requests below a rolling rate limit, so that the server never has to refuse one, and decides
 * how many are in flight: by its own requests, its share of the limit, and the latency.
 */
export class Pacer<Reason = unknown> {
	private readonly own = new OwnRequests();

	private readonly share = new Share();

	private readonly inFlight: InFlightLimit;

	private limit: FixedLimit | undefined;

	private readonly blocked: Block<Reason>;

	/** Is the next request to go alone, because a block has ended? */
	private isProbeDue = false;

	private lastSentAt = 0;

	private readonly quickest: QuickestRoundTrip;

	private tail: Promise<void> = Promise.resolve();

	/** Aborted at the next reply. */
	private nextReply = new AbortController();

	/** @param fixed a limit that replies do not tell: no reserve, and no guess at round trips, as few requests show them */
	constructor(
		private readonly clock: Pick<Clock, 'now' | 'sleep' | 'random'>,
		private readonly fixed?: FixedLimit,
	) {
		this.blocked = new Block(clock);
		this.quickest = new QuickestRoundTrip(clock);
		this.inFlight = new InFlightLimit(clock);
		this.limit = fixed;
	}

	/**
	 * Blocks all requests after a 429.
	 *
	 * @param ms what the server asks for; at most a minute is kept. Without it, the block ends when
	 * there can be room: soon if own requests leave the interval, else at any time in the interval,
	 * because all callers that are refused at the same time would come back at the same time
	 */
	block(ms = this.untilRoomMs(), reason?: Reason): void {
		this.blocked.begin(ms, reason);
		this.isProbeDue = true;
	}

	private untilRoomMs(): number {
		const times = this.times();
		if (!times) return UNKNOWN_BLOCK_MS;
		if (this.own.leaving(times).length >= ENOUGH_OWN) return REFUSED_BLOCK_MS;
		const span = Math.max(0, times.intervalMs - REFUSED_BLOCK_MS);
		return REFUSED_BLOCK_MS + this.clock.random() * span;
	}

	/**
	 * Waits for a turn, in order of arrival. Returns early when the signal is aborted.
	 *
	 * @param patienceEndsAt time until which the caller waits for a block to end
	 */
	async turn(signal: AbortSignal, patienceEndsAt = Infinity): Promise<Turn<Reason>> {
		const early = this.tooLate(patienceEndsAt);
		if (early) return early;
		const before = this.tail;
		let pass = () => {};
		this.tail = new Promise((resolve) => (pass = resolve));
		await before;
		let pacedMs = 0;
		for (let wait = this.wait(); wait && !signal.aborted; wait = this.wait()) {
			const late = this.tooLate(patienceEndsAt + pacedMs);
			if (late) {
				pass();
				return late;
			}
			const from = this.clock.now();
			const wake = AbortSignal.any([signal, this.nextReply.signal]);
			await (wait.ms === Infinity ? aborted(wake) : this.clock.sleep(wait.ms, wake));
			if (!wait.isBlocked) pacedMs += this.clock.now() - from;
		}

		const request = this.own.add(this.clock.now());
		this.lastSentAt = request.sentAt;
		const isProbe = this.isProbeDue;
		this.isProbeDue = false;
		const probe = new AbortController();
		if (!isProbe) pass();
		else void this.clock.sleep(LONGEST_PROBE_MS, probe.signal).then(pass);
		return {
			pacedMs,
			replied: (allowance, isRefused = false) => {
				this.learn(request, allowance, isRefused);
				if (isRefused) this.block(REFUSED_BLOCK_MS);
				probe.abort();
				this.wake();
			},
			giveBack: () => {
				this.own.remove(request);
				this.isProbeDue ||= isProbe;
				probe.abort();
				this.wake();
			},
		};
	}

	private wake(): void {
		this.nextReply.abort();
		this.nextReply = new AbortController();
	}

	/** A refused turn, if the block ends later than the caller waits. */
	private tooLate(patienceEndsAt: number): Turn<Reason> | undefined {
		const tooLate = this.blocked.reasonAfter(patienceEndsAt);
		if (tooLate === undefined) return undefined;
		return { tooLate, pacedMs: 0, replied: () => {}, giveBack: () => {} };
	}

	/** The wait until a request may go, and whether a 429 is the cause; `undefined` if it may go now. */
	private wait(): { ms: number; isBlocked: boolean } | undefined {
		const now = this.clock.now();
		const blockedMs = this.blocked.leftMs;
		if (blockedMs > 0) return { ms: blockedMs, isBlocked: true };

		const times = this.times();
		this.own.forget(times);
		if (this.own.inFlight.length >= this.mostInFlight()) return { ms: Infinity, isBlocked: false };
		if (!this.limit || !times) return undefined;

		const leaving = this.own.leaving(times);
		const { max } = this.limit;
		if (leaving.length < (this.fixed ? max : this.share.of(max))) return undefined;
		// The first own request leaves the interval. Beside other callers a probe goes out at times,
		// because only a reply shows that they have stopped.
		const firstLeavesAt = leaving.reduce((first, at) => Math.min(first, at), Infinity);
		const probeAt = this.share.others > 0 ? this.lastSentAt + times.intervalMs / PROBES : Infinity;
		const ms = Math.ceil(Math.min(firstLeavesAt, probeAt) - now);
		return ms > 0 ? { ms, isBlocked: false } : undefined;
	}

	private mostInFlight(): number {
		if (this.fixed) return Infinity;
		// Alone, a burst may use the limit up as fast as the server replies.
		if (!this.limit || this.share.others === 0) return this.inFlight.of();
		return this.inFlight.of(this.share.of(this.limit.max) / this.limit.intervalMs);
	}

	private times(): CountTimes | undefined {
		if (!this.limit) return undefined;
		const { intervalMs } = this.limit;
		const quickestMs = this.fixed ? 0 : Math.min(this.quickest.ms(intervalMs), intervalMs / 2);
		return { now: this.clock.now(), intervalMs, quickestMs };
	}

	private learn(request: OwnRequest, allowance: Allowance | undefined, isRefused: boolean): void {
		const now = this.clock.now();
		request.repliedAt = now;
		const roundTripMs = now - request.sentAt;
		this.quickest.add(roundTripMs);
		if (allowance && !this.fixed) this.limit = allowance;
		const times = this.times();
		this.inFlight.replied(roundTripMs, isRefused, times?.intervalMs ?? UNKNOWN_BLOCK_MS);
		if (!allowance || !times || this.fixed) return;
		const counts = {
			...this.own.countedWith(request, times),
			now: this.own.leaving(times).length,
			inFlight: this.own.inFlight.length,
		};
		this.share.learn(allowance, counts, isRefused, now);
	}
}

async function aborted(signal: AbortSignal): Promise<void> {
	if (signal.aborted) return;
	await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
