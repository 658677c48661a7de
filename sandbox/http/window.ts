const SECOND = 1_000;

/** The requests of a stretch of time that rolls along with the clock. */
export class RollingWindow {
	private times: number[] = [];

	/** How many there are now; what is past is forgotten. */
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
