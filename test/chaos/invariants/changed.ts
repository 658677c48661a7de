import { valuesAfter } from '../items/expectation';
import type { ExpectedEntry } from '../items/expectedEntries';
import type { Snapshot } from '../play/playedRun';
import { isRecord } from '../play/report';
import { isMultipleChoice } from '../scenario/value';
import { recordContent, valuesWhenNew, type Evidence } from './evidence';

/** After an update or upsert, all records are as the outcomes say. */
export function changeViolations(evidence: Evidence): string[] {
	const { entries, before, created, after } = evidence;
	const writers = new Map<string, ExpectedEntry[]>();
	const newOnes: ExpectedEntry[] = [];
	for (const entry of entries) {
		const id = evidence.targetOf(entry.expected)?.id;
		if (id === undefined) newOnes.push(entry);
		else writers.set(id, [...(writers.get(id) ?? []), entry]);
	}
	return [
		...[...before.values()].flatMap((one) =>
			recordViolations(evidence, one, after.get(one.id), writers.get(one.id) ?? []),
		),
		...newRecordViolations(evidence, newOnes, created),
	];
}

const hasOutcome = (evidence: Evidence, entry: ExpectedEntry, ...outcomes: string[]): boolean =>
	outcomes.includes(evidence.reportOf(entry).outcome);

/** Each property has a value that a succeeded or unknown write gave it, or its old value. */
function recordViolations(
	evidence: Evidence,
	before: Snapshot,
	after: Snapshot | undefined,
	writers: readonly ExpectedEntry[],
): string[] {
	const { id } = before;
	if (!after || after.archived !== before.archived) return [`record ${id} was archived or lost`];
	const violations = writers.flatMap((entry) =>
		outputViolations(evidence, entry, after, writers.length === 1),
	);
	const written = writers.flatMap(({ expected }) => [...expected.values.keys()]);
	const names = new Set([
		...Object.keys(before.properties),
		...Object.keys(after.properties),
		...written,
	]);
	for (const name of names) {
		const concerned = writers.filter(({ expected }) => expected.values.has(name));
		// Two email addresses of one contact: the order in which both append to a list is undefined.
		if (isMultipleChoice(name) && concerned.length > 1) continue;
		const actual = after.properties[name] ?? '';
		const allowed = concerned
			.filter((entry) => hasOutcome(evidence, entry, 'succeeded', 'unknown'))
			.map(({ expected }) => valuesAfter(expected, before.properties)[name]);
		const isCertain = concerned.some((entry) => hasOutcome(evidence, entry, 'succeeded'));
		if (!isCertain) allowed.push(before.properties[name] ?? '');
		if (!allowed.includes(actual)) {
			violations.push(
				`${name} of record ${id} is "${actual}", expected one of ${JSON.stringify(allowed)}`,
			);
		}
	}
	return violations;
}

/** The output of an item that succeeded has the id and the property values of its record. */
function outputViolations(
	evidence: Evidence,
	entry: ExpectedEntry,
	after: Snapshot,
	isOnlyWriter: boolean,
): string[] {
	if (!hasOutcome(evidence, entry, 'succeeded')) return [];
	return entry.items.flatMap((item) => {
		const { id, json } = evidence.report.items[item] ?? {};
		if (id !== undefined && id !== after.id) {
			return [`item ${item} has record ${id}, expected record ${after.id}`];
		}
		if (!json || !isOnlyWriter || mayShowOtherValues(evidence, entry)) return [];
		const values = evidence.scenario.simplify ? json : json.properties;
		const shown = isRecord(values) ? values : {};
		return [...entry.expected.values.keys()]
			.filter((name) => String(shown[name] ?? '') !== (after.properties[name] ?? ''))
			.map((name) => `item ${item} shows ${name} as ${JSON.stringify(shown[name])}`);
	});
}

/** A fault changed the values in a reply about the record. */
export function mayShowOtherValues(evidence: Evidence, entry: ExpectedEntry): boolean {
	return evidence.callsWith(entry).some(({ fault }) => fault?.changesValues === true);
}

/** Every new record belongs to an upsert that succeeded or is unknown. */
function newRecordViolations(
	evidence: Evidence,
	entries: readonly ExpectedEntry[],
	created: readonly Snapshot[],
): string[] {
	const left = [...created];
	const violations = entries.flatMap((entry) => {
		const content = recordContent(valuesWhenNew(evidence, entry.expected), []);
		const at = left.findIndex(({ properties }) => recordContent(properties, []) === content);
		const [record] = at >= 0 ? left.splice(at, 1) : [];
		const { outcome } = evidence.reportOf(entry);
		const [item] = entry.items;
		if (!record) return outcome === 'succeeded' ? [`item ${item} created no record`] : [];
		if (outcome === 'succeeded') return outputViolations(evidence, entry, record, true);
		return outcome === 'unknown' ? [] : [`item ${item} is ${outcome}, but created ${content}`];
	});
	return [
		...violations,
		...left.map(({ properties }) => `no item asked for the record ${JSON.stringify(properties)}`),
	];
}
