import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Steps } from '../../batch/types';
import { success, type Failure, type Result } from '../../hubspot/errors/failure';
import type { OwnedLink } from '../../hubspot/associations/link';
import type { JsonObject } from '../../hubspot/json';
import { toEntries, type Entries } from '../../hubspot/request/entries';
import { canBeLeftOut, type ValueProblems } from '../../hubspot/schema/openValues';
import type { Schema } from '../../hubspot/schema/schema';
import type { Entry, ItemRequest } from '../../hubspot/tables/request';
import type { EventLoop } from '../eventLoop';
import type { Session } from '../http/session';
import type { NodeConfig } from './config';
import { convertItem, leftOutNote, unconverted } from './convertItem';
import { propertyValues } from './propertyValues';
import { itemReader, type ItemReader, type RawRequest } from './readItem';
import { readRules, type KnownRules } from './rules/valueRules';

/** The entries of a run, and the items that are refused before anything is sent. */
export interface Prepared {
	readonly entries: readonly Entry[];
	/** The links of a run that works on links. */
	readonly links?: readonly OwnedLink[];
	readonly refused: ReadonlyMap<number, Failure>;
	/** The items that cannot be sent now, because HubSpot does not return a list that they need. */
	readonly heldBack: ReadonlyMap<number, Failure>;
	/** The request of each item that could be read, by item index. */
	readonly requests: ReadonlyMap<number, ItemRequest>;
	/** The value that identifies the record of each item, by item index, if it could be read. */
	readonly ids: ReadonlyMap<number, string>;
	/** Notes for the user about what is left out or unchecked. */
	readonly notes: readonly string[];
	/** The account's properties, if they are known. */
	readonly account?: Schema;
	/** The records that stay as they are, by entry. */
	readonly unchanged?: ReadonlyMap<Entry, JsonObject>;
	/** The items that are in no entry yet, if there are any. */
	readonly undecided?: Undecided;
	/** The items that were refused for a value that their record would get. */
	readonly decidedAgainst?: readonly number[];
	/** Makes the entries of further requests of this run. */
	readonly makeEntries?: (requests: readonly ItemRequest[]) => Steps<Entries>;
	/** Why nothing can be sent at all, if so. */
	readonly halted?: Failure;
}

/** Items with values that cannot be written, and that their records may turn out not to get. */
interface Undecided {
	/** Their requests, without these values. */
	readonly items: ReadonlyArray<{
		readonly request: ItemRequest;
		readonly problems: ValueProblems;
	}>;
	/** The requests that the entries are made of. */
	readonly others: readonly ItemRequest[];
}

/** Requests whose links lead to record IDs, and the items of the others. */
export interface Resolved {
	readonly requests: readonly ItemRequest[];
	readonly refused: ReadonlyMap<number, Failure>;
	readonly heldBack: ReadonlyMap<number, Failure>;
}

/**
 * Reads and checks all items, and makes an entry for each record. Ends early if the execution is
 * cancelled: the items that were not read are in none of the lists.
 *
 * @param isSettled items that an earlier try of this run has settled: they are read, not sent
 * @param resolve looks up the records that are not named by their record ID
 */
