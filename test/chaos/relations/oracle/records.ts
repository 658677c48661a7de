import type { Snapshot } from '../account';
import type { RecordWish, WantedLink } from '../items';
import { normal, VARYING } from '../objects';
import type { PlayedRelation } from '../play';
import type { RecordScenario } from '../scenario';
import { compares, valueAfter, type Group, type Wanted } from './groups';

/** After the run, all records and their links are as the outcomes say. */
export function recordViolations(
	run: PlayedRelation,
	scenario: RecordScenario,
	wanted: Wanted,
): string[] {
	const { before, after } = run;
	const groups = new Map<string, Group>();
	const newOnes: Group[] = [];
	for (const group of wanted.groups) {
		if (!group.target) {
			newOnes.push(group);
			continue;
		}
		// Of the items for one record, some can be refused because they have the same key.
		const { wishes = [] } = groups.get(group.target.id) ?? {};
		groups.set(group.target.id, { ...group, wishes: [...wishes, ...group.wishes] });
	}
	const isDry = scenario.dryRun && scenario.operation !== 'get';
	const view = { run, scenario, isDry };
	return [
		...[...before.values()].flatMap((one) =>
			existingViolations(view, one, after.get(one.id), groups.get(one.id)),
		),
		...newViolations(view, newOnes),
	];
}

interface View {
	readonly run: PlayedRelation;
	readonly scenario: RecordScenario;
	readonly isDry: boolean;
}

/** The items of a group that were written, and those that may have been. */
function writersIn({ run, isDry }: View, group: Group | undefined) {
	const outcomeOf = ({ item }: RecordWish) => run.report.items[item]?.outcome;
	const wishes = isDry ? [] : (group?.wishes ?? []);
	const isCertain = (wish: RecordWish) =>
		['notLinked', 'succeeded'].includes(outcomeOf(wish) ?? '');
	return {
		certain: wishes.filter(isCertain),
		possible: wishes.filter((wish) => outcomeOf(wish) === 'unknown'),
		linked: wishes.filter((wish) => outcomeOf(wish) === 'succeeded'),
	};
}

function existingViolations(
	view: View,
	before: Snapshot,
	after: Snapshot | undefined,
	group: Group | undefined,
): string[] {
	const { scenario, run } = view;
	const { id } = before;
	const { certain, possible } = writersIn(view, group);
	if (!after || after.others !== before.others) return [`record ${id} was changed or lost`];
	const isDelete = scenario.operation === 'delete';
	const mustBeGone = before.isArchived || (isDelete && certain.length > 0);
	const violations: string[] = [];
	if (after.isArchived !== mustBeGone && !(isDelete && possible.length > 0)) {
		violations.push(`record ${id}: archived is ${after.isArchived}`);
	}
	for (const wish of certain) {
		const { id: shown, json } = run.report.items[wish.item] ?? {};
		if (shown !== undefined && shown !== id) {
			violations.push(`item ${wish.item} has record ${shown}, expected record ${id}`);
		}
		if (json?.isNew === true) violations.push(`item ${wish.item} says that record ${id} is new`);
	}
	return [
		...violations,
		...valueViolations(view, before.values, after, group, false),
		...linkViolations(view, before, after, group),
	];
}

/** Each property has the value of the last item that was written, or its old value. */
function valueViolations(
	view: View,
	before: Readonly<Partial<Snapshot['values']>>,
	after: Snapshot,
	group: Group | undefined,
	isNew: boolean,
): string[] {
	const { scenario } = view;
	const { certain, possible } = writersIn(view, group);
	return VARYING.flatMap((name) => {
		const stored = before[name] ?? '';
		const own = certain.filter(({ values }) => values.has(name));
		const others = possible.filter(({ values }) => values.has(name));
		// Choices to append are merged with those of other items.
		if (name === 'tags' && (group?.wishes.length ?? 0) > 1) return [];
		// In another try, an item that was held back can come later than one behind it.
		const isOrdered = scenario.tries === 1;
		const writers = [...(isOrdered ? own.slice(-1) : own), ...others];
		const allowed = writers.map((wish) => valueAfter(scenario, wish, name, stored, isNew));
		// An item that was held back finds the record that another one has created.
		const isLate = isNew && !isOrdered && (group?.wishes.length ?? 0) > 1 && compares(scenario);
		if (own.length === 0 || isLate) allowed.push(normal(name, stored));
		const actual = normal(name, after.values[name]);
		return allowed.includes(actual)
			? []
			: [
					`${name} of record ${after.id} is "${actual}", expected one of ${JSON.stringify(allowed)}`,
				];
	});
}

