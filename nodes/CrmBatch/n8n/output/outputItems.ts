import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { complain, refusal, ofItem } from '../../hubspot/errors/problem';
import { NOT_FOUND, ownCategory } from '../../hubspot/errors/categories';
import { isObject, objectAt, type JsonObject } from '../../hubspot/json';
import type { Result } from '../../hubspot/reply/judgeBatch';
import type { CrmRecord } from '../../hubspot/reply/reply';
import { hiddenProperties } from '../../hubspot/request/matchingProperties';
import type { ItemOutcome } from '../journal';
import type { Prepared } from '../input/prepare';
import type { Setup } from '../input/config';

/** The output items of a run: one for each input item, in its order, unless it is to be skipped. */
export function outputItems(
	outcomes: readonly ItemOutcome[],
	setup: Setup,
	prepared: Prepared,
): INodeExecutionData[] {
	const shown = new Set<object>();
	return outcomes.flatMap((outcome, item) => {
		if (outcome.outcome === 'succeeded') {
			const json = toDataObject(recordOf(outcome.result, item, setup, prepared));
			// Items that stand for one record must not share an object that a later node may change.
			const isShared = outcome.result !== undefined && shown.has(outcome.result);
			if (outcome.result) shown.add(outcome.result);
			return { json: isShared ? structuredClone(json) : json, ...from(item) };
		}
		if (isMiss(outcome, setup)) {
			return errorItem(item, numbered(item, outcome), prepared.ids.get(item));
		}
		if (setup.settings.notFound === 'skip') return [];
		return { json: { id: null, found: false }, ...from(item) };
	});
}

/** What an item shows of its record: archive returns none, and a dry run shows the input. */
function recordOf(
	result: Result,
	item: number,
	{ object, operation, settings, simplify }: Setup,
	{ requests, ids }: Prepared,
): JsonObject {
	if (result === undefined) return { id: ids.get(item), archived: true };
	if (!simplify || (settings.dryRun && operation.writes)) return result;
	const request = requests.get(item);
	const isRead = operation.parts.includes('returned');
	return simplified(result, request && isRead ? hiddenProperties(request.envelope, object) : []);
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
	const details = { outcome: outcome.outcome, idValue, ...known, message: original };
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

/** What an item gives is refused with its number, so that its row can be found. */
function numbered(item: number, outcome: Miss): Miss {
	const isItems = outcome.reason.category === ownCategory.invalidInput;
	return isItems ? { ...outcome, reason: ofItem(outcome.reason, item) } : outcome;
}

/** An object, not a number: n8n finds an error's source item by `item` in one. */
function from(item: number) {
	return { pairedItem: { item } };
}

/** Is this what the user did not want? A read may be content with a record that does not exist. */
export function isMiss(outcome: ItemOutcome, setup: Setup): boolean {
	return outcome.outcome !== 'succeeded' && !isWantedAbsence(outcome, setup);
}

function isWantedAbsence(outcome: Miss, { operation, settings }: Setup): boolean {
	// Refused only together with others is not the same as not found.
	const isAbsent = outcome.outcome === 'failed' && outcome.alone;
	return (
		isAbsent &&
		outcome.reason.category === NOT_FOUND &&
		operation.parts.includes('returned') &&
		settings.notFound !== 'error'
	);
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
	// n8n takes an item for a success when its `error` is empty.
	const message = outcome.reason.message || refusal(complain('REASON_UNKNOWN')).message;
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
