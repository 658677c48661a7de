import type { Clock } from '../types';
import { InFlightLimit } from './inFlight';
import { OwnRequests, type CountTimes, type OwnRequest } from './ownRequests';
import { QuickestRoundTrip } from './roundTrip';
import { Share } from './share';
import type { Allowance, FixedLimit } from './turn';

/** Probes per interval: single requests beyond the share, while others seem to use the rest. */
const PROBES = 2;

/** With less left than this part of the limit, a probe could be refused. */
const PROBED_PART = 0.05;

/** How much faster than evenly the requests of a share may be sent, and how much more if much is left. */
const HURRY = 1.2;
const MORE_HURRY = 1.3;

/** Part of the limit: for so much that is left, requests may be sent as much faster again. */
const AMPLE = 0.1;

/** Time for which round trips are remembered if no limit is known. */
const REMEMBERED_MS = 10_000;

/** A reply with so many requests fewer than were sent here shows that the count began again. */
const FEWEST_MISSING = 5;
const MISSING_PART = 0.25;

/** When the next request may go: by the requests of this process, its share, and the latency. */
export class Pace {
	private readonly own = new OwnRequests();

	private readonly share = new Share();

	private readonly inFlight: InFlightLimit;

	private readonly quickest: QuickestRoundTrip;

	private limit: FixedLimit | undefined;

	private lastSentAt = -Infinity;

	/** When a reply showed last that the server had begun to count again. */
	private countedAgainAt = -Infinity;

	/** @param fixed a limit that replies do not tell: no reserve, and no guess at round trips, as few requests show them */
	constructor(
		private readonly clock: Pick<Clock, 'now'>,
		private readonly fixed?: FixedLimit,
	) {
		this.quickest = new QuickestRoundTrip(clock);
		this.inFlight = new InFlightLimit(clock);
		this.limit = fixed;
	}

	/** Milliseconds until the next request may go; `Infinity`: not before a reply. */
	waitMs(): number {
		const times = this.times();
		this.own.forget(times);
		if (this.own.inFlight.length >= this.mostInFlight()) return Infinity;
		if (!this.limit || !times) return 0;
		const { max } = this.limit;
		const most = this.fixed ? max : this.share.of(max);
		const leaving = this.own.leaving(times);
		const at = leaving.length < most ? this.evenlyAt(most, times) : this.roomAt(leaving, times);
		return Math.max(0, Math.ceil(at - times.now));
	}

	sent(): OwnRequest {
		this.lastSentAt = this.clock.now();
		return this.own.add(this.lastSentAt);
	}

	notSent(request: OwnRequest): void {
		this.own.remove(request);
	}

	replied(request: OwnRequest, allowance: Allowance | undefined, isRefused: boolean): void {
		const at = this.clock.now();
		request.repliedAt = at;
		const roundTripMs = at - request.sentAt;
		this.quickest.add(roundTripMs);
		if (allowance && !this.fixed) this.limit = allowance;
		const times = this.times();
		this.inFlight.replied(roundTripMs, isRefused, times?.intervalMs ?? REMEMBERED_MS);
		if (!allowance || !times || this.fixed) return;
		// It can be from before the server began to count again.
		if (request.sentAt <= this.countedAgainAt) return;
		if (!isRefused) this.noteNewCount(request, allowance, times);
		const own = {
			...this.own.countedWith(request, times),
			now: this.own.leaving(times).length,
			inFlight: this.own.inFlight.length,
		};
		const isFixedWindow = at - this.countedAgainAt < 2 * times.intervalMs;
		this.share.learn(allowance, own, { at, roundTripMs, isRefused, isFixedWindow });
	}

	/** Own requests in the interval; `undefined` if no limit is known. */
	leaving(): { readonly count: number; readonly intervalMs: number } | undefined {
		const times = this.times();
		return times && { count: this.own.leaving(times).length, intervalMs: times.intervalMs };
	}

	/**
	 * A server can count in fixed windows instead of a rolling interval. Then the first reply in a
	 * window shows that the requests before it do not count any more.
	 */
	private noteNewCount(request: OwnRequest, allowance: Allowance, times: CountTimes): void {
		const { least } = this.own.countedWith(request, times);
		const missing = least - (allowance.max - allowance.remaining);
		if (missing <= Math.max(FEWEST_MISSING, MISSING_PART * least)) return;
		this.countedAgainAt = times.now;
		this.own.forgetRepliesBefore(request);
	}

	/** Alone, a burst may use the limit up at once. Beside others, replies should arrive evenly. */
	private evenlyAt(most: number, { intervalMs }: CountTimes): number {
		if (this.fixed || this.share.others === 0) return -Infinity;
		const left = this.share.left / (this.limit?.max ?? Infinity);
		const hurry = HURRY + Math.min(MORE_HURRY, Math.max(0, left) / AMPLE);
		return this.lastSentAt + intervalMs / (most * hurry);
	}

	/**
	 * When the first own request leaves the interval. Beside others a probe goes out at times, because
	 * only a reply shows that they have stopped.
	 */
	private roomAt(leaving: readonly number[], { intervalMs }: CountTimes): number {
		const first = leaving.reduce((earliest, at) => Math.min(earliest, at), Infinity);
		const { others, left } = this.share;
		const isProbed = others > 0 && left > PROBED_PART * (this.limit?.max ?? 0);
		return isProbed ? Math.min(first, this.lastSentAt + intervalMs / PROBES) : first;
	}

	private mostInFlight(): number {
		if (this.fixed) return Infinity;
		if (!this.limit || this.share.others === 0) return this.inFlight.of();
		return this.inFlight.of(this.share.of(this.limit.max) / this.limit.intervalMs);
	}

	private times(): CountTimes | undefined {
		if (!this.limit) return undefined;
		const { intervalMs } = this.limit;
		const quickestMs = this.fixed ? 0 : Math.min(this.quickest.ms(intervalMs), intervalMs / 2);
		return { now: this.clock.now(), intervalMs, quickestMs };
	}
}