/** The links that succeeded exist, and no others were made. */
function linkViolations(
	view: View,
	before: Pick<Snapshot, 'links'>,
	after: Snapshot,
	group: Group | undefined,
): string[] {
	const { certain, possible, linked } = writersIn(view, group);
	const made = linked.flatMap(({ links }) => links);
	const asked = [...certain, ...possible].flatMap(({ links }) => links);
	// A label replaces that of an item which was linked in an earlier try.
	const isReplaced = ({ toId, type }: WantedLink) =>
		view.scenario.tries > 1 && asked.some((link) => link.toId === toId && link.type !== type);
	const violations = made
		.filter((link) => !hasLink(after, link) && !isReplaced(link))
		.map((link) => `record ${after.id} is not linked to ${link.value} (${link.label})`);
	const targets = new Set([...before.links.keys(), ...after.links.keys()]);
	for (const to of targets) {
		if (asked.some(({ toId }) => toId === to)) continue;
		const [one, other] = [before, after].map(({ links }) => JSON.stringify(links.get(to) ?? []));
		if (one !== other) violations.push(`record ${after.id} was linked to ${to}: ${one} → ${other}`);
	}
	// A link is made without its label, or with one that nobody asked for.
	for (const [to, types] of after.links) {
		const added = types.filter((type) => !before.links.get(to)?.includes(type));
		const { first, second } = view.run.account.labels;
		const wrong = added.filter(
			(type) =>
				(type === first || type === second) &&
				!asked.some(({ toId, type: own }) => toId === to && own === type),
		);
		if (wrong.length > 0) violations.push(`record ${after.id} has label ${wrong.join()} of ${to}`);
	}
	return violations;
}

function hasLink({ links }: Snapshot, { toId = '', type }: WantedLink): boolean {
	const types = links.get(toId);
	return types !== undefined && (type === undefined || types.includes(type));
}

/** Every new record belongs to items that were written or may have been, and each is there once. */
function newViolations(view: View, groups: readonly Group[]): string[] {
	const { run, scenario } = view;
	const { before, after, report } = run;
	const created = [...after.values()].filter(({ id }) => !before.has(id));
	const creates = scenario.operation === 'create' || scenario.operation === 'upsert';
	const violations: string[] = [];
	const known = new Set<string>();
	for (const group of creates ? groups : []) {
		const [wish] = group.wishes;
		if (!wish) continue;
		const own = created.filter((one) => isOf(scenario, wish, one));
		own.forEach(({ id }) => known.add(id));
		const { certain, possible } = writersIn(view, group);
		const items = group.wishes.map(({ item }) => item).join();
		if (own.length > 1) violations.push(`items ${items} exist ${own.length} times`);
		const [record] = own;
		if (!record) {
			if (certain.length > 0) violations.push(`items ${items} succeeded, but no record exists`);
			continue;
		}
		if (certain.length + possible.length === 0) {
			violations.push(`items ${items} were not written, but record ${record.id} exists`);
			continue;
		}
		for (const { item } of certain) {
			const { id, json } = report.items[item] ?? {};
			if (id !== undefined && id !== record.id) {
				violations.push(`item ${item} has record ${id}, expected record ${record.id}`);
			}
			if (json?.isNew === false && scenario.tries === 1)
				violations.push(`item ${item} says that ${record.id} is not new`);
		}
		const none = { links: new Map<string, string[]>() };
		violations.push(
			...valueViolations(view, {}, record, group, true),
			...linkViolations(view, none, record, group),
		);
	}
	const strangers = created.filter(({ id }) => !known.has(id));
	return [
		...violations,
		...strangers.map(({ id, key, email }) => `no item asked for record ${id} (${key} ${email})`),
	];
}

function isOf({ operation, idProperty }: RecordScenario, wish: RecordWish, one: Snapshot): boolean {
	if (operation === 'create') return one.values.note === `own ${wish.item}`;
	const key = idProperty === 'email' ? one.email : one.key;
	return key === wish.key?.toLowerCase() || key === wish.key;
}
