/** Shortest and longest of the exponential steps, in milliseconds. */
const FIRST_STEP_MS = 500;
const LONGEST_STEP_MS = 60_000;

/**
 * Exponential back-off with full jitter: a random part of 0.5 s, 1 s, 2 s … 60 s. Jitter spreads
 * callers that were refused at the same time, so that they do not come back at the same time.
 *
 * @param attempt number of earlier attempts, from 0
 */
export function fullJitter(attempt: number, random: () => number): number {
	const step = Math.min(LONGEST_STEP_MS, FIRST_STEP_MS * 2 ** Math.min(attempt, 30));
	return Math.floor(random() * step);
}
