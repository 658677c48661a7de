import type { Clock } from '../types';
import { QuickestRoundTrip } from './roundTrip';

/**
 * Requests in flight at the beginning. The first request of all goes alone, so that its reply tells
 * the limit. 1,000 records are ten requests.
 */
const FIRST = 10;

/** Fewest in flight when replies get slower. */
const FEWEST_WHEN_SLOW = 4;

/** Most requests in flight, whatever the limit and the latency. */
export const MOST_IN_FLIGHT = 20;

/** Weight of the latest round trip in the average. */
const WEIGHT = 0.2;

/** Latency counts as risen when the average is so many times that of the last intervals. */
const RISEN = 2;

/** Requests in flight for each one that the limit needs, so that a slow reply holds up none. */
const SPARE = 1.2;

/**
 * How many requests may be in flight at once. The number grows with each reply, as long as replies
 * do not get slower, and is halved when they do, and after a 429.
 */
export class InFlightLimit {
	private most = FIRST;

	private averageMs = 0;

	private halvedAt = -Infinity;

	private readonly quickestAverage: QuickestRoundTrip;

	constructor(private readonly clock: Pick<Clock, 'now'>) {
		this.quickestAverage = new QuickestRoundTrip(clock);
	}

	/**
	 * @param needed requests per millisecond that may be sent, if that is known: by Little's law, more
	 * in flight than their rate times their latency are not faster
	 */
	of(needed = Infinity): number {
		const byRate = Math.ceil(SPARE * needed * this.averageMs) + 1;
		return Math.max(1, Math.min(MOST_IN_FLIGHT, Math.floor(this.most), byRate || Infinity));
	}

	/** @param intervalMs for which latencies are remembered */
	replied(roundTripMs: number, isRefused: boolean, intervalMs: number): void {
		const { averageMs } = this;
		this.averageMs = averageMs === 0 ? roundTripMs : averageMs + WEIGHT * (roundTripMs - averageMs);
		const usual = this.quickestAverage.ms(intervalMs);
		this.quickestAverage.add(this.averageMs);
		const isSlower = usual > 0 && this.averageMs > RISEN * usual;
		if (!isRefused && !isSlower) {
			this.most = Math.min(MOST_IN_FLIGHT, this.most + 1);
			return;
		}
		// The requests that are in flight by now were sent before.
		if (this.clock.now() - this.halvedAt < this.averageMs) return;
		this.halvedAt = this.clock.now();
		this.most = Math.max(isRefused ? 1 : FEWEST_WHEN_SLOW, this.most / 2);
	}
}
