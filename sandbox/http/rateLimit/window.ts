const SECOND = 1_000;

/** The times of the requests in a rolling interval. */
export class RollingWindow {
	private times: number[] = [];

	/** The number of requests in the interval. Older ones are dropped. */
	count(now: number, intervalMs: number): number {
		const firstInside = this.times.findIndex((at) => at > now - intervalMs);
		this.times.splice(0, firstInside === -1 ? this.times.length : firstInside);
		return this.times.length;
	}

	countLastSecond(now: number): number {
		return this.times.filter((at) => at > now - SECOND).length;
	}

	add(now: number): void {
		this.times.push(now);
	}
}
