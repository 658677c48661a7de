import { groupBy } from '../../../batch/plan';
import type { Steps } from '../../../batch/types';
import { failed, success, type Failure, type Result } from '../../../hubspot/errors/failure';
import { failureOf, problem } from '../../../hubspot/errors/problem';
import { textAt, type JsonObject } from '../../../hubspot/json';
import { needsRecords, openValues } from '../../../hubspot/schema/openValues';
import { RECORD_ID, uniquePropertyOf } from '../../../hubspot/tables/objects';
import { needsRecordId } from '../../../hubspot/tables/operations';
import type { Entry, ItemRequest } from '../../../hubspot/tables/request';
import type { EventLoop } from '../../eventLoop';
import type { Session } from '../../http/session';
import type { NodeConfig } from '../../input/config';
import { decided, existingRecord, undecidedRequests } from './decide';
import { lookUp, notLookedUp, type Found, type FoundRecord } from '../lookUp';
import type { Prepared } from './prepare';

/**
 * Looks up the records of the entries before they are written, if the operation or an option needs
 * it: for the record ID, if HubSpot does not take the property to match by; and for the values, to
 * leave out what is not to be written. A run that needs neither sends no request more.
 */
export async function lookBefore(
	session: Session,
	eventLoop: EventLoop,
	config: NodeConfig,
	prepared: Prepared,
): Promise<Prepared> {
	const { object, operation } = config;
	const compares = needsRecords(config);
	const wanted = prepared.entries
		.map(({ request }) => request)
		.filter((request) => isLookedUp(request, config))
		.concat(undecidedRequests(prepared, config));
	if (wanted.length === 0) return prepared;

	const unknown = compares ? unknownName(config, prepared) : undefined;
	if (unknown) return { ...prepared, entries: [], halted: unknown };

	const records = new Map<string, Found>();
	for (const [idProperty, requests] of groupBy(wanted, idPropertyOf)) {
		const keys = requests.flatMap(({ id }) => id ?? []);
		const names = new Set(requests.flatMap(({ properties }) => Object.keys(properties)));
		const properties = compares ? [...names] : [RECORD_ID];
		const what = { object, idProperty, keys, properties };
		records.set(idProperty, await lookUp(session, eventLoop, what, config.concurrency));
	}
	const recordOf = (request: ItemRequest): Result<JsonObject | undefined, NoRecord> =>
		foundRecord(records.get(idPropertyOf(request)), request, operation.creates);
	return await eventLoop.run(applied({ config, prepared, recordOf }));
}

/** Is the record of a request looked up before it is written? */
export function isLookedUp(request: ItemRequest, config: NodeConfig): boolean {
	return needsRecords(config) || isResolved(request, config);
}

/** Is it written by its record ID, which the item does not have? */
function isResolved({ envelope }: ItemRequest, { object, operation }: NodeConfig): boolean {
	return needsRecordId(operation, uniquePropertyOf(object, envelope.idProperty));
}

/** The record of a request; `undefined` if the operation creates it. */
function foundRecord(
	found: Found | undefined,
	{ id = '' }: ItemRequest,
	creates: boolean,
): Result<JsonObject | undefined, NoRecord> {
	const record = found?.of(id) ?? notLookedUp;
	if (record.is === 'found') return success(record.record);
	if (record.is === 'missing' && creates) return success(undefined);
	return failed(record);
}

/** Why an entry has no record. */
type NoRecord = Exclude<FoundRecord, { is: 'found' }>;

interface LookedUp {
	readonly config: NodeConfig;
	readonly prepared: Prepared;
	readonly recordOf: (request: ItemRequest) => Result<JsonObject | undefined, NoRecord>;
}

/** The entries with record IDs, and without the values that are not to be written. */
function* applied({ config, prepared: looked, recordOf }: LookedUp): Steps<Prepared> {
	const prepared = yield* decided(looked, config, recordOf);
	const refused = new Map(prepared.refused);
	const heldBack = new Map(prepared.heldBack);
	const unchanged = new Map<Entry, JsonObject>();
	const entries: Entry[] = [];
	const resolved: ItemRequest[] = [];
	const records = new Map<string, JsonObject>();
	const settle = (entry: Entry, record: JsonObject | undefined): void => {
		const open = record ? withOpenValues(entry, record, config, prepared) : entry;
		if (open) entries.push(open);
		else if (record) unchanged.set(entry, asUnchanged(record, config));
	};

	for (const entry of prepared.entries) {
		yield;
		const found = isLookedUp(entry.request, config) ? recordOf(entry.request) : success(undefined);
		if (!found.ok) {
			const { is, failure } = found.failure;
			entry.items.forEach((item) => (is === 'heldBack' ? heldBack : refused).set(item, failure));
			continue;
		}
		const id = textAt(found.value ?? {}, 'id');
		if (!found.value || id === undefined || !isResolved(entry.request, config)) {
			settle(entry, found.value);
			continue;
		}
		// Two keys can name one record, such as two addresses of a contact: their items become one entry.
		const { request, items } = entry;
		const envelope = { ...request.envelope, idProperty: RECORD_ID };
		for (const item of items) {
			const associations = item === request.item ? request.associations : [];
			const own = prepared.requests.get(item) ?? request;
			resolved.push({ ...own, item, id, envelope, associations });
		}
		records.set(id, found.value);
	}
	// In the order of the items, so that later values win.
	resolved.sort((one, other) => one.item - other.item);
	const made = yield* prepared.makeEntries(resolved);
	made.refused.forEach((failure, item) => refused.set(item, failure));
	for (const entry of made.entries) {
		yield;
		settle(entry, records.get(entry.request.id ?? ''));
	}
	return { ...prepared, entries, refused, heldBack, unchanged };
}

/** The entry with what is to be written to its record; `undefined` if that is nothing. */
function withOpenValues(
	entry: Entry,
	record: JsonObject,
	config: NodeConfig,
	prepared: Prepared,
): Entry | undefined {
	if (!needsRecords(config)) return entry;
	const { request } = entry;
	const existing = existingRecord(request, record, config, prepared);
	const properties = openValues(request.properties, existing, config);
	if (Object.keys(properties).length === 0) return undefined;
	return { ...entry, request: { ...request, properties } };
}

/** The record as the output shows it. For an operation that can create, it is not new. */
function asUnchanged(record: JsonObject, { operation }: NodeConfig): JsonObject {
	return { ...record, ...(operation.creates && { new: false }), isUnchanged: true };
}

/** A name in an option that no property has: a slip would overwrite what is to be kept. */
function unknownName(
	{ createOnly, object }: NodeConfig,
	{ account }: Prepared,
): Failure | undefined {
	const name = account && [...createOnly].find((one) => !account.get(one));
	if (name === undefined) return undefined;
	const words = { name, objects: object.plural };
	return failureOf(problem('CREATE_ONLY_UNKNOWN', words));
}

function idPropertyOf({ envelope }: ItemRequest): string {
	return envelope.idProperty;
}
