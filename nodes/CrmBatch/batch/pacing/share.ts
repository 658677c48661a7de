import type { Allowance } from './turn';

/** Requests that stay unused, for callers that send a few requests unnoticed. */
const RESERVE = 2;

/** Share of the limit below which the allowance that is left counts as too little. */
const SCARCE_SHARE = 0.04;

/** Most growth per reply, if nearly the whole limit is left. */
const GROWTH = 0.5;

/** What is kept of the share when the allowance gets scarce. */
const KEPT_SHARE = 0.85;

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

/**
 * The part of a rate limit that this process uses. The limit counts all callers, on this machine and
 * others, and the remaining allowance in a reply is the only information that they share: what is
 * missing from it and was not sent here was sent by others.
 *
 * Without others, the whole limit is used. Beside others, the share follows TCP's rule, additive
 * increase and multiplicative decrease (Chiu and Jain, 1989), which leads to equal shares: it grows
 * a little with each reply that leaves enough, and shrinks when little is left.
 */
export class Share {
	/** Requests of other callers in the interval, as far as known. */
	others = 0;

	/** The usual difference between what replies count and what was probably sent here. */
	private usual = 0;

	private most = Infinity;

	private cutAt = -Infinity;

	/** Requests of this process that may be in an interval, at least 1. @param max the whole limit */
	of(max: number): number {
		return Math.max(1, Math.min(Math.floor(this.most), max - RESERVE));
	}

	learn(
		{ max, remaining, intervalMs }: Allowance,
		own: OwnCounts,
		isRefused: boolean,
		now: number,
	): void {
		const used = max - remaining;
		this.usual += WEIGHT * (used - own.likely - this.usual);
		// Of a difference that can be a wrong guess, the average of many replies is believed.
		const seen = own.most >= used ? Math.min(this.usual, used - own.least) : used - own.likely;
		this.others = seen < FEWEST_OTHERS ? 0 : seen;
		if (this.others === 0) {
			this.most = Infinity;
			return;
		}
		const scarce = Math.max(RESERVE, Math.ceil(SCARCE_SHARE * max));
		// Others have requests in flight that no reply shows yet: as many as here, by their share.
		const unseen = own.inFlight * Math.min(1, this.others / Math.max(1, own.now));
		const left = max - this.others - own.now - scarce;
		// Others see the same allowance at the same time, so none takes more than half of it.
		const half = (left - unseen) / 2;

		if (isRefused || remaining < scarce) {
			if (now - this.cutAt <= intervalMs / 2) return;
			this.cutAt = now;
			this.most = Math.max(1, Math.min(this.most, own.now) * KEPT_SHARE);
		} else if (this.most === Infinity) {
			this.most = Math.max(1, Math.min(own.now, own.now + left) + Math.max(0, half));
		} else {
			const grown = this.most + (GROWTH * (remaining - scarce)) / max;
			const mostNow = Math.min(own.now + Math.max(1, half), own.now + Math.max(0, left));
			this.most = Math.max(1, Math.min(grown, mostNow));
		}
	}
}
