import type { Expectation } from '../items/expectation';
import { textsOf, valuesAfter } from '../items/expectation';
import { expectedRun, type ExpectedEntry, type ExpectedRun } from '../items/expectedEntries';
import { listsFor, listsForKey } from '../items/neededLists';
import { heldUpBy, knowledgeOf } from '../play/listReads';
import type { Call, Input, PlayedRun, Snapshot } from '../play/playedRun';
import type { ItemReport } from '../play/report';
import type { Scenario } from '../scenario/scenario';

/** A run, and what the invariants derive from it. */
export interface Evidence extends Omit<PlayedRun, 'expectations'>, ExpectedRun {
	/** The expectations of all items, for what the node learned of the account. */
	readonly expectations: readonly Expectation[];
	/** The last try ended before the node could check values, or could send nothing more. */
	readonly isHeldUp: boolean;
	/** Records that exist after the run and did not exist before. */
	readonly created: readonly Snapshot[];
	/** The requests that carried a record. */
	readonly callsWith: (entry: ExpectedEntry) => readonly Call[];
	/** What the run reports about a record. All items of a record report the same. */
	readonly reportOf: (entry: ExpectedEntry) => ItemReport;
	/** The record that a key names before the run, if there is one. */
	readonly targetOf: (expected: Expectation) => Snapshot | undefined;
}

/** Property values and associations in a form that can be compared. */
export function contentOf(
	texts: Readonly<Record<string, string>>,
	links: readonly string[],
): string {
	const sorted = Object.entries(texts).sort(([one], [other]) => (one < other ? -1 : 1));
	return JSON.stringify([sorted, [...new Set(links)].sort()]);
}

/** The content of an input that a create sends, without associations to missing records. */
function contentOfInput(
	{ properties = {}, associations = [] }: Input,
	knownLinks: ReadonlySet<string>,
): string {
	const links = associations.map(
		({ to, types }) => `${to.id}:${types[0]?.associationTypeId ?? 'none'}`,
	);
	return contentOf(
		properties,
		links.filter((link) => knownLinks.has(link)),
	);
}

/** The id of an input in the form in which equal ids name the same record. */
export function keyOf({ id = '' }: Input, idProperty: string): string {
	return idProperty === 'email' ? id.trim().toLowerCase() : id.trim();
}

export function evidenceOf(run: PlayedRun): Evidence {
	const { scenario, before, after, calls, reads, report } = run;
	const { operation, idProperty } = scenario;
	const expectations = run.expectations(knowledgeOf(reads, scenario));
	const isCreate = operation === 'create';
	const knownLinks = new Set<string>(expectations.flatMap(({ links }) => links));
	const nameOf = (input: Input): string =>
		isCreate ? contentOfInput(input, knownLinks) : keyOf(input, idProperty);
	const carriers = new Map<string, Call[]>();
	for (const call of calls) {
		for (const name of new Set(call.inputs.map(nameOf))) {
			const earlier = carriers.get(name);
			if (earlier) earlier.push(call);
			else carriers.set(name, [call]);
		}
	}
	const targets = new Map<string, Snapshot>();
	const wantsArchived = operation === 'read' && scenario.options.archived;
	for (const one of before.values()) {
		if (one.archived !== wantsArchived) continue;
		for (const key of keysOf(one, scenario)) targets.set(key, one);
	}
	const heldUp = heldUpBy(reads);
	const heldBack = new Set(
		run.rawValues
			.filter((value) => listsFor(value, scenario).some((list) => heldUp.lists.has(list)))
			.map(({ item }) => item),
	);
	const areAllHeldBack = listsForKey(scenario).some((list) => heldUp.lists.has(list));
	const isHeldBack = (item: number): boolean =>
		!heldUp.isWhole && (areAllHeldBack || heldBack.has(item));
	return {
		...run,
		...expectedRun(scenario, expectations, isHeldBack),
		expectations,
		isHeldUp: heldUp.isWhole,
		created: [...after.values()].filter(({ id }) => !before.has(id)),
		callsWith: ({ expected }) => {
			const { key = '', links } = expected;
			return carriers.get(isCreate ? contentOf(textsOf(expected), links) : key) ?? [];
		},
		reportOf: ({ items }) => report.items[items[0] ?? 0] ?? { outcome: 'skipped' },
		targetOf: ({ key }) => (key === undefined ? undefined : targets.get(key)),
	};
}

function keysOf(one: Snapshot, { idProperty, operation, switches }: Scenario): string[] {
	const { id, properties } = one;
	const followsMerges = operation === 'read' && switches.batchReadFollowsMergedIds !== false;
	if (idProperty === 'hs_object_id') return [id, ...(followsMerges ? oldIdsOf(one) : [])];
	if (idProperty !== 'email') return [properties[idProperty] ?? ''];
	return [properties.email ?? '', ...(properties.hs_additional_emails ?? '').split(';')];
}

/** The IDs of the records that were merged into a record. */
export function oldIdsOf({ properties }: Snapshot): string[] {
	return (properties.hs_merged_object_ids ?? '').split(';').filter((id) => id !== '');
}

/** The content of a record. An empty value counts as no value. */
export function recordContent(
	properties: Readonly<Record<string, string>>,
	links: readonly string[],
): string {
	const present = Object.entries(properties).filter(([, value]) => value !== '');
	return contentOf(Object.fromEntries(present), links);
}

/** Properties that HubSpot sets on create. */
const DEFAULTS = { contact: { lifecyclestage: 'lead' }, ticket: { hs_pipeline: '0' } } as const;

/** The property values of the record that a write creates. */
export function valuesWhenNew(
	{ scenario }: Pick<Evidence, 'scenario'>,
	expected: Expectation,
): Record<string, string> {
	const { idProperty, object, operation } = scenario;
	const { id = '' } = expected;
	const key =
		operation === 'upsert' ? { [idProperty]: idProperty === 'email' ? id.toLowerCase() : id } : {};
	// HubSpot sets defaults after it creates the record: a list is not appended to a default.
	return { ...DEFAULTS[object], ...valuesAfter(expected, key) };
}

/** The record to create lacks a property that HubSpot requires. */
export function isIncomplete(evidence: Pick<Evidence, 'scenario'>, expected: Expectation): boolean {
	const values = valuesWhenNew(evidence, expected);
	const has = (name: string): boolean => Boolean(values[name]);
	return evidence.scenario.object === 'contact'
		? !['email', 'firstname', 'lastname'].some(has)
		: !['subject', 'hs_pipeline_stage'].every(has);
}
