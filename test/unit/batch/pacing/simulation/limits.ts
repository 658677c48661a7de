import type { Allowance } from '../../../../../nodes/CrmBatch/batch/pacing/turn';
import { RollingLimit } from '../../../support/rollingLimit';

/** The rate limit of a server. */
interface ServerLimit {
	/** Counts a request; `undefined` if it is refused. */
	request(): Allowance | undefined;
}

/** A rate limit whose count begins again at the end of each interval. */
class FixedWindowLimit implements ServerLimit {
	private window = -1;

	private count = 0;

	constructor(
		private readonly now: () => number,
		private readonly max: number,
		private readonly intervalMs: number,
	) {}

	request(): Allowance | undefined {
		const window = Math.floor(this.now() / this.intervalMs);
		if (window !== this.window) this.count = 0;
		this.window = window;
		if (this.count >= this.max) return undefined;
		this.count += 1;
		return { max: this.max, remaining: this.max - this.count, intervalMs: this.intervalMs };
	}
}

/** How the server counts: the requests of the last interval, or those since the last full ten seconds. */
export type WindowKind = 'rolling' | 'fixed';

export const LIMITS: Readonly<
	Record<WindowKind, new (now: () => number, max: number, intervalMs: number) => ServerLimit>
> = { rolling: RollingLimit, fixed: FixedWindowLimit };
