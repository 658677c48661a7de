import { recordUrl } from '../account';
import type { BatchReply } from '../model/reply';
import type { StoredRecord } from '../model/record';
import type { WireBatch, WireError, WireRecord, WireUpsertRecord } from '../model/wire';
import { calculatedProperties, valueOf } from '../schema/calculated';
import type { ObjectSchema } from '../schema/registry';
import { versionsOf } from '../store/history';
import type { World } from '../world';
import type { ObjectContext } from './context';

function sorted<Value>(entries: ReadonlyArray<readonly [string, Value]>): Record<string, Value> {
	return Object.fromEntries(
		[...new Map(entries)].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
	);
}

function frame(record: StoredRecord) {
	return {
		createdAt: record.createdAt,
		updatedAt: record.updatedAt,
		archived: record.archived,
		...(record.archivedAt === undefined ? {} : { archivedAt: record.archivedAt }),
		url: recordUrl(record.objectType, record.id),
	};
}

/**
 * A record as a read returns it: what was asked for, the three properties that always come, null
 * for what is empty; names that do not exist are passed over in silence.
 */
export function readResult(
	schema: ObjectSchema,
	record: StoredRecord,
	asked: readonly string[],
	withHistory: readonly string[],
): WireRecord {
	const always = ['createdate', 'hs_object_id', schema.row.lastModifiedProperty];
	const wanted =
		asked.length + withHistory.length === 0
			? schema.row.defaultProperties
			: [...asked, ...withHistory];
	const known = [...wanted, ...always].filter((name) => schema.property(name) !== undefined);
	const historic = withHistory.filter((name) => schema.property(name) !== undefined);
	return {
		id: record.id,
		properties: sorted(known.map((name) => [name, valueOf(record, name)] as const)),
		...(historic.length === 0
			? {}
			: {
					propertiesWithHistory: sorted(
						historic.map((name) => [name, historyOf(record, name)] as const),
					),
				}),
		...frame(record),
	};
}

function historyOf(record: StoredRecord, name: string) {
	return versionsOf(record, name).map((version) => ({ ...version, sourceType: 'INTEGRATION' }));
}

/**
 * A record as a write returns it: the properties that were sent, with what HubSpot maintains; all
 * of that after a create, a few after an update, and never the whole record.
 */
export function writeResult(
	record: StoredRecord,
	sent: Iterable<string>,
	isNew: boolean,
): WireRecord {
	const maintained = calculatedProperties(record.objectType)
		.filter((row) => isNew || row.always === true)
		.map((row) => row.name);
	const names = isNew ? Object.keys(record.properties) : [];
	return {
		id: record.id,
		properties: sorted(
			[...maintained, ...names, ...sent].map(
				(name) => [name, valueOf(record, name) ?? ''] as const,
			),
		),
		...frame(record),
	};
}

const ORDERS = {
	shuffled: <T>(world: World, values: T[]) => world.random.shuffled(values),
	reversed: <T>(_world: World, values: T[]) => [...values].reverse(),
	input: <T>(_world: World, values: T[]) => values,
} as const;

/**
 * The envelope. `errors` and `numErrors` are there only when something failed, and then it is a
 * 207, but in the newest version.
 */
export function batchReply(
	{ world, version }: Pick<ObjectContext, 'world' | 'version'>,
	startedAt: string,
	successStatus: number,
	results: Array<WireRecord | WireUpsertRecord>,
	errors: readonly WireError[] = [],
): BatchReply {
	const body: WireBatch = {
		status: 'COMPLETE',
		results: ORDERS[world.switches.resultOrder](world, results),
		...(errors.length > 0 ? { numErrors: errors.length, errors: [...errors] } : {}),
		startedAt,
		completedAt: world.timestamp(),
	};
	const sameStatus = version.partial === 'sameStatus' && !world.switches.newestVersionAnswers207;
	return { status: errors.length > 0 && !sameStatus ? 207 : successStatus, body };
}
