import { isBad, textsOf } from '../items/expectation';
import type { ExpectedEntry } from '../items/expectedEntries';
import { isRefusal, type Call } from '../play/playedRun';
import { contentOf, recordContent, valuesWhenNew, type Evidence } from './evidence';

/** After a create, the new records are those of the outcomes, each exactly once. */
export function createViolations(evidence: Evidence): string[] {
	const { entries, after, before, created } = evidence;
	const violations: string[] = [];
	const owners = new Map<string, number>();
	const groups = new Map<string, ExpectedEntry[]>();

	for (const entry of entries) {
		const { expected } = entry;
		const content = isBad(expected)
			? 'none'
			: recordContent(valuesWhenNew(evidence, expected), expected.links);
		groups.set(content, [...(groups.get(content) ?? []), entry]);
		const { outcome, id = '' } = evidence.reportOf(entry);
		if (outcome !== 'succeeded') continue;
		const [item = 0] = entry.items;
		const record = after.get(id);
		const owner = owners.get(id);
		if (owner !== undefined) violations.push(`items ${owner} and ${item} both have record ${id}`);
		owners.set(id, item);
		if (!record || before.has(id)) {
			violations.push(`record ${id} of item ${item} was not created`);
		} else if (recordContent(record.properties, record.links) !== content) {
			violations.push(`record ${id} is not what item ${item} asked for`);
		}
	}

	const counts = new Map<string, number>();
	for (const { properties, links } of created) {
		const content = recordContent(properties, links);
		counts.set(content, (counts.get(content) ?? 0) + 1);
		if (!groups.has(content)) violations.push(`no item asked for the record ${content}`);
	}
	for (const [content, alike] of groups) {
		const count = (wanted: string): number =>
			alike.filter((entry) => evidence.reportOf(entry).outcome === wanted).length;
		const actual = counts.get(content) ?? 0;
		const [succeeded, unknown] = [count('succeeded'), count('unknown')];
		if (actual < succeeded || actual > succeeded + unknown) {
			violations.push(
				`${actual} records ${content} exist: ${succeeded} succeeded, ${unknown} unknown`,
			);
		}
	}
	return [...violations, ...retryViolations(evidence)];
}

/** A create that HubSpot may have processed is never sent again. */
function retryViolations({ entries, calls }: Evidence): string[] {
	const wanted = new Map<string, number>();
	for (const { expected } of entries) {
		const content = contentOf(textsOf(expected), []);
		wanted.set(content, (wanted.get(content) ?? 0) + 1);
	}
	const sent = new Map<string, number>();
	for (const call of calls.filter(mayBeProcessed)) {
		for (const { properties = {} } of call.inputs) {
			const content = contentOf(properties, []);
			sent.set(content, (sent.get(content) ?? 0) + 1);
		}
	}
	return [...sent]
		.filter(([content, times]) => times > (wanted.get(content) ?? 0))
		.map(([content, times]) => `${content} was sent ${times} times, though maybe processed before`);
}

/** As far as the node can know, HubSpot may have processed the request. */
function mayBeProcessed(call: Call): boolean {
	const { fault } = call;
	return !isRefusal(call) && fault?.tells !== 'again' && fault?.tells !== 'over';
}
