import type { Allowance } from '../../../nodes/CrmBatch/batch/pacing/turn';

/** A rolling rate limit, as a server applies it to all of its callers together. */
export class RollingLimit {
	readonly counts = { passed: 0, refused: 0 };

	private window: number[] = [];

	constructor(
		private readonly now: () => number,
		private readonly max: number,
		private readonly intervalMs: number,
	) {}

	/** Counts a request; `undefined` if it is refused. */
	request(): Allowance | undefined {
		this.window = this.window.filter((at) => at > this.now() - this.intervalMs);
		if (this.window.length >= this.max) {
			this.counts.refused += 1;
			return undefined;
		}
		this.window.push(this.now());
		this.counts.passed += 1;
		const remaining = this.max - this.window.length;
		return { max: this.max, remaining, intervalMs: this.intervalMs };
	}

	/** Share of the requests that were refused, 0 to 1. */
	get refusedShare(): number {
		return this.counts.refused / (this.counts.passed + this.counts.refused);
	}
}
