import type { CountedRequest } from '../hubspot/messages';

/** HubSpot's rate limit. */
export interface Limit {
	readonly max: number;
	readonly intervalMs: number;
}

/** How a load used the rate limit. */
export interface Figures {
	readonly requests: number;
	/** Share of the requests that were answered with 429. */
	readonly refusedShare: number;
	/** From the first to the last request. */
	readonly seconds: number;
	/** The shortest time in which the limit allows as many requests, as a share of the time taken. */
	readonly wholeShare: number;
	/** Requests as a share of the limit, without the first and the last interval. */
	readonly steadyShare: number;
	/** Requests in each interval from the first one: those that were not refused, and those that were. */
	readonly perInterval: ReadonlyArray<{ readonly passed: number; readonly refused: number }>;
}

/** Figures from the requests that count for a limit. */
export function figuresOf(requests: readonly CountedRequest[], limit: Limit): Figures {
	const { max, intervalMs } = limit;
	const passed = requests.filter(({ status }) => status !== 429);
	const times = passed.map(({ at }) => at);
	const first = Math.min(...times);
	const elapsed = Math.max(...times) - first;
	const shortest = (Math.ceil(times.length / max) - 1) * intervalMs;
	const perInterval = Array.from({ length: Math.floor(elapsed / intervalMs) + 1 }, (_, index) => {
		const from = first + index * intervalMs;
		const inside = requests.filter(({ at }) => at >= from && at < from + intervalMs);
		const refused = inside.filter(({ status }) => status === 429).length;
		return { passed: inside.length - refused, refused };
	});
	return {
		requests: requests.length,
		refusedShare: (requests.length - times.length) / requests.length,
		seconds: elapsed / 1000,
		wholeShare: shortest / elapsed,
		steadyShare: steadyShare(
			times,
			{ from: first + intervalMs, to: first + elapsed - intervalMs },
			limit,
		),
		perInterval,
	};
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
