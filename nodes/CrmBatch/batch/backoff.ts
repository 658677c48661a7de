/** Shortest and longest of the exponential steps, in milliseconds. */
const FIRST_STEP_MS = 500;
const LONGEST_STEP_MS = 60_000;

/** A server's advice is followed up to this; beyond it the run's own patience decides. */
const LONGEST_ADVICE_MS = 24 * 60 * 60 * 1000;

/**
 * Exponential back-off with full jitter: anything from nothing to 0.5 s, 1 s, 2 s … 60 s.
 * The jitter spreads callers that were refused together, so that they do not come back together.
 *
 * @param attempt how many times it was tried before, from 0
 */
export function fullJitter(attempt: number, random: () => number): number {
	const step = Math.min(LONGEST_STEP_MS, FIRST_STEP_MS * 2 ** Math.min(attempt, 30));
	return Math.floor(random() * step);
}

/**
 * Milliseconds to wait by a `Retry-After` header, in seconds or as an HTTP date (RFC 9110, 10.2.3).
 * `undefined` when there is none or it makes no sense; a date that has passed is 0.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
	const text = header?.trim();
	if (!text) return undefined;
	const isSeconds = /^\d+(\.\d+)?$/.test(text);
	// Date.parse makes a date of almost anything; an HTTP date begins with the day of the week.
	if (!isSeconds && !/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return undefined;
	const ms = isSeconds ? Number(text) * 1000 : Date.parse(text) - now;
	if (Number.isNaN(ms)) return undefined;
	return Math.min(LONGEST_ADVICE_MS, Math.max(0, Math.ceil(ms)));
}
