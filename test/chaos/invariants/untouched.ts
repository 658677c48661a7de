import type { Snapshot } from '../play/played';
import { isRecord } from '../play/report';
import { readNames } from '../items/parameters';
import type { Evidence } from './evidence';

/** Whether an archive took away what it says, and nothing else. */
export function archiveFlaws(evidence: Evidence): string[] {
	const { asked, before, after, created, report } = evidence;
	const outcomes = new Map(asked.map((one) => [one.wish.key, evidence.reportOf(one).outcome]));
	const flaws = created.map(({ id }) => `record ${id} appeared`);
	for (const one of before.values()) {
		const now = after.get(one.id);
		const outcome = outcomes.get(one.id);
		if (!now || !isSame(one, now)) flaws.push(`record ${one.id} was changed`);
		const wanted = one.archived || outcome === 'succeeded';
		if (outcome !== 'unknown' && now?.archived !== wanted) {
			flaws.push(`record ${one.id} is ${outcome ?? 'not asked for'}, archived: ${now?.archived}`);
		}
	}
	for (const { items, wish } of asked) {
		for (const item of items) {
			const { outcome, json } = report.items[item] ?? {};
			if (outcome !== 'succeeded' || !json) continue;
			if (json.id !== wish.id || json.archived !== true) {
				flaws.push(`item ${item} shows ${JSON.stringify(json)}`);
			}
		}
	}
	return flaws;
}

/** Whether nothing was touched, by a read or by a run that was not to write. */
export function untouchedFlaws({ before, after, created }: Evidence): string[] {
	const changed = [...before.values()].filter((one) => {
		const now = after.get(one.id);
		return !now || now.archived !== one.archived || !isSame(one, now);
	});
	return [
		...created.map(({ id }) => `record ${id} appeared`),
		...changed.map(({ id }) => `record ${id} was changed`),
	];
}

function isSame(one: Snapshot, other: Snapshot): boolean {
	return JSON.stringify(one.properties) === JSON.stringify(other.properties);
}

/** Whether a read shows each item its own record, as it is. */
export function readFlaws(evidence: Evidence): string[] {
	const { asked, report, scenario } = evidence;
	return asked.flatMap(({ wish, items }) =>
		items.flatMap((item) => {
			const { outcome, json, id } = report.items[item] ?? {};
			if (outcome !== 'succeeded') return [];
			const target = evidence.targetOf(wish);
			if (!target) return [`item ${item} has a record that does not exist`];
			if (id !== undefined && id !== target.id) return [`item ${item} has record ${id}`];
			if (!json) return [];
			const values = scenario.simplify ? json : json.properties;
			const shown = isRecord(values) ? values : {};
			return readNames(scenario)
				.filter((name) => String(shown[name] ?? '') !== (target.properties[name] ?? ''))
				.map((name) => `item ${item} shows ${name} as ${JSON.stringify(shown[name])}`);
		}),
	);
}
