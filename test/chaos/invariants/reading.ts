import { PLURALS } from '../items/account';
import { listsFor, listsForKey } from '../items/neededLists';
import { isSettled, type ListName, type ListRead } from '../play/listReads';
import type { Scenario } from '../scenario/scenario';
import { UNKNOWN_OWNER } from '../scenario/values';
import type { Evidence } from './evidence';

/** The schema and lists of choices are read only as needed, once, and before any batch. */
export function readingViolations(evidence: Evidence): string[] {
	return [
		...needViolations(evidence),
		...repeatViolations(evidence),
		...orderViolations(evidence),
		...endViolations(evidence),
		...deactivatedViolations(evidence),
	];
}

const WRITES_VALUES: readonly string[] = ['create', 'update', 'upsert'];

/** The node reads only what the values need, and each list from its own path. */
function needViolations({ reads, scenario, rawValues }: Evidence): string[] {
	const plural = PLURALS[scenario.object];
	const paths: Readonly<Record<ListName, string>> = {
		properties: `/crm/v3/properties/${plural}`,
		sensitive: `/crm/v3/properties/${plural}?dataSensitivity=sensitive`,
		highly_sensitive: `/crm/v3/properties/${plural}?dataSensitivity=highly_sensitive`,
		pipelines: `/crm/v3/pipelines/${plural}`,
		owners: '/crm/v3/owners',
	};
	const needed = new Set<ListName>([
		...rawValues.flatMap((value) => listsFor(value, scenario)),
		...listsForKey(scenario),
	]);
	if (WRITES_VALUES.includes(scenario.operation)) needed.add('properties');
	return reads
		.filter(({ list, request }) => {
			const { method, path } = request;
			return method !== 'GET' || path !== paths[list] || !needed.has(list);
		})
		.map(({ request }) => `${request.method} ${request.path} was not needed`);
}

/** Final answers per try. Pipelines are read once for pipelines and once for stages. */
const MAX_ANSWERS: Readonly<Record<ListName, number>> = {
	properties: 1,
	sensitive: 1,
	highly_sensitive: 1,
	owners: 1,
	pipelines: 2,
};

/** Most reads of a list that are answered with a success without a list. */
const MAX_INVALID = 2;

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
		const invalid = reads.filter((read) => read.list === list && read.answer === 'invalid');
		for (const attempt of new Set(invalid.map((read) => read.attempt))) {
			const times = invalid.filter((read) => read.attempt === attempt).length;
			if (times > MAX_INVALID) violations.push(`${list} was asked for again ${times} times`);
		}
	}
	return violations;
}

const isFinal = ({ answer }: ListRead): boolean =>
	answer === 'list' || answer === 'empty' || answer === 'refused';

/**
 * No batch is sent before the schema is known. No list is read after a batch, unless that was sent while
 * later items were read.
 */
function orderViolations({ reads, calls, scenario }: Evidence): string[] {
	if (!WRITES_VALUES.includes(scenario.operation)) return [];
	return calls.flatMap(({ request, attempt }) => {
		const earlier = reads.filter((read) => read.request.n < request.n);
		const schema = earlier.filter(({ list }) => list === 'properties');
		const last = schema.at(-1);
		const isKnown = isSettled(schema.filter((read) => read.attempt === last?.attempt));
		const isLate = (read: ListRead) => read.attempt === attempt && read.request.n > request.n;
		const late = sendsWhileReading(scenario) ? undefined : reads.find(isLate);
		return [
			...(isKnown ? [] : [`request ${request.n} was sent before the schema was known`]),
			...(late ? [`request ${late.request.n} came too late for request ${request.n}`] : []),
		];
	});
}

/** Can a batch be sent before all items are read? */
export function sendsWhileReading({ onError, items, partSize }: Scenario): boolean {
	return onError !== 'stopWorkflow' && items.length > partSize;
}

/** After an answer that ends the run, nothing more is read or sent. */
function endViolations({ reads, calls }: Evidence): string[] {
	return reads.flatMap(({ answer, attempt, request }) => {
		if (answer !== 'over') return [];
		return [...reads, ...calls]
			.filter((later) => later.attempt === attempt && later.request.n > request.n)
			.map(
				(later) => `request ${request.n} ended the run, but request ${later.request.n} followed`,
			);
	});
}

/** Deactivated owners are read at most once in a try, and only if some value may name one. */
function deactivatedViolations({ deactivatedReads, rawValues, scenario }: Evidence): string[] {
	const isNeeded =
		WRITES_VALUES.includes(scenario.operation) &&
		rawValues.some(({ name, raw }) => name === 'hubspot_owner_id' && raw === UNKNOWN_OWNER);
	return deactivatedReads.flatMap(({ request, attempt }) => {
		const isAnswered = request.status === 200 && request.fault === undefined;
		const again = deactivatedReads.some(
			(other) => other.attempt === attempt && other.request.n > request.n,
		);
		return [
			...(isNeeded ? [] : [`request ${request.n} for deactivated owners was not needed`]),
			...(isAnswered && again ? [`request ${request.n} for deactivated owners was repeated`] : []),
		];
	});
}
