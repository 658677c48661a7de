import { askedOf, type Asked } from '../items/asked';
import type { Call, Input, Played, Snapshot } from '../play/played';
import type { ItemReport } from '../play/report';
import { isHeldUp, knowledgeOf } from '../play/listReads';
import type { Knowledge } from '../scenario/values';
import { fulfilled, textsOf, type Wish } from '../items/wishes';

/** A run with what can be worked out of it. */
export interface Evidence extends Omit<Played, 'wishes'> {
	readonly knowledge: Knowledge;
	/** What the items ask for, as far as the node knows. */
	readonly wishes: readonly Wish[];
	/** Was nothing more to be sent, as the values could not be checked? */
	readonly isHeldUp: boolean;
	readonly asked: readonly Asked[];
	readonly refused: ReadonlySet<number>;
	/** Records that are there after the run and were not before. */
	readonly created: readonly Snapshot[];
	/** The calls that carried a record. */
	readonly callsWith: (asked: Asked) => readonly Call[];
	/** What the run says of a record: of each of its items the same. */
	readonly reportOf: (asked: Asked) => ItemReport;
	/** The record that a key names before the run, where there is one. */
	readonly targetOf: (wish: Wish) => Snapshot | undefined;
}

/** What distinguishes a create from others: all that HubSpot is sent for it. */
export function contentOf(
	texts: Readonly<Record<string, string>>,
	links: readonly string[],
): string {
	const sorted = Object.entries(texts).sort(([one], [other]) => (one < other ? -1 : 1));
	return JSON.stringify([sorted, [...new Set(links)].sort()]);
}

/** The same of a create's input, as it arrived. */
function contentOfInput({ properties = {}, associations = [] }: Input, wishes: readonly Wish[]) {
	const links = associations.map(
		({ to, types }) => `${to.id}:${types[0]?.associationTypeId ?? 'none'}`,
	);
	// Links to what does not exist are sent as well, and are no part of a wish.
	const known = new Set(wishes.flatMap((wish) => wish.links));
	return contentOf(
		properties,
		links.filter((link) => known.has(link as Wish['links'][number])),
	);
}

/** The form in which equal ids in a request name the same record. */
export function keyOf({ id = '' }: Input, idProperty: string): string {
	return idProperty === 'email' ? id.trim().toLowerCase() : id.trim();
}

export function evidenceOf(played: Played): Evidence {
	const { scenario, before, after, calls, reads, report } = played;
	const knowledge = knowledgeOf(reads, scenario);
	const wishes = played.wishes[knowledge];
	const { operation, idProperty } = scenario;
	const isCreate = operation === 'create';
	const nameOf = (input: Input): string =>
		isCreate ? contentOfInput(input, wishes) : keyOf(input, idProperty);
	const carriers = new Map<string, Call[]>();
	for (const call of calls) {
		for (const name of new Set(call.inputs.map(nameOf))) {
			carriers.set(name, [...(carriers.get(name) ?? []), call]);
		}
	}
	const targets = new Map<string, Snapshot>();
	const wantsArchived = operation === 'read' && scenario.options.archived;
	for (const one of before.values()) {
		if (one.archived !== wantsArchived) continue;
		for (const key of namesOf(one, idProperty)) targets.set(key, one);
	}
	return {
		...played,
		...askedOf(scenario, wishes),
		knowledge,
		wishes,
		isHeldUp: isHeldUp(reads),
		created: [...after.values()].filter(({ id }) => !before.has(id)),
		callsWith: ({ wish }) =>
			carriers.get(isCreate ? contentOf(textsOf(wish), wish.links) : (wish.key ?? '')) ?? [],
		reportOf: ({ items }) => report.items[items[0] ?? 0] ?? { outcome: 'skipped' },
		targetOf: ({ key }) => (key === undefined ? undefined : targets.get(key)),
	};
}

function namesOf({ id, properties }: Snapshot, idProperty: string): string[] {
	if (idProperty === 'hs_object_id') return [id];
	if (idProperty !== 'email') return [properties[idProperty] ?? ''];
	return [properties.email ?? '', ...(properties.hs_additional_emails ?? '').split(';')];
}

/** Values and links of a record that a wish makes, in a form that can be compared. */
export function recordContent(
	properties: Readonly<Record<string, string>>,
	links: readonly string[],
): string {
	const present = Object.entries(properties).filter(([, value]) => value !== '');
	return contentOf(Object.fromEntries(present), links);
}

/** What HubSpot fills in on create. */
const DEFAULTS = { contact: { lifecyclestage: 'lead' }, ticket: { hs_pipeline: '0' } } as const;

/** The values of the record that a wish makes where none was. */
export function valuesWhenNew(
	{ scenario }: Pick<Evidence, 'scenario'>,
	wish: Wish,
): Record<string, string> {
	const { idProperty, object, operation } = scenario;
	const { id = '' } = wish;
	const key =
		operation === 'upsert' ? { [idProperty]: idProperty === 'email' ? id.toLowerCase() : id } : {};
	// What is filled in is there only after the record is made: a list is added to nothing.
	return { ...DEFAULTS[object], ...fulfilled(wish, key) };
}

/** Does a record that is to be created lack what HubSpot requires? */
export function isIncomplete(evidence: Pick<Evidence, 'scenario'>, wish: Wish): boolean {
	const values = valuesWhenNew(evidence, wish);
	const has = (name: string): boolean => Boolean(values[name]);
	return evidence.scenario.object === 'contact'
		? !['email', 'firstname', 'lastname'].some(has)
		: !['subject', 'hs_pipeline_stage'].every(has);
}
