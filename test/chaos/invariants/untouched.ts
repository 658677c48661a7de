import { readNames } from '../items/parameters';
import type { Snapshot } from '../play/playedRun';
import { isRecord } from '../play/report';
import { mayShowOtherValues } from './changed';
import type { Evidence } from './evidence';

/** After an archive, exactly the records of the outcomes are archived. */
export function archiveViolations(evidence: Evidence): string[] {
	const { entries, before, after, created, report } = evidence;
	const outcomes = new Map(
		entries.map((entry) => [entry.expected.key, evidence.reportOf(entry).outcome]),
	);
	const violations = created.map(({ id }) => `record ${id} was created`);
	for (const one of before.values()) {
		const now = after.get(one.id);
		const outcome = outcomes.get(one.id);
		if (!now || !hasSameValues(one, now)) violations.push(`record ${one.id} was changed`);
		const mustBeArchived = one.archived || outcome === 'succeeded';
		if (outcome !== 'unknown' && now?.archived !== mustBeArchived) {
			violations.push(
				`record ${one.id} is ${outcome ?? 'not asked for'}, but archived is ${now?.archived}`,
			);
		}
	}
	for (const { items, expected } of entries) {
		for (const item of items) {
			const { outcome, json } = report.items[item] ?? {};
			if (outcome !== 'succeeded' || !json) continue;
			if (json.id !== expected.id || json.deleted !== true) {
				violations.push(`item ${item} shows ${JSON.stringify(json)}`);
			}
		}
	}
	return violations;
}

/** After a read or a dry run, all records are as before. */
export function untouchedViolations({ before, after, created }: Evidence): string[] {
	const changed = [...before.values()].filter((one) => {
		const now = after.get(one.id);
		return !now || now.archived !== one.archived || !hasSameValues(one, now);
	});
	return [
		...created.map(({ id }) => `record ${id} was created`),
		...changed.map(({ id }) => `record ${id} was changed`),
	];
}

function hasSameValues(one: Snapshot, other: Snapshot): boolean {
	return JSON.stringify(one.properties) === JSON.stringify(other.properties);
}

/** A read gives each item its own record, unchanged. */
export function readViolations(evidence: Evidence): string[] {
	const { entries, report, scenario } = evidence;
	return entries.flatMap((entry) =>
		entry.items.flatMap((item) => {
			const { outcome, json, id } = report.items[item] ?? {};
			if (outcome !== 'succeeded') return [];
			const target = evidence.targetOf(entry.expected);
			if (!target) return [`item ${item} has a record that does not exist`];
			if (id !== undefined && id !== target.id) return [`item ${item} has record ${id}`];
			if (!json || mayShowOtherValues(evidence, entry)) return [];
			const values = scenario.simplify ? json : json.properties;
			const shown = isRecord(values) ? values : {};
			return readNames(scenario)
				.filter((name) => String(shown[name] ?? '') !== (target.properties[name] ?? ''))
				.map((name) => `item ${item} shows ${name} as ${JSON.stringify(shown[name])}`);
		}),
	);
}
