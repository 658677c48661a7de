import type { Asked } from '../items/asked';
import type { Snapshot } from '../play/played';
import { isList } from '../scenario/values';
import { fulfilled } from '../items/wishes';
import { isRecord } from '../play/report';
import { recordContent, valuesWhenNew, type Evidence } from './evidence';

/** Whether an update or upsert left the records as it says. */
export function changeFlaws(evidence: Evidence): string[] {
	const { asked, before, created, after } = evidence;
	const writers = new Map<string, Asked[]>();
	const newOnes: Asked[] = [];
	for (const one of asked) {
		const id = evidence.targetOf(one.wish)?.id;
		if (id === undefined) newOnes.push(one);
		else writers.set(id, [...(writers.get(id) ?? []), one]);
	}
	return [
		...[...before.values()].flatMap((one) =>
			recordFlaws(evidence, one, after.get(one.id), writers.get(one.id) ?? []),
		),
		...newFlaws(evidence, newOnes, created),
	];
}

const hasWritten = (evidence: Evidence, one: Asked, ...outcomes: string[]): boolean =>
	outcomes.includes(evidence.reportOf(one).outcome);

function recordFlaws(
	evidence: Evidence,
	before: Snapshot,
	after: Snapshot | undefined,
	writers: readonly Asked[],
): string[] {
	const { id } = before;
	if (!after || after.archived !== before.archived) return [`record ${id} was archived or lost`];
	const flaws = writers.flatMap((one) => shownFlaws(evidence, one, after, writers.length === 1));
	const written = writers.flatMap(({ wish }) => [...wish.values.keys()]);
	const names = new Set([
		...Object.keys(before.properties),
		...Object.keys(after.properties),
		...written,
	]);
	for (const name of names) {
		const concerned = writers.filter(({ wish }) => wish.values.has(name));
		// Two addresses of one contact: in which order they add to a list is open.
		if (isList(name) && concerned.length > 1) continue;
		const is = after.properties[name] ?? '';
		const allowed = concerned
			.filter((one) => hasWritten(evidence, one, 'succeeded', 'unknown'))
			.map(({ wish }) => fulfilled(wish, before.properties)[name]);
		const isCertain = concerned.some((one) => hasWritten(evidence, one, 'succeeded'));
		if (!isCertain) allowed.push(before.properties[name] ?? '');
		if (!allowed.includes(is)) {
			flaws.push(`${name} of record ${id} is "${is}", not ${JSON.stringify(allowed)}`);
		}
	}
	return flaws;
}

/** The id and the values that a success shows. */
function shownFlaws(evidence: Evidence, one: Asked, after: Snapshot, isAlone: boolean): string[] {
	if (!hasWritten(evidence, one, 'succeeded')) return [];
	return one.items.flatMap((item) => {
		const { id, json } = evidence.report.items[item] ?? {};
		if (id !== undefined && id !== after.id) {
			return [`item ${item} has record ${id}, and asked for ${after.id}`];
		}
		if (!json || !isAlone) return [];
		const values = evidence.scenario.simplify ? json : json.properties;
		const shown = isRecord(values) ? values : {};
		return [...one.wish.values.keys()]
			.filter((name) => String(shown[name] ?? '') !== (after.properties[name] ?? ''))
			.map((name) => `item ${item} shows ${name} as ${JSON.stringify(shown[name])}`);
	});
}

function newFlaws(
	evidence: Evidence,
	asked: readonly Asked[],
	created: readonly Snapshot[],
): string[] {
	const left = [...created];
	const flaws = asked.flatMap((one) => {
		const content = recordContent(valuesWhenNew(evidence, one.wish), []);
		const at = left.findIndex(({ properties }) => recordContent(properties, []) === content);
		const [record] = at >= 0 ? left.splice(at, 1) : [];
		const { outcome } = evidence.reportOf(one);
		if (!record) return outcome === 'succeeded' ? [`item ${one.items[0]} made no record`] : [];
		if (outcome === 'succeeded') return shownFlaws(evidence, one, record, true);
		return outcome === 'unknown' ? [] : [`item ${one.items[0]} is ${outcome}, and left ${content}`];
	});
	return [
		...flaws,
		...left.map(({ properties }) => `nobody asked for the record ${JSON.stringify(properties)}`),
	];
}
