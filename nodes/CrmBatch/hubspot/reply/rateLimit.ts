import type { Allowance } from '../../batch/pace';

/**
 * What a reply says of HubSpot's limit of requests in ten seconds (HubSpot, "Usage guidelines").
 * The headers count every caller of the same app and account. `undefined` where they are missing,
 * as on search, or make no sense.
 *
 * @param headers names in lower case
 */
export function allowanceOf(headers: Readonly<Record<string, string>>): Allowance | undefined {
	const number = (name: string) => Number(headers[`x-hubspot-ratelimit-${name}`] ?? NaN);
	const max = number('max');
	const remaining = number('remaining');
	const intervalMs = number('interval-milliseconds');
	const makesSense = max >= 1 && remaining >= 0 && remaining <= max && intervalMs > 0;
	return makesSense && intervalMs <= 3_600_000 ? { max, remaining, intervalMs } : undefined;
}