export async function prepare(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	config: NodeConfig,
	session: Session,
	eventLoop: EventLoop,
	isSettled: (item: number) => boolean,
	resolve: (requests: readonly ItemRequest[]) => Promise<Resolved>,
): Promise<Prepared> {
	const { signal } = session;
	const writes = config.operation.parts.includes('properties');
	const properties = writes ? propertyValues(context, items, config) : undefined;
	const read = itemReader(context, config, items, properties);
	const total = items.length;
	const { raws, refused, ids } = await eventLoop.run(readItems(read, total, signal), {
		total,
		done: 'read',
	});

	const unsettled = raws.filter(({ item }) => !isSettled(item));
	const rules: Result<KnownRules | undefined> =
		properties && unsettled.length > 0
			? await readRules(session, eventLoop, config, properties, unsettled, context.getTimezone())
			: success(undefined);
	const requests = new Map<number, ItemRequest>();
	const heldBack = new Map<number, Failure>();
	if (!rules.ok) {
		return { entries: [], refused, heldBack, requests, ids, notes: [], halted: rules.failure };
	}

	const known = rules.value;
	const leftOut = new Set<string>();
	const problems = new Map<number, ValueProblems>();
	const convert = (raw: RawRequest) => {
		const missing = isSettled(raw.item) ? [] : (known?.heldBack(raw) ?? []);
		const { idProperty } = raw.envelope;
		const needed = missing.find(({ name }) => !canBeLeftOut(name, {}, idProperty, config));
		if (needed) {
			heldBack.set(raw.item, needed.failure);
			return;
		}
		const converted = isSettled(raw.item)
			? unconverted(raw)
			: convertItem(raw, config, known, missing);
		if (converted.problems) problems.set(raw.item, converted.problems);
		if (converted.ok) requests.set(raw.item, converted.value);
		else refused.set(raw.item, converted.failure);
		if (converted.id !== undefined) ids.set(raw.item, converted.id);
		converted.leftOut.forEach((name) => leftOut.add(name));
	};
	await eventLoop.run(untilCancelled(raws, signal, convert), { total, done: 'checked' });

	const open = [...requests.values()].filter(({ item }) => !isSettled(item));
	const resolved = await resolve(open);
	resolved.refused.forEach((failure, item) => refused.set(item, failure));
	resolved.heldBack.forEach((failure, item) => heldBack.set(item, failure));
	// Two nodes, or two passes of a loop, have the same execution ID.
	const runId = `${context.getExecutionId()}-${session.clock.random().toString(36).slice(2, 8)}`;
	const takesSeveral = (name: string) => known?.account?.get(name)?.isMultiple ?? true;
	const { object, operation, duplicates } = config;
	const makeEntries = (of: readonly ItemRequest[]) =>
		toEntries(of, object, operation, duplicates, runId, takesSeveral);
	const undecided = undecidedIn(resolved.requests, problems);
	const made = await eventLoop.run(makeEntries(undecided?.others ?? resolved.requests));
	made.refused.forEach((failure, item) => refused.set(item, failure));
	const notes = known ? [...known.notes, ...leftOutNote(leftOut, known)] : [];
	const account = known?.account;
	return {
		...{ entries: made.entries, refused, heldBack, requests, ids, notes, makeEntries },
		...(account && { account }),
		...(undecided && { undecided }),
	};
}

function undecidedIn(
	requests: readonly ItemRequest[],
	problemsOf: ReadonlyMap<number, ValueProblems>,
): Undecided | undefined {
	if (problemsOf.size === 0) return undefined;
	const items = requests.flatMap((request) => {
		const problems = problemsOf.get(request.item);
		return problems ? [{ request, problems }] : [];
	});
	return { items, others: requests.filter(({ item }) => !problemsOf.has(item)) };
}

interface ReadItems {
	readonly raws: RawRequest[];
	readonly refused: Map<number, Failure>;
	readonly ids: Map<number, string>;
}

function* readItems(read: ItemReader, length: number, signal: AbortSignal): Steps<ReadItems> {
	const raws: RawRequest[] = [];
	const refused = new Map<number, Failure>();
	const ids = new Map<number, string>();
	yield* untilCancelled(Array.from({ length }).keys(), signal, (item) => {
		const result = read(item);
		if (result.id !== undefined) ids.set(item, result.id);
		if (result.ok) raws.push(result.value);
		else refused.set(item, result.failure);
	});
	return { raws, refused, ids };
}

/** Works through a list, until the execution is cancelled. */
export function* untilCancelled<Row>(
	rows: Iterable<Row>,
	signal: AbortSignal,
	work: (row: Row) => void,
): Steps<void> {
	for (const row of rows) {
		if (signal.aborted) return;
		work(row);
		yield;
	}
}
