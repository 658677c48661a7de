import type { CountedRequest } from '../hubspot/messages';

/** HubSpot's rate limit. */
export interface Limit {
	readonly max: number;
	readonly intervalMs: number;
}

/** The time of a load, in milliseconds. */
interface Span {
	readonly first: number;
	readonly elapsed: number;
	readonly intervalMs: number;
}

export interface IntervalCount {
	readonly passed: number;
	readonly refused: number;
}

/** How a load used the rate limit. */
export interface Figures {
	readonly requests: number;
	/** Share of the requests that were answered with 429. */
	readonly refusedShare: number;
	/** From the first to the last request. */
	readonly seconds: number;
	/** Requests that were not refused, as a share of what the limit allows in the time. */
	readonly wholeShare: number;
	/** The same without the first and the last interval. */
	readonly steadyShare: number;
	/** Requests in each interval from the first one: those that were not refused, and those that were. */
	readonly perInterval: readonly IntervalCount[];
	readonly span: Span;
}

/** Figures from the requests that count for a limit. */
export function figuresOf(requests: readonly CountedRequest[], limit: Limit): Figures {
	const { max, intervalMs } = limit;
	const passed = requests.filter(({ status }) => status !== 429);
	const times = passed.map(({ at }) => at);
	const first = Math.min(...times);
	const elapsed = Math.max(...times) - first;
	const span = { first, elapsed, intervalMs };
	return {
		requests: requests.length,
		refusedShare: (requests.length - times.length) / requests.length,
		seconds: elapsed / 1000,
		wholeShare: times.length / ((elapsed / intervalMs) * max),
		steadyShare: steadyShare(
			times,
			{ from: first + intervalMs, to: first + elapsed - intervalMs },
			limit,
		),
		perInterval: countPerInterval(requests, span),
		span,
	};
}

/** The counts of each interval of a time. */
export function countPerInterval(
	requests: readonly CountedRequest[],
	{ first, elapsed, intervalMs }: Span,
): IntervalCount[] {
	return Array.from({ length: Math.floor(elapsed / intervalMs) + 1 }, (_, index) => {
		const from = first + index * intervalMs;
		const inside = requests.filter(({ at }) => at >= from && at < from + intervalMs);
		const refused = inside.filter(({ status }) => status === 429).length;
		return { passed: inside.length - refused, refused };
	});
}

function steadyShare(
	times: readonly number[],
	{ from, to }: { from: number; to: number },
	{ max, intervalMs }: Limit,
): number {
	if (to <= from) return 0;
	const count = times.filter((at) => at >= from && at < to).length;
	return count / (((to - from) / intervalMs) * max);
}
