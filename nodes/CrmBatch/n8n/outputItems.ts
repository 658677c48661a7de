import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { NOT_FOUND } from '../hubspot/failure';
import { isObject, objectAt, type JsonObject } from '../hubspot/json';
import type { CrmRecord } from '../hubspot/reply';
import { hiddenProperties } from '../hubspot/returned';
import type { ItemOutcome } from './journal';
import type { Prepared } from './prepare';
import type { Setup } from './setup';

/** The output items of a run: one for each input item, in its order, unless it is to be skipped. */
export function outputItems(
	outcomes: readonly ItemOutcome[],
	{ object, operation, settings, simplify }: Setup,
	{ requests }: Prepared,
): INodeExecutionData[] {
	return outcomes.flatMap((outcome, item) => {
		const request = requests.get(item);
		if (outcome.outcome === 'succeeded') {
			const hidden =
				request && operation.parts.includes('returned')
					? hiddenProperties(request.envelope, object)
					: [];
			const record = outcome.result ?? { id: request?.id, archived: true };
			const asItIs = !simplify || settings.dryRun || outcome.result === undefined;
			return { json: toDataObject(asItIs ? record : simplified(record, hidden)), ...from(item) };
		}
		if (isNotFound(outcome) && settings.notFound !== 'error') {
			if (settings.notFound === 'skip') return [];
			return { json: { id: null, found: false }, ...from(item) };
		}
		return errorItem(item, outcome, request?.id);
	});
}

/**
 * The item of a record that did not succeed. `json` has no other key: n8n routes to the error
 * output by these three alone, and adds the source item's fields there.
 *
 * @param idValue what named the record
 */
export function errorItem(
	item: number,
	outcome: Miss,
	idValue: string | undefined,
): INodeExecutionData {
	const { message, original, ...known } = outcome.reason;
	const details = { outcome: outcome.outcome, idValue, ...known };
	const present = Object.entries(details).filter(([, value]) => value !== undefined);
	return {
		json: {
			error: errorLine(outcome),
			message: original ?? message,
			details: toDataObject(Object.fromEntries(present)),
		},
		...from(item),
	};
}

/** An object, not a number: n8n finds an error's source item by `item` in one. */
function from(item: number) {
	return { pairedItem: { item } };
}

/** A read of a record that does not exist. */
export function isNotFound(outcome: ItemOutcome): boolean {
	return outcome.outcome === 'failed' && outcome.reason.category === NOT_FOUND;
}

/** What became of an item that did not succeed. */
export type Miss = Exclude<ItemOutcome, { outcome: 'succeeded' }>;

const lines: Readonly<Record<Miss['outcome'], (reason: string) => string>> = {
	failed: (reason) => reason,
	notSent: (reason) => `Not sent: ${reason}`,
	unknown: (reason) => `May have been written, check before sending it again: ${reason}`,
};

/** One line that a person can act on. */
export function errorLine(outcome: Miss): string {
	const { message } = outcome.reason;
	const together =
		outcome.outcome === 'failed' && !outcome.alone
			? ' (HubSpot refused this item together with others; it was not tried alone)'
			: '';
	return lines[outcome.outcome](message) + together;
}

/** The fields that HubSpot adds around the properties, in the order in which they are shown. */
const around = [
	'createdAt',
	'updatedAt',
	'archived',
	'archivedAt',
	'new',
	'url',
	'propertiesWithHistory',
];

function simplified(record: CrmRecord, hidden: readonly string[]): JsonObject {
	const properties = Object.entries(objectAt(record, 'properties')).filter(
		([name]) => !hidden.includes(name),
	);
	const present = around.filter(
		(name) => Object.hasOwn(record, name) && record[name] !== undefined,
	);
	return Object.fromEntries([
		// First for the reader, and again because a property may be called `id`.
		['id', record.id],
		...properties,
		['id', record.id],
		...present.map((name) => [name, record[name]]),
	]);
}

/** What HubSpot sent is JSON, and so is what n8n takes. */
function toDataObject(value: object): IDataObject {
	return isObject(value) ? (value as IDataObject) : {};
}
