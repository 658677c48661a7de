import type { Snapshot } from '../account';
import { recordWishes, type RecordWish } from '../items';
import { normal, type Varying } from '../objects';
import type { PlayedRelation } from '../play';
import type { RecordScenario } from '../scenario';

/** What must become of an item if nothing goes wrong. */
type Ideal = 'failed' | 'notLinked' | 'succeeded';

/** The items that work on one record. */
export interface Group {
	readonly wishes: readonly RecordWish[];
	/** The live record before the run, if there is one. */
	readonly target: Snapshot | undefined;
	readonly ideal: Ideal;
	/** The record must stay as it is; `undefined` if that depends on how values are merged. */
	readonly isUnchanged: boolean | undefined;
}

/** What must become of the items, computed from the scenario and the account alone. */
export interface Wanted {
	readonly groups: readonly Group[];
	/** Items that the node must refuse before it writes anything. */
	readonly refused: readonly number[];
	/**
	 * Items of `refused` that are one of several for their record. Their groups are there too: if the
	 * others wait for a lookup, the one that is left is written.
	 */
	readonly repeated: ReadonlySet<number>;
	/** The node looks the records up before it writes. */
	readonly looksUp: boolean;
}

/** The options need the records before they are written. */
export function compares(scenario: RecordScenario): boolean {
	const { operation, skipUnchanged, existingRecords, createOnly } = scenario;
	const merges = operation === 'update' || operation === 'upsert';
	return merges && (skipUnchanged || existingRecords !== 'overwrite' || createOnly.length > 0);
}

/** HubSpot does not take the property as the key of the operation. */
function isResolved({ operation, idProperty }: RecordScenario): boolean {
	if (operation === 'delete') return idProperty !== 'hs_object_id';
	return operation === 'update' && idProperty === 'email';
}

export function wantedOf(scenario: RecordScenario, run: PlayedRelation): Wanted {
	const wishes = recordWishes(scenario, run.account);
	const isRefused = (wish: RecordWish) =>
		wish.isRefused || (wish.isInvalid && writesPoints(scenario, run, wish));
	const refused = wishes.filter(isRefused).map(({ item }) => item);
	const repeated = new Set<number>();
	let left = wishes.filter((wish) => !isRefused(wish));
	const { operation, duplicates } = scenario;
	const refusesRepeated =
		duplicates === 'error' && (operation === 'update' || operation === 'upsert');
	const nameOf = ({ item, target, key = '' }: RecordWish): string =>
		operation === 'create' ? `item ${item}` : (target ?? key.toLowerCase());
	// Two items for one key are refused first, and then two keys for one record.
	for (const keyOf of refusesRepeated
		? [(one: RecordWish) => one.key?.toLowerCase(), nameOf]
		: []) {
		for (const alike of groupBy(left, (one) => keyOf(one) ?? '')) {
			if (alike.length > 1) alike.forEach(({ item }) => repeated.add(item));
		}
		left = left.filter(({ item }) => !repeated.has(item));
	}
	const several = wishes.filter(({ item }) => repeated.has(item));
	return {
		groups: [
			...groupBy(left, nameOf).map((alike) => groupOf(scenario, run, alike)),
			...groupBy(several, nameOf).map((alike) => ({
				...groupOf(scenario, run, alike),
				ideal: 'failed' as const,
				isUnchanged: undefined,
			})),
		],
		refused: [...refused, ...repeated],
		repeated,
		looksUp: compares(scenario) || isResolved(scenario),
	};
}

function writesPoints(
	scenario: RecordScenario,
	{ before }: PlayedRelation,
	{ target }: RecordWish,
): boolean {
	const record = before.get(target ?? '');
	return !record || mayWrite(scenario, 'points', record.values.points);
}

function groupOf(
	scenario: RecordScenario,
	{ before }: PlayedRelation,
	wishes: readonly RecordWish[],
): Group {
	const target = before.get(wishes[0]?.target ?? '');
	return {
		wishes,
		target,
		ideal: idealOf(scenario, target, wishes),
		isUnchanged: target && compares(scenario) ? staysAsItIs(scenario, target, wishes) : false,
	};
}

function idealOf(
	{ operation, idProperty }: RecordScenario,
	target: Snapshot | undefined,
	wishes: readonly RecordWish[],
): Ideal {
	const isUnlinkable = wishes.some(({ links }) => links.some(({ isLive }) => !isLive));
	if (operation === 'create') return isUnlinkable ? 'failed' : 'succeeded';
	// HubSpot archives what does not exist.
	const isArchive = operation === 'delete' && idProperty === 'hs_object_id';
	if (!target && operation !== 'upsert' && !isArchive) return 'failed';
	return isUnlinkable ? 'notLinked' : 'succeeded';
}

/** The value of a property that an item writes, as text; `undefined` if it writes none. */
function textOf({ values }: RecordWish, name: Varying): string | undefined {
	if (!values.has(name)) return undefined;
	const raw = values.get(name);
	return Array.isArray(raw) ? raw.join(';') : String(raw);
}

/**
 * The value of a property after an item has been written, in its normal form.
 *
 * @param stored the value of the record; '' for a new one
 */
export function valueAfter(
	scenario: RecordScenario,
	wish: RecordWish,
	name: Varying,
	stored: string,
	isNew: boolean,
): string {
	const current = normal(name, stored);
	const text = textOf(wish, name);
	if (text === undefined || (!isNew && !mayWrite(scenario, name, stored))) return current;
	return text.startsWith(';') ? normal(name, `${stored}${text}`) : normal(name, text);
}

/** The options let a property of an existing record be written. */
export function mayWrite(
	{ operation, existingRecords, createOnly }: RecordScenario,
	name: Varying,
	stored: string,
): boolean {
	if (operation !== 'update' && operation !== 'upsert') return true;
	if (existingRecords === 'keep' || createOnly.includes(name)) return false;
	return existingRecords === 'overwrite' || stored === '';
}

function staysAsItIs(
	scenario: RecordScenario,
	target: Snapshot,
	wishes: readonly RecordWish[],
): boolean | undefined {
	const names = Object.keys(target.values) as Varying[];
	const open = names.filter(
		(name) =>
			wishes.some(({ values }) => values.has(name)) &&
			mayWrite(scenario, name, target.values[name]),
	);
	if (!scenario.skipUnchanged) return open.length === 0 && hasNothingElse(scenario);
	if (wishes.length > 1 && open.includes('tags')) return undefined;
	return open.every((name) => {
		const last = wishes.filter(({ values }) => values.has(name)).at(-1);
		const stored = target.values[name];
		return !last || valueAfter(scenario, last, name, stored, false) === normal(name, stored);
	});
}

/** An upsert also writes what HubSpot requires of a new record, which all records have. */
function hasNothingElse({ operation, existingRecords }: RecordScenario): boolean {
	return operation !== 'upsert' || existingRecords !== 'overwrite';
}

function groupBy<Row>(rows: readonly Row[], nameOf: (row: Row) => string): Row[][] {
	const groups = new Map<string, Row[]>();
	for (const one of rows) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one]);
	return [...groups.values()];
}
