import { sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { addCosts, noCost, type RunCost } from '../batch/runState';
import type { Surroundings } from '../batch/types';
import { problemOf } from '../hubspot/checks';
import { toEntries } from '../hubspot/entries';
import type { Failure } from '../hubspot/failure';
import type { Entry, RecordRequest } from '../hubspot/request';
import { toProperties, type ValueRules } from '../hubspot/values/properties';
import { givenProperties } from './readProperties';
import { requestReader, type RawRequest, type RequestReader } from './readRequests';
import type { Setup } from './setup';
import { readRules } from './valueRules';

/** What a run is going to send, and what it is not. */
export interface Prepared {
	readonly entries: readonly Entry[];
	/** Items that were refused by a check, before anything is sent. */
	readonly refused: ReadonlyMap<number, Failure>;
	/** What each item wants, by item. */
	readonly requests: ReadonlyMap<number, RecordRequest>;
	/** What names the record of each item, by item, where it could be read. */
	readonly ids: ReadonlyMap<number, string>;
	/** What the user should know about what is left out or unchecked. */
	readonly notes: readonly string[];
	/** Why nothing can be sent at all, if so. */
	readonly halted?: Failure;
	/** What reading the schema has cost. */
	readonly cost: RunCost;
}

/** Items that are worked on in one go, about 50 ms: n8n has other things to do in between. */
const AT_ONCE = 500;

/**
 * Reads and checks all items, and makes an entry of each record. Ends early when the execution is
 * cancelled: the items that were not read are in none of the lists.
 *
 * @param isSettled items that an earlier try of this run has done: they are read, not sent
 */
export async function prepare(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	setup: Setup,
	isSettled: (item: number) => boolean,
	surroundings: Surroundings,
): Promise<Prepared> {
	const { object, operation, settings } = setup;
	const writesValues = operation.parts.includes('properties');
	const given = writesValues ? givenProperties(context, items) : undefined;
	const signal = context.getExecutionCancelSignal() ?? new AbortController().signal;

	const { raws, refused, ids } = await readItems(
		requestReader(context, setup, items, given),
		items.length,
		signal,
	);
	let cost = noCost;
	const reader = {
		connection: setup,
		surroundings,
		maxWaitMs: settings.maxWaitMs,
		signal,
		onCost: (more: RunCost) => (cost = addCosts(cost, more)),
	};
	const isNeeded = given !== undefined && raws.some(({ item }) => !isSettled(item));
	const known = isNeeded
		? await readRules(
				setup,
				given,
				raws.map(({ values }) => values),
				reader,
				context.getTimezone(),
			)
		: { rules: undefined, notes: [] };
	const requests = new Map<number, RecordRequest>();
	if ('halted' in known) return { entries: [], refused, requests, ids, notes: [], cost, ...known };

	const leftOut = new Set<string>();
	const rules = known.rules && { ...known.rules, onLeftOut: (name: string) => leftOut.add(name) };
	await inTurns(raws, signal, (raw) => {
		const result = toRequest(raw, setup, rules, isSettled(raw.item));
		if ('request' in result) requests.set(raw.item, result.request);
		else refused.set(raw.item, result.failure);
	});

	const open = [...requests.values()].filter(({ item }) => !isSettled(item));
	// Two nodes and two passes of a loop have the same execution id.
	const runId = `${context.getExecutionId()}-${surroundings.random().toString(36).slice(2, 8)}`;
	const made = toEntries(open, object, operation, settings.duplicates, runId);
	made.refused.forEach((failure, item) => refused.set(item, failure));
	const notes = [...known.notes, ...leftOutNote(leftOut)];
	return { entries: made.entries, refused, requests, ids, notes, cost };
}

async function readItems(
	read: RequestReader,
	length: number,
	signal: AbortSignal,
): Promise<{ raws: RawRequest[]; refused: Map<number, Failure>; ids: Map<number, string> }> {
	const raws: RawRequest[] = [];
	const refused = new Map<number, Failure>();
	const ids = new Map<number, string>();
	await inTurns(Array.from({ length }).keys(), signal, (item) => {
		const result = read(item);
		if (result.id !== undefined) ids.set(item, result.id);
		if ('raw' in result) raws.push(result.raw);
		else refused.set(item, result.failure);
	});
	return { raws, refused, ids };
}

/** Works through a list with pauses for others, until the execution is cancelled. */
async function inTurns<Row>(
	rows: Iterable<Row>,
	signal: AbortSignal,
	work: (row: Row) => void,
): Promise<void> {
	let done = 0;
	for (const row of rows) {
		if (done > 0 && done % AT_ONCE === 0) await sleep(0);
		if (signal.aborted) return;
		work(row);
		done += 1;
	}
}

/**
 * @param rules none where no values are written
 * @param isDone an earlier try has sent it: what its values are now does not count
 */
function toRequest(
	{ values, empty, ...rest }: RawRequest,
	{ operation }: Setup,
	rules: ValueRules | undefined,
	isDone: boolean,
): { readonly request: RecordRequest } | { readonly failure: Failure } {
	const converted = rules
		? toProperties(values, empty, rules)
		: { ok: true as const, properties: {} };
	const request = { ...rest, properties: converted.ok ? converted.properties : {} };
	if (isDone) return { request };
	const failure = converted.ok ? problemOf(request, operation) : converted.failure;
	return failure ? { failure } : { request };
}

function leftOutNote(names: ReadonlySet<string>): string[] {
	if (names.size === 0) return [];
	const shown = [...names].slice(0, 20);
	const more = names.size > shown.length ? `, and ${names.size - shown.length} more` : '';
	return [`Left out, as HubSpot has no such property to write: ${shown.join(', ')}${more}`];
}
