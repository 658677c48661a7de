import { PLURALS } from '../items/account';
import { isSettled, type ListName, type ListRead } from '../play/listReads';
import { OUTSIDE_LISTS } from '../scenario/values';
import type { Evidence } from './evidence';

/** The schema and lists of choices are read only as needed, once, and before any batch. */
export function readingViolations(evidence: Evidence): string[] {
	return [
		...needViolations(evidence),
		...repeatViolations(evidence),
		...orderViolations(evidence),
		...endViolations(evidence),
	];
}

const WRITES_VALUES: readonly string[] = ['create', 'update', 'upsert'];

/** The node reads only what the values need, and each list from its own path. */
function needViolations({ reads, scenario, rawValues }: Evidence): string[] {
	const plural = PLURALS[scenario.object];
	const paths: Readonly<Record<ListName, string>> = {
		properties: `/crm/v3/properties/${plural}`,
		pipelines: `/crm/v3/pipelines/${plural}`,
		owners: '/crm/v3/owners',
	};
	const named = rawValues.filter(([, raw]) => !/^\s*\d*\s*$/.test(String(raw ?? '')));
	const needed = new Set<ListName>(named.flatMap(([name]) => OUTSIDE_LISTS.get(name) ?? []));
	if (WRITES_VALUES.includes(scenario.operation)) needed.add('properties');
	return reads
		.filter(({ list, request }) => {
			const { method, path } = request;
			return method !== 'GET' || path !== paths[list] || !needed.has(list);
		})
		.map(({ request }) => `${request.method} ${request.path} was not needed`);
}

/** Final answers per try. Pipelines are read once for pipelines and once for stages. */
const MAX_ANSWERS: Readonly<Record<ListName, number>> = { properties: 1, owners: 1, pipelines: 2 };

/** A list that was answered is not read again in the same try. */
function repeatViolations({ reads, scenario }: Evidence): string[] {
	const violations: string[] = [];
	for (const [list, max] of Object.entries(MAX_ANSWERS)) {
		const answered = reads.filter((read) => read.list === list && isFinal(read));
		const all = answered.length;
		if (all > max * scenario.tries) violations.push(`${list} was answered ${all} times`);
		for (const { attempt } of answered) {
			const times = answered.filter((read) => read.attempt === attempt).length;
			if (times > max) violations.push(`${list} was answered ${times} times in try ${attempt + 1}`);
		}
	}
	return violations;
}

// After a 401, the node renews an OAuth2 token and reads again.
const isFinal = ({ answer, request }: ListRead): boolean =>
	answer === 'list' || answer === 'empty' || (answer === 'refused' && request.status !== 401);

/** No batch is sent before all lists are settled, and no list is read after a batch. */
function orderViolations({ reads, calls, scenario }: Evidence): string[] {
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
			...(isKnown ? [] : [`request ${request.n} was sent before the schema was known`]),
			...(late ? [`request ${late.request.n} came too late for request ${request.n}`] : []),
		];
	});
}

/** After an answer that ends the run, nothing more is read. */
function endViolations({ reads }: Evidence): string[] {
	return reads.flatMap(({ answer, attempt, request }, index) => {
		if (answer !== 'over' || reads[index + 1]?.attempt !== attempt) return [];
		return [`request ${request.n} ended the run, but another read followed`];
	});
}
