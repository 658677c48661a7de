import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { toEntries } from '../hubspot/entries';
import type { Failure } from '../hubspot/failure';
import type { Entry, RecordRequest } from '../hubspot/request';
import { requestReader } from './readRequests';
import { readPropertyNames } from './schemaNames';
import type { Setup } from './setup';

/** What a run is going to send, and what it is not. */
export interface Prepared {
	readonly entries: readonly Entry[];
	/** Items that were refused by a check, before anything is sent. */
	readonly refused: ReadonlyMap<number, Failure>;
	/** What each item wants, by item. */
	readonly requests: ReadonlyMap<number, RecordRequest>;
	/** What the user should know about what is left out. */
	readonly notes: readonly string[];
}

/**
 * Reads and checks all items, and makes an entry of each record.
 *
 * @param isSettled items that an earlier try of this run has done: they are read, not sent
 */
export async function prepare(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	setup: Setup,
	isSettled: (item: number) => boolean,
): Promise<Prepared> {
	const { object, operation, settings } = setup;
	const ignored = new Set<string>();
	const notes: string[] = [];
	const keep = await nameFilter(setup, ignored, notes);
	const read = requestReader(context, operation, items, keep, (name) => ignored.add(name));

	const requests = new Map<number, RecordRequest>();
	const refused = new Map<number, Failure>();
	items.forEach((_, item) => {
		const result = read(item);
		if ('request' in result) requests.set(item, result.request);
		else refused.set(item, result.failure);
	});
	if (ignored.size > 0) notes.push(`Not sent, as no property has that name: ${list(ignored)}`);

	const open = [...requests.values()].filter(({ item }) => !isSettled(item));
	const { entries, refused: duplicates } = toEntries(
		open,
		object,
		operation,
		settings.duplicates,
		context.getExecutionId(),
	);
	duplicates.forEach((failure, item) => refused.set(item, failure));
	return { entries, refused, requests, notes };
}

/** Which names are sent: all, unless those that HubSpot does not have are to be ignored. */
async function nameFilter(
	{ object, operation, settings, send }: Setup,
	ignored: Set<string>,
	notes: string[],
): Promise<(name: string) => boolean> {
	const all = () => true;
	if (!settings.ignoreUnknown || !operation.parts.includes('properties')) return all;
	const names = await readPropertyNames(send, object);
	if ('message' in names) {
		notes.push(`Unknown properties could not be left out: ${names.message}`);
		return all;
	}
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
