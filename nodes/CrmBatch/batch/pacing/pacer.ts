import type { Clock } from '../types';
import { QuickestRoundTrip } from './roundTrip';
import type { Allowance, FixedLimit, Turn } from './turn';

/** Requests that stay unused, for callers that send a few requests unnoticed. */
const RESERVE = 2;

/** Probes per interval: single requests sent while other callers seem to use the whole limit. */
const PROBES = 2;

/**
 * Longest block after a 429. A server can ask for hours; after this time, a single request finds out
 * whether that still holds, because it can have been meant for one caller or one moment only.
 */
const LONGEST_BLOCK_MS = 60_000;

/** Share of the quickest round trip that is certain, because each way takes a different time each time. */
const SURE_SHARE = 0.5;

/** Longest time for which the others wait for the reply to a probe. */
const LONGEST_PROBE_MS = 10_000;

/** Block between a reply that refuses and the caller's decision how long to wait. */
const REFUSED_BLOCK_MS = 1_000;

/** A request sent by this process. */
interface OwnRequest {
	readonly sentAt: number;
	/** `undefined` while it is in flight. */
	repliedAt: number | undefined;
}

/**
 * Keeps requests below a rolling rate limit, so that the server never has to refuse one.
 *
 * The limit counts all callers, on this machine and others, and the remaining allowance in a reply
 * is the only information that they share. Requests that are missing from it and were not sent
 * here belong to other callers. This process uses the rest, less a reserve that grows with the
 * number of other callers, because they act on the same numbers at the same time.
 *
 * The server counts a request at some time between sending and reply. The quickest round trip bounds
 * this: an old request was counted at the latest when its reply left, and a new one is counted at the
 * earliest when it arrives, so both together are at least one quickest round trip apart from the
 * times that are known here.
 */
export class Pacer<Reason = unknown> {
	/** In the order in which they were sent. */
	private own: OwnRequest[] = [];

	private limit: FixedLimit | undefined;

	/** Requests of other callers in the interval, as far as known. */
	private others = 0;

	private blocked: { until: number; reason: Reason | undefined } | undefined;

	/** Is the next request to go alone, because a block has ended? */
	private isProbeDue = false;

	private lastSentAt = 0;

	private readonly quickest: QuickestRoundTrip;

	private tail: Promise<void> = Promise.resolve();

	/** @param fixed a limit that replies do not tell: no reserve, and no guess at round trips, as few requests show them */
	constructor(
		private readonly clock: Pick<Clock, 'now' | 'sleep'>,
		private readonly fixed?: FixedLimit,
	) {
		this.quickest = new QuickestRoundTrip(clock);
		this.limit = fixed;
	}

	/**
	 * Blocks all requests after a 429.
	 *
	 * @param ms what the server asks for; at most a minute is kept
	 */
	block(ms: number, reason?: Reason): void {
		const until = this.clock.now() + Math.min(ms, LONGEST_BLOCK_MS);
		const { blocked } = this;
		const isFirstReason = reason !== undefined && blocked?.reason === undefined;
		if (!blocked || isFirstReason || until >= blocked.until) this.blocked = { until, reason };
		this.isProbeDue = true;
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
			await this.clock.sleep(wait.ms, signal);
			if (!wait.isBlocked) pacedMs += this.clock.now() - from;
		}

		const now = this.clock.now();
		const request: OwnRequest = { sentAt: now, repliedAt: undefined };
		this.own.push(request);
		this.lastSentAt = now;
		const isProbe = this.isProbeDue;
		this.isProbeDue = false;
		const probe = new AbortController();
		if (!isProbe) pass();
		else void this.clock.sleep(LONGEST_PROBE_MS, probe.signal).then(pass);
		return {
			pacedMs,
			replied: (allowance, isRefused = false) => {
				this.learn(request, allowance);
				if (isRefused) this.block(REFUSED_BLOCK_MS);
				probe.abort();
			},
			giveBack: () => {
				this.own = this.own.filter((other) => other !== request);
				this.isProbeDue ||= isProbe;
				probe.abort();
			},
		};
	}

	/** A refused turn, if the block ends later than the caller waits. */
	private tooLate(patienceEndsAt: number): Turn<Reason> | undefined {
		const { blocked } = this;
		if (blocked?.reason === undefined) return undefined;
		if (blocked.until <= Math.max(patienceEndsAt, this.clock.now())) return undefined;
		return { tooLate: blocked.reason, pacedMs: 0, replied: () => {}, giveBack: () => {} };
	}

	/** The wait until a request may go, and whether a 429 is the cause; `undefined` if it may go now. */
	private wait(): { ms: number; isBlocked: boolean } | undefined {
		const now = this.clock.now();
		const blockedMs = (this.blocked?.until ?? now) - now;
		if (blockedMs > 0) return { ms: blockedMs, isBlocked: true };
		if (!this.limit) return undefined;

		const { max, intervalMs } = this.limit;
		const quickest =
			(this.fixed ? 0 : SURE_SHARE) * Math.min(this.quickest.ms(intervalMs), intervalMs);
		// A request in flight leaves at the earliest as if its reply came now.
		const leavesAt = ({ repliedAt = now }: OwnRequest) => repliedAt + intervalMs - quickest;
		const isCounted = (request: OwnRequest) => leavesAt(request) > now;
		const inFlight = this.own.filter(({ repliedAt }) => repliedAt === undefined);
		// Replies to requests in flight count those that were sent up to an interval earlier.
		const keptFrom = (inFlight[0]?.sentAt ?? now) - intervalMs;
		this.own = this.own.filter((request) => isCounted(request) || request.sentAt > keptFrom);
		const counted = this.own.filter(isCounted);

		// Other callers have requests in flight that no reply shows yet: as many as here, by their share.
		const share = this.others / Math.max(1, counted.length);
		const unseen = Math.sqrt(this.others) + inFlight.length * Math.min(1, share);
		const least = this.fixed ? 0 : RESERVE;
		const reserve = Math.min(Math.max(least, this.others + Math.ceil(unseen)), max - 1);
		if (max - reserve - counted.length > 0) return undefined;

		// The first own request leaves the interval. Beside other callers a probe goes out at times,
		// because only a reply shows that they have stopped.
		const firstLeavesAt = counted.reduce((first, one) => Math.min(first, leavesAt(one)), Infinity);
		const probeAt = this.others > 0 ? this.lastSentAt + intervalMs / PROBES : Infinity;
		const ms = Math.ceil(Math.min(firstLeavesAt, probeAt) - now);
		return ms > 0 ? { ms, isBlocked: false } : undefined;
	}

	private learn(request: OwnRequest, allowance: Allowance | undefined): void {
		const now = this.clock.now();
		request.repliedAt = now;
		this.quickest.add(now - request.sentAt);
		if (!allowance || this.fixed) {
			// Without a limit there is nothing to count.
			if (!this.limit) this.own = this.own.filter((one) => one.repliedAt === undefined);
			return;
		}

		const { max, remaining, intervalMs } = allowance;
		this.limit = { max, intervalMs };
		// Own requests that are in the server's count, as of when it counted this one.
		const counted = this.own.filter(
			({ sentAt }) => sentAt > request.sentAt - intervalMs && sentAt <= request.sentAt,
		);
		this.others = Math.max(0, max - remaining - counted.length);
	}
}
