import { sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import type { Surroundings } from '../batch/types';
import { toEntries } from '../hubspot/entries';
import type { Failure } from '../hubspot/failure';
import type { Entry, RecordRequest } from '../hubspot/request';
import { readSchemaPatiently } from './readSchema';
import { requestReader } from './readRequests';
import type { Setup } from './setup';

/** What a run is going to send, and what it is not. */
export interface Prepared {
	readonly entries: readonly Entry[];
	/** Items that were refused by a check, before anything is sent. */
	readonly refused: ReadonlyMap<number, Failure>;
	/** What each item wants, by item. */
	readonly requests: ReadonlyMap<number, RecordRequest>;
	/** What names the record of each item, by item, where it could be read. */
	readonly ids: ReadonlyMap<number, string>;
	/** What the user should know about what is left out. */
	readonly notes: readonly string[];
}

/** Items that are read in one go, about 50 ms: n8n has other things to do in between. */
const READ_AT_ONCE = 500;

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
	const ignored = new Set<string>();
	const notes: string[] = [];
	const signal = context.getExecutionCancelSignal() ?? new AbortController().signal;
	const keep = await nameFilter(setup, ignored, notes, surroundings, signal);
	const read = requestReader(context, setup, items, keep, (name) => ignored.add(name));

	const requests = new Map<number, RecordRequest>();
	const refused = new Map<number, Failure>();
	const ids = new Map<number, string>();
	for (let item = 0; item < items.length; item++) {
		if (item % READ_AT_ONCE === 0 && item > 0) await sleep(0);
		if (signal.aborted) break;
		const result = read(item);
		if (result.id !== undefined) ids.set(item, result.id);
		if ('request' in result) requests.set(item, result.request);
		else refused.set(item, result.failure);
	}
	if (ignored.size > 0) {
		notes.push(`Left out, as HubSpot has no such property to write: ${list(ignored)}`);
	}

	const open = [...requests.values()].filter(({ item }) => !isSettled(item));
	// Two nodes and two passes of a loop have the same execution id.
	const runId = `${context.getExecutionId()}-${surroundings.random().toString(36).slice(2, 8)}`;
	const made = toEntries(open, object, operation, settings.duplicates, runId);
	made.refused.forEach((failure, item) => refused.set(item, failure));
	return { entries: made.entries, refused, requests, ids, notes };
}

/** Which names are sent: all, unless those that HubSpot does not have are to be ignored. */
async function nameFilter(
	{ object, operation, settings, send }: Setup,
	ignored: Set<string>,
	notes: string[],
	surroundings: Surroundings,
	signal: AbortSignal,
): Promise<(name: string) => boolean> {
	const all = () => true;
	const isAsked = settings.unknownProperties === 'ignore' && operation.parts.includes('properties');
	if (!isAsked) return all;
	const { maxWaitMs } = settings;
	const properties = await readSchemaPatiently(send, object, maxWaitMs, surroundings, signal);
	if ('message' in properties) {
		notes.push(`Unknown properties could not be left out: ${properties.message}`);
		return all;
	}
	const names = new Set(properties.map(({ name }) => name));
	return (name) => {
		if (!names.has(name)) ignored.add(name);
		return names.has(name);
	};
}

function list(names: ReadonlySet<string>): string {
	const shown = [...names].slice(0, 20);
	return (
		shown.join(', ') + (names.size > shown.length ? `, and ${names.size - shown.length} more` : '')
	);
}
