import type { Sandbox, StoredRecord } from '../../../sandbox';
import { addProperties, OBJECTS, VARYING, type ObjectName, type Varying } from './objects';
import type { LabelName, RecordRef, RelationScenario } from './scenario';

/** A record at one moment. */
export interface Snapshot {
	readonly id: string;
	readonly isArchived: boolean;
	readonly key: string;
	readonly email: string;
	readonly values: Readonly<Record<Varying, string>>;
	/** All other values that were written. */
	readonly others: string;
	/** The link types to each record of the other object, as `category:ID`. */
	readonly links: ReadonlyMap<string, readonly string[]>;
}

export type Snapshots = ReadonlyMap<string, Snapshot>;

/** The account before a run. */
export interface Account {
	readonly live: Readonly<Record<'object' | 'other', readonly StoredRecord[]>>;
	readonly archived: Readonly<Record<'object' | 'other', readonly StoredRecord[]>>;
	/** Link types of the labels, from the object to the other one. */
	readonly labels: Readonly<Record<Exclude<LabelName, 'none'>, string>>;
}

/** Number of live records of the other object. */
const OTHERS = 8;
const ARCHIVED = 2;

/** First number in the keys of archived records. */
const ARCHIVED_FROM = 1_000;

/** More links of one record than HubSpot returns at once. */
const MANY = 510;

/** The value that a record has before the run, unless it is empty. */
export function seeded(name: Varying, at: number): string {
	return { note: `before ${at}`, points: `${at}.50`, seen: SEEN, tags: 'a;b' }[name];
}

export const SEEN = '2026-01-02T03:04:05.000Z';

export const refOf = (number: number | string): string => `R-${number}`;
export const emailOf = (number: number | string): string => `r${number}@x.example`;
export const aliasOf = (number: number): string => `alias${number}@x.example`;

/** Fills an empty sandbox with what the scenario starts with. */
export async function fillAccount(sandbox: Sandbox, scenario: RelationScenario): Promise<Account> {
	// Tokens use up random numbers, so that record IDs and the order of results differ.
	for (let issued = 0; issued < scenario.salt % 7; issued++) sandbox.issueTokens();
	addProperties(sandbox);
	const { object, other, items } = scenario;
	const [from, to] = [OBJECTS[object].plural, OBJECTS[other].plural];
	const hasMany = scenario.works === 'links' && scenario.hasMany;
	const count = scenario.works === 'links' ? OTHERS : Math.max(6, Math.ceil(items.length * 0.8));
	const live = {
		object: seed(sandbox, object, 0, count),
		other: seed(sandbox, other, 0, hasMany ? MANY : OTHERS),
	};
	const archived = {
		object: seed(sandbox, object, ARCHIVED_FROM, ARCHIVED),
		other: seed(sandbox, other, ARCHIVED_FROM, ARCHIVED),
	};
	const [first, second] = [
		sandbox.addLabel(from, to, 'First', 'First of'),
		sandbox.addLabel(from, to, 'Second', 'Second of'),
	];
	for (const [index, { id }] of live.object.entries()) {
		const target = live.other[(index + 1) % OTHERS]?.id ?? '';
		if (index % 2 === 0) sandbox.associate([from, id], [to, target]);
		if (index % 4 === 0) sandbox.associate([from, id], [to, target], [first.typeId]);
	}
	if (hasMany) {
		const [{ id: first } = { id: '' }] = live.object;
		live.other.forEach(({ id }) => sandbox.associate([from, first], [to, id]));
	}
	for (const [name, records] of [
		[object, archived.object],
		[other, archived.other],
	] as const) {
		const body = { inputs: records.map(({ id }) => ({ id })) };
		const path = `/crm/v3/objects/${OBJECTS[name].typeId}/batch/archive`;
		const { status } = await sandbox.inject({ method: 'POST', path, body });
		if (status !== 204) throw new Error(`The sandbox answered ${status} to an archive`);
	}
	sandbox.clearRequests();
	return { live, archived, labels: { first: typeOf(first), second: typeOf(second) } };
}

/** A link type, as a parameter of the node has it. */
export function typeOf({ category, typeId }: { category: string; typeId: number }): string {
	return `${category}:${typeId}`;
}

/** Every third record is empty. */
function seed(sandbox: Sandbox, object: ObjectName, from: number, count: number): StoredRecord[] {
	const { plural, needs } = OBJECTS[object];
	const rows = Array.from({ length: count }, (_, index) => {
		const number = from + index;
		const values = VARYING.map((name) => [name, index % 3 === 0 ? '' : seeded(name, number)]);
		return {
			...needs,
			ref: refOf(number),
			...(object === 'contact' && {
				email: emailOf(number),
				hs_additional_emails: aliasOf(number),
			}),
			...(Object.fromEntries(values) as Record<string, string>),
		};
	});
	return sandbox.seed(plural, rows);
}

/** What an item gives for a record, and the live record that it means. */
export interface Named {
	readonly value: string;
	readonly id: string | undefined;
}

/** The value that names a record of an object. */
export function named(
	{ live, archived }: Account,
	side: 'object' | 'other',
	{ is, at, by }: RecordRef,
): Named {
	const records = is === 'live' ? live[side] : is === 'archived' ? archived[side] : [];
	const index = at % Math.max(1, records.length);
	const record = records[index];
	const number = is === 'archived' ? ARCHIVED_FROM + index : index;
	const id = record?.id ?? `9000${at}`;
	return {
		value: by === 'ref' ? (record ? refOf(number) : `N-${at}`) : id,
		id: is === 'live' ? record?.id : undefined,
	};
}

/** All live records of the object, and the archived ones among those that are known. */
export function snapshots(
	sandbox: Sandbox,
	{ object, other }: RelationScenario,
	known: Iterable<string>,
): Snapshots {
	const { plural } = OBJECTS[object];
	const { typeId } = OBJECTS[other];
	const found = [...known].flatMap((id) => sandbox.record(plural, id) ?? []);
	return new Map(
		[...sandbox.records(plural), ...found].map((one) => [one.id, snapshot(one, typeId)]),
	);
}

function snapshot(
	{ id, archived, properties, associations }: StoredRecord,
	otherType: string,
): Snapshot {
	const links = new Map<string, string[]>();
	for (const { toObjectType, toObjectId, ...type } of associations) {
		if (toObjectType === otherType) {
			links.set(toObjectId, [...(links.get(toObjectId) ?? []), typeOf(type)].sort());
		}
	}
	const {
		ref = '',
		email = '',
		note = '',
		points = '',
		seen = '',
		tags = '',
		...rest
	} = properties;
	const others = JSON.stringify(Object.entries(rest).sort());
	const values = { note, points, seen, tags };
	return { id, isArchived: archived, key: ref, email, values, others, links };
}
