import { recordUrl } from '../account';
import type { BatchReply } from '../model/reply';
import type { StoredRecord } from '../model/record';
import type { WireBatch, WireError, WireRecord, WireUpsertRecord } from '../model/wire';
import { maintainedInResult, valueOf } from '../schema/calculated';
import type { ObjectSchema } from '../schema/registry';
import { versionsOf } from '../store/history';
import type { Switches } from '../switches';
import type { World } from '../world';
import type { ObjectContext } from './context';

function sorted<Value>(entries: ReadonlyArray<readonly [string, Value]>): Record<string, Value> {
	return Object.fromEntries(
		[...new Map(entries)].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
	);
}

function commonFields(record: StoredRecord) {
	return {
		createdAt: record.createdAt,
		updatedAt: record.updatedAt,
		archived: record.archived,
		...(record.archivedAt === undefined ? {} : { archivedAt: record.archivedAt }),
		url: recordUrl(record.objectType, record.id),
	};
}

/**
 * A record as a read returns it: the requested properties and three that are always included, null
 * for empty ones. Unknown names are ignored.
 */
export function readResult(
	schema: ObjectSchema,
	record: StoredRecord,
	requested: readonly string[],
	withHistory: readonly string[],
): WireRecord {
	const always = ['createdate', 'hs_createdate', 'hs_object_id', schema.row.lastModifiedProperty];
	const names =
		requested.length + withHistory.length === 0
			? schema.row.defaultProperties
			: [...requested, ...withHistory];
	const known = [...names, ...always].filter((name) => schema.property(name) !== undefined);
	const knownWithHistory = withHistory.filter((name) => schema.property(name) !== undefined);
	return {
		id: record.id,
		properties: sorted(known.map((name) => [name, valueOf(record, name)] as const)),
		...(knownWithHistory.length === 0
			? {}
			: {
					propertiesWithHistory: sorted(
						knownWithHistory.map((name) => [name, historyOf(record, name)] as const),
					),
				}),
		...commonFields(record),
	};
}

function historyOf(record: StoredRecord, name: string) {
	return versionsOf(record, name).map((version) => ({ ...version, sourceType: 'INTEGRATION' }));
}

/**
 * A record as a write returns it: the sent properties and those that HubSpot maintains, all of them
 * after a create, some after an update.
 */
export function writeResult(
	{ switches }: World,
	record: StoredRecord,
	sent: Iterable<string>,
	isNew: boolean,
): WireRecord {
	const maintained = maintainedInResult(record.objectType, isNew, switches.derivedProperties);
	const names = isNew ? Object.keys(record.properties) : lifecycleStage(record, switches);
	return {
		id: record.id,
		properties: sorted(
			[...maintained, ...names, ...sent].map(
				(name) => [name, valueOf(record, name) ?? ''] as const,
			),
		),
		...commonFields(record),
	};
}

/** Results of updates have the lifecycle stage, if the record has one. */
function lifecycleStage({ properties }: StoredRecord, { derivedProperties }: Switches): string[] {
	return derivedProperties && Object.hasOwn(properties, 'lifecyclestage') ? ['lifecyclestage'] : [];
}

const ORDERS = {
	shuffled: <T>(world: World, values: T[]) => world.random.shuffled(values),
	reversed: <T>(_world: World, values: T[]) => [...values].reverse(),
	input: <T>(_world: World, values: T[]) => values,
} as const;

/**
 * The envelope of a batch reply. `errors` and `numErrors` are present only when something failed;
 * the status is then 207, except in the newest version.
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
