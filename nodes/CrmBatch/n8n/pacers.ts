import { Pacer } from '../batch/pace';
import type { Surroundings } from '../batch/types';

const pacers = new WeakMap<Surroundings, Map<string, Pacer>>();

/**
 * The pacer of everybody in this process who works on the same limit. HubSpot's is by app and
 * account, so executions with one credential share one; what other processes do, the pacer learns
 * from HubSpot's replies.
 *
 * @param limit names the limit: the credential and the host
 */
export function pacerOf(limit: string, surroundings: Surroundings): Pacer {
	const known = pacers.get(surroundings) ?? new Map<string, Pacer>();
	pacers.set(surroundings, known);
	const pacer = known.get(limit) ?? new Pacer(surroundings);
	known.set(limit, pacer);
	return pacer;
}
