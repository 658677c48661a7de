import type { Clock } from '../types';

/** The quickest round trip of this interval and the one before, in milliseconds. */
export class QuickestRoundTrip {
	private current = Infinity;

	private last = Infinity;

	private since: number;

	constructor(private readonly clock: Pick<Clock, 'now'>) {
		this.since = clock.now();
	}

	add(ms: number): void {
		this.current = Math.min(this.current, ms);
	}

	/** 0 if no reply has arrived yet. @param intervalMs the interval of the rate limit */
	ms(intervalMs: number): number {
		if (this.clock.now() - this.since > intervalMs) {
			this.last = this.current;
			this.current = Infinity;
			this.since = this.clock.now();
		}
		const quickest = Math.min(this.current, this.last);
		return quickest === Infinity ? 0 : quickest;
	}
}
