import type { Asked } from '../items/asked';
import type { Call } from '../play/played';
import { isBad } from '../items/wishes';
import { contentOf, recordContent, valuesWhenNew, type Evidence } from './evidence';

/** Whether what a create made is what it says, each record once. */
export function createFlaws(evidence: Evidence): string[] {
	const { asked, after, before, created } = evidence;
	const flaws: string[] = [];
	const owners = new Map<string, number>();
	const groups = new Map<string, Asked[]>();
	const contentOfAsked = ({ wish }: Asked): string =>
		isBad(wish) ? 'none' : recordContent(valuesWhenNew(evidence, wish), wish.links);

	for (const one of asked) {
		const content = contentOfAsked(one);
		groups.set(content, [...(groups.get(content) ?? []), one]);
		const { outcome, id = '' } = evidence.reportOf(one);
		if (outcome !== 'succeeded') continue;
		const [item = 0] = one.items;
		const record = after.get(id);
		if (owners.has(id)) flaws.push(`items ${owners.get(id)} and ${item} both have record ${id}`);
		owners.set(id, item);
		if (!record || before.has(id)) flaws.push(`record ${id} of item ${item} was not created`);
		else if (recordContent(record.properties, record.links) !== content) {
			flaws.push(`record ${id} is not what item ${item} asked for`);
		}
	}

	const made = new Map<string, number>();
	for (const { properties, links } of created) {
		const content = recordContent(properties, links);
		made.set(content, (made.get(content) ?? 0) + 1);
		if (!groups.has(content)) flaws.push(`nobody asked for the record ${content}`);
	}
	for (const [content, alike] of groups) {
		const count = (wanted: string): number =>
			alike.filter((one) => evidence.reportOf(one).outcome === wanted).length;
		const number = made.get(content) ?? 0;
		const [least, most] = [count('succeeded'), count('succeeded') + count('unknown')];
		if (number < least || number > most) {
			flaws.push(
				`${number} records exist of ${content}: ${least} succeeded, ${most - least} unknown`,
			);
		}
	}
	return [...flaws, ...repeatFlaws(evidence)];
}

/** A create that may have been carried out is never sent again. */
function repeatFlaws({ asked, calls }: Evidence): string[] {
	const wanted = new Map<string, number>();
	for (const { wish } of asked) {
		const texts = [...wish.values].map(([name, { text }]) => [name, text]);
		const content = contentOf(Object.fromEntries(texts), []);
		wanted.set(content, (wanted.get(content) ?? 0) + 1);
	}
	const sent = new Map<string, number>();
	for (const call of calls.filter(mayHaveDone)) {
		for (const { properties = {} } of call.inputs) {
			const content = contentOf(properties, []);
			sent.set(content, (sent.get(content) ?? 0) + 1);
		}
	}
	return [...sent]
		.filter(([content, times]) => times > (wanted.get(content) ?? 0))
		.map(([content, times]) => `${content} was sent ${times} times where it may have been done`);
}

/** As far as the node can know. */
function mayHaveDone({ fault, request }: Call): boolean {
	if (fault) return fault.tells !== 'again' && fault.tells !== 'over' && !isRefusal(request.status);
	return !isRefusal(request.status);
}

function isRefusal(status: number | undefined): boolean {
	return status !== undefined && status >= 400 && status < 500;
}
