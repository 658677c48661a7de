import { PLURALS } from '../items/account';
import { isSettled, type ListName, type ListRead } from '../play/listReads';
import { OUTSIDE_LISTS } from '../scenario/values';
import type { Evidence } from './evidence';

/** What is wrong with the way in which the schema and lists of choices were read. */
export function readingFlaws(evidence: Evidence): string[] {
	return [
		...neededFlaws(evidence),
		...usedFlaws(evidence),
		...orderFlaws(evidence),
		...ignoredFlaws(evidence),
	];
}

const WRITES_VALUES: readonly string[] = ['create', 'update', 'upsert'];

/** Nothing is read but what the values need, and all of it from the place where it is. */
function neededFlaws({ reads, scenario, itemValues }: Evidence): string[] {
	const plural = PLURALS[scenario.object];
	const paths: Readonly<Record<ListName, string>> = {
		properties: `/crm/v3/properties/${plural}`,
		pipelines: `/crm/v3/pipelines/${plural}`,
		owners: '/crm/v3/owners',
	};
	const named = itemValues.filter(([, raw]) => !/^\s*\d*\s*$/.test(String(raw ?? '')));
	const needed = new Set<ListName>(named.flatMap(([name]) => OUTSIDE_LISTS.get(name) ?? []));
	if (WRITES_VALUES.includes(scenario.operation)) needed.add('properties');
	return reads
		.filter(({ list, request }) => {
			const { method, path } = request;
			return method !== 'GET' || path !== paths[list] || !needed.has(list);
		})
		.map(({ request }) => `nobody needed ${request.method} ${request.path}`);
}

/** Answers that are used in one try: pipelines are read once for themselves and once for stages. */
const MOST_ANSWERS: Readonly<Record<ListName, number>> = { properties: 1, owners: 1, pipelines: 2 };

/** What was answered is not asked for again, until the node is run again. */
function usedFlaws({ reads, scenario }: Evidence): string[] {
	const flaws: string[] = [];
	for (const [list, most] of Object.entries(MOST_ANSWERS)) {
		const answered = reads.filter((read) => read.list === list && isFinal(read));
		const all = answered.length;
		if (all > most * scenario.tries) flaws.push(`${list} was answered ${all} times`);
		for (const { attempt } of answered) {
			const times = answered.filter((read) => read.attempt === attempt).length;
			if (times > most) flaws.push(`${list} was answered ${times} times in try ${attempt + 1}`);
		}
	}
	return flaws;
}

// n8n itself sends once more after a 401.
const isFinal = ({ answer, request }: ListRead): boolean =>
	answer === 'list' || answer === 'empty' || (answer === 'refused' && request.status !== 401);

/** No batch goes before all is known that is to be known, nor where that never came. */
function orderFlaws({ reads, calls, scenario }: Evidence): string[] {
	if (!WRITES_VALUES.includes(scenario.operation)) return [];
	return calls.flatMap(({ request, attempt }) => {
		const earlier = reads.filter((read) => read.request.n < request.n);
		const last = earlier.at(-1);
		const alike = earlier.filter((read) => read.attempt === last?.attempt);
		const isKnown =
			earlier.some(({ list }) => list === 'properties') &&
			alike.every(({ list }) => isSettled(alike.filter((read) => read.list === list)));
		const late = reads.find((read) => read.attempt === attempt && read.request.n > request.n);
		return [
			...(isKnown ? [] : [`request ${request.n} went before the schema had come`]),
			...(late ? [`request ${late.request.n} came too late for request ${request.n}`] : []),
		];
	});
}

/** After an answer that ends the run nothing more is read. */
function ignoredFlaws({ reads }: Evidence): string[] {
	return reads.flatMap(({ answer, attempt, request }, index) => {
		if (answer !== 'over' || reads[index + 1]?.attempt !== attempt) return [];
		return [`request ${request.n} ended the run, and another followed`];
	});
}
