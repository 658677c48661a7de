import type { Allowance } from './turn';

/** Requests that stay unused, for callers that send a few requests unnoticed. */
const RESERVE = 2;

/** Part of the limit: when less than this is left, the allowance counts as scarce. */
const SCARCE = 0.07;

/** Part of the limit by which a share grows in each step. */
const GROWTH = 0.01;

/** Part of what is left above the scarce part that all shares together take in each step. */
const TAKEN = 0.5;

/** Part of a share that is given back in each step when nothing is left. */
const GIVEN_BACK = 0.1;

/** What is kept of a share after a 429. It does not grow for an interval. */
const KEPT_SHARE = 0.75;

/** Time of a step beyond the round trip: about the time until the next reply shows its effect. */
const STEP_MS = 500;

/** Part of the interval: longest time for which a reply counts, as it says little about earlier times. */
const LONGEST_PART = 0.2;

/** Weight of the latest reply in the usual difference. */
const WEIGHT = 0.1;

/** Fewer requests than these can be a wrong guess at what a reply counts. */
const FEWEST_OTHERS = 1;

/** The requests of this process at the time of a reply. */
export interface OwnCounts {
	/** Requests that the reply counts: at least, probably, and at most. */
	readonly least: number;
	readonly likely: number;
	readonly most: number;
	/** Requests in the interval by now. */
	readonly now: number;
	readonly inFlight: number;
}

/** The reply that a share learns from. */
export interface ShareReply {
	readonly at: number;
	readonly roundTripMs: number;
	readonly isRefused: boolean;
	/** Does the server count in fixed windows, so that the reply can show only the last moments? */
	readonly isFixedWindow: boolean;
}

/**
 * The part of a rate limit that this process uses. The limit counts all callers, on this machine and
 * others, and the remaining allowance in a reply is the only information that they share: what is
 * missing from it and was not sent here was sent by others.
 *
 * Without others, the whole limit is used. Beside others, the share follows the rule of additive
 * increase and multiplicative decrease (Chiu and Jain, 1989), by the time that has passed: all
 * processes add the same number of requests in the same time, and give back the same part of their
 * share, the more the less is left. So a large share shrinks while a small one grows, until they are
 * equal. What is left when a process ends is taken at once.
 */
export class Share {
	/** Requests of other callers in the interval, as far as known; 0 if this process is alone. */
	others = 0;

	/** What is left of the limit, as far as known. */
	left = Infinity;

	/** The usual difference between what replies count and what was probably sent here. */
	private usual = 0;

	private most = Infinity;

	private othersAt = -Infinity;

	private learnedAt = -Infinity;

	private cutAt = -Infinity;

	/** Requests of this process that may be in an interval, at least 1. @param max the whole limit */
	of(max: number): number {
		return Math.max(1, Math.min(Math.floor(this.most), max - RESERVE));
	}

	learn(allowance: Allowance, own: OwnCounts, reply: ShareReply): void {
		const { max, intervalMs } = allowance;
		this.others = this.othersOf(allowance, own, reply);
		const leftBefore = this.left;
		this.left = Math.min(max - this.others - own.now, allowance.remaining);
		const elapsedMs = Math.min(reply.at - this.learnedAt, intervalMs * LONGEST_PART);
		this.learnedAt = reply.at;
		if (this.others === 0) {
			this.most = Infinity;
			return;
		}
		// Others have requests in flight that no reply shows yet: as many as here, by their share.
		const unseen = (own.inFlight * this.others) / Math.max(1, own.now);
		// Others see the same allowance at the same time, so none takes more than half of it.
		const half = (max - this.others - own.now - unseen - RESERVE) / 2;
		if (this.most === Infinity) {
			this.most = Math.max(1, own.now + Math.max(0, half));
			return;
		}
		const steps = elapsedMs / (reply.roundTripMs + STEP_MS);
		// Since the reply before, the less of the two was left.
		const left = Math.min(leftBefore, this.left);
		const canGrow = reply.at - this.cutAt > intervalMs;
		this.most = Math.min(
			this.kept(left / max, steps) + (canGrow ? this.growth(max, left, own) * steps : 0),
			own.now + Math.max(1, half),
		);
		if (reply.isRefused && reply.at - this.cutAt > intervalMs / 4) {
			this.cutAt = reply.at;
			this.most = Math.min(this.most, own.now) * KEPT_SHARE;
		}
		this.most = Math.max(1, this.most);
	}

	/** What is not given back in some steps. @param left part of the limit */
	private kept(left: number, steps: number): number {
		const scarcity = Math.min(1, Math.max(0, 1 - left / SCARCE));
		return this.most * (1 - GIVEN_BACK * scarcity) ** steps;
	}

	/** The requests by which a share that is used up grows in a step. */
	private growth(max: number, left: number, own: OwnCounts): number {
		if (own.now < this.most - 1) return 0;
		const part = own.now / (own.now + this.others);
		return GROWTH * max + TAKEN * part * Math.max(0, left - SCARCE * max);
	}

	private othersOf(
		{ max, remaining, intervalMs }: Allowance,
		own: OwnCounts,
		reply: ShareReply,
	): number {
		const used = max - remaining;
		this.usual += WEIGHT * (used - own.likely - this.usual);
		// Of a difference that can be a wrong guess, the average of many replies is believed.
		const seen = own.most >= used ? Math.min(this.usual, used - own.least) : used - own.likely;
		if (seen >= FEWEST_OTHERS) {
			this.othersAt = reply.at;
			return seen;
		}
		// At the beginning of a fixed window, others have not sent their requests yet.
		const canBeLate = reply.isFixedWindow && reply.at - this.othersAt <= intervalMs;
		return canBeLate ? FEWEST_OTHERS : 0;
	}
}
