import type { Call } from '../play/playedRun';
import { mustRepeat, namesOf } from './requests';
import type { Evidence } from './evidence';

/**
 * A batch costs one request, and if it is refused as a whole, at most those that find each record at
 * fault by halving. Requests that are sent again unchanged do not count.
 */
export function costViolations(evidence: Evidence): string[] {
	// Through n8n's engine, one batch of a later try cannot be distinguished from a part of an earlier one.
	if (evidence.scenario.tries > 1) return [];
	const batches: Array<{ readonly names: ReadonlySet<string>; cost: number }> = [];
	const repeated = new Set<string>();
	for (const call of evidence.calls) {
		const names = namesOf(call, evidence);
		const batch = batches.find((one) => [...names].some((name) => one.names.has(name)));
		const isRepeated = repeated.has(textOf(names));
		if (mustRepeat(call) || mayRepeat(call)) repeated.add(textOf(names));
		if (!batch) batches.push({ names, cost: 1 });
		else if (!isRepeated) batch.cost += 1;
	}
	return batches
		.filter(({ names, cost }) => cost > 2 * names.size - 1)
		.map(({ names, cost }) => `a batch of ${names.size} records cost ${cost} requests`);
}

const textOf = (names: ReadonlySet<string>): string => JSON.stringify([...names].sort());

/** n8n itself retries once after a 401, and without n8n a refusal that is cut off is a lost reply. */
const mayRepeat = ({ fault, request: { status } }: Call): boolean =>
	status === 429 || status === 401 || fault?.tells === 'nothing';
