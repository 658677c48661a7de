import { sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { addCosts, noCost, type RunCost } from '../../batch/run';
import type { Surroundings } from '../../batch/types';
import { problemOf } from '../../hubspot/request/checks';
import { toEntries } from '../../hubspot/request/entries';
import { complain, refusal } from '../../hubspot/errors/problem';
import type { Failure } from '../../hubspot/errors/failure';
import type { Entry, RecordRequest } from '../../hubspot/tables/request';
import { shown } from '../../hubspot/values/conversion';
import { labelled, toProperties } from '../../hubspot/values/properties';
import { givenProperties, type GivenProperties } from './propertyValues';
import { requestReader, type RawRequest, type RequestReader } from './readItem';
import type { Setup } from './config';
import { thrownText } from '../http/thrownText';
import { readRules, type Halted, type KnownRules } from './valueRules';

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
	const writing = operation.parts.includes('properties')
		? givenProperties(context, items)
		: undefined;
	const signal = context.getExecutionCancelSignal() ?? new AbortController().signal;

	const { raws, refused, ids } = await readItems(
		requestReader(context, setup, items, writing),
		items.length,
		signal,
	);
	const requests = new Map<number, RecordRequest>();
	const isNeeded = raws.some(({ item }) => !isSettled(item));
	const { known, cost } =
		writing && isNeeded
			? await rulesOfRun(context, setup, writing, raws, surroundings, signal)
			: { known: undefined, cost: noCost };
	if (known && 'halted' in known) {
		return { entries: [], refused, requests, ids, notes: [], cost, halted: known.halted };
	}

	const leftOut = new Set<string>();
	await inTurns(raws, signal, (raw) => {
		const result = isSettled(raw.item) ? asIs(raw) : toRequest(raw, setup, known);
		if ('request' in result) requests.set(raw.item, result.request);
		else refused.set(raw.item, result.failure);
		result.leftOut?.forEach((name) => leftOut.add(name));
	});

	const open = [...requests.values()].filter(({ item }) => !isSettled(item));
	// Two nodes and two passes of a loop have the same execution id.
	const runId = `${context.getExecutionId()}-${surroundings.random().toString(36).slice(2, 8)}`;
	const takesSeveral = (name: string) => known?.account?.get(name)?.isMultiple ?? true;
	const made = toEntries(open, object, operation, settings.duplicates, runId, takesSeveral);
	made.refused.forEach((failure, item) => refused.set(item, failure));
	const notes = known ? [...known.notes, ...leftOutNote(leftOut, known)] : [];
	return { entries: made.entries, refused, requests, ids, notes, cost };
}

/** What the values of this run are checked by, and what it cost to read that. */
async function rulesOfRun(
	context: IExecuteFunctions,
	setup: Setup,
	given: GivenProperties,
	raws: readonly RawRequest[],
	surroundings: Surroundings,
	signal: AbortSignal,
): Promise<{ readonly known: KnownRules | Halted; readonly cost: RunCost }> {
	let cost = noCost;
	const reader = {
		connection: setup,
		surroundings,
		maxWaitMs: setup.settings.maxWaitMs,
		signal,
		onCost: (more: RunCost) => (cost = addCosts(cost, more)),
	};
	const values = raws.map((raw) => raw.values);
	const known = await readRules(setup, given, values, reader, context.getTimezone());
	return { known, cost };
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

/** What became of one item on its way to a request. */
type Checked = { readonly leftOut?: readonly string[] } & (
	| { readonly request: RecordRequest }
	| { readonly failure: Failure }
);

/** An earlier try has sent it: what its values are now does not count. */
function asIs({ item, envelope, id, associations }: RawRequest): Checked {
	const request = { item, envelope, properties: {}, associations };
	return { request: id === undefined ? request : { ...request, id } };
}

/** @param known none where no values are written */
function toRequest(
	{ values, empty, ...rest }: RawRequest,
	{ object, operation }: Setup,
	known: KnownRules | undefined,
): Checked {
	try {
		const converted = known
			? toProperties(values, empty, known.rules, rest.id)
			: { ok: true as const, properties: {}, leftOut: [] };
		const { leftOut } = converted;
		if (!converted.ok) return { failure: converted.failure, leftOut };
		const { properties } = converted;
		const request = { ...rest, properties };
		const failure = problemOf(request, operation, object, known?.account);
		return failure ? { failure, leftOut } : { request, leftOut };
	} catch (error) {
		// An object that another node has left, with members that throw.
		return { failure: refusal(complain('EXPRESSION_FAILED', { said: thrownText(error) })) };
	}
}

/** Names are any text: each is cut to what a line can show. */
function leftOutNote(names: ReadonlySet<string>, { account, rules }: KnownRules): string[] {
	if (names.size === 0) return [];
	const shownNames = [...names].slice(0, 20).map((name) => {
		const meant = rules.schema && labelled(name, rules.schema);
		const shownName = name.trim() === '' ? '(no name)' : shown(name);
		return meant ? `${shownName} (HubSpot calls it ${meant.name})` : shownName;
	});
	const more = names.size > shownNames.length ? `, and ${names.size - shownNames.length} more` : '';
	const why = account
		? 'as HubSpot has no such property to write'
		: 'as the field mapper has no such property';
	return [`Left out, ${why}: ${shownNames.join(', ')}${more}`];
}
