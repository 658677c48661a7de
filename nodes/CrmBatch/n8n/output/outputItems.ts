import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { ownCategory } from '../../hubspot/errors/failure';
import { ofItem } from '../../hubspot/errors/problem';
import { isObject, objectAt, type JsonObject } from '../../hubspot/json';
import type { Returned } from '../../hubspot/reply/judgeBatch';
import type { CrmRecord } from '../../hubspot/reply/reply';
import { hiddenProperties } from '../../hubspot/request/matchingProperties';
import type { Engine } from '../engine';
import type { NodeConfig } from '../input/config';
import type { Prepared } from '../input/prepare';
import { errorLine, isUnwanted, type ItemOutcome, type UnsuccessfulItem } from './outcomes';

/** The output items of a run: one for each input item, in its order, unless it is skipped. */
export function outputItems(
	outcomes: readonly ItemOutcome[],
	config: NodeConfig,
	prepared: Prepared,
	engine: Engine,
): INodeExecutionData[] {
	const shown = new Set<object>();
	return outcomes.flatMap((outcome, item) => {
		if (outcome.outcome === 'succeeded') {
			const json = toDataObject(jsonOf(outcome.value, item, config, prepared));
			// Items for one record must not share an object, because a later node can change it.
			const isShared = outcome.value !== undefined && shown.has(outcome.value);
			if (outcome.value) shown.add(outcome.value);
			return { json: isShared ? structuredClone(json) : json, ...pairedWith(item) };
		}
		if (isUnwanted(outcome, config)) {
			return errorItem(item, numbered(item, outcome), prepared.ids.get(item), engine);
		}
		if (config.notFound === 'skip') return [];
		return { json: { id: null, found: false }, ...pairedWith(item) };
	});
}

/** The fields of an item: its record. Delete returns none, and a dry run shows the input. */
function jsonOf(
	record: Returned,
	item: number,
	{ object, operation, dryRun, simplify }: NodeConfig,
	{ requests, ids }: Prepared,
): JsonObject {
	if (record === undefined) return { id: ids.get(item), archived: true };
	if (!simplify || (dryRun && operation.writes)) return record;
	const request = requests.get(item);
	const isRead = operation.parts.includes('returned');
	return simplified(record, request && isRead ? hiddenProperties(request.envelope, object) : []);
}

/**
 * The item of a record that did not succeed. `json` has no other key, because n8n routes an item to
 * the error output by these three alone, and adds the source item's fields there. An older n8n knows
 * two of them, so `message` has the details as JSON there.
 *
 * @param idValue the value that identifies the record
 */
export function errorItem(
	item: number,
	outcome: UnsuccessfulItem,
	idValue: string | undefined,
	{ routesDetails }: Engine,
): INodeExecutionData {
	const { message, original, ...facts } = outcome.failure;
	const { outcome: kind } = outcome;
	const details = { outcome: kind, idValue, ...facts, refusal: undefined, message: original };
	const present = Object.entries(details).filter(([, value]) => value !== undefined);
	const shown = toDataObject(Object.fromEntries(present));
	const reason = routesDetails
		? { message: original ?? message, details: shown }
		: { message: JSON.stringify(shown) };
	return { json: { error: errorLine(outcome), ...reason }, ...pairedWith(item) };
}

/** The failure of an invalid item names the item, so that the user finds its row. */
function numbered(item: number, outcome: UnsuccessfulItem): UnsuccessfulItem {
	const isInvalid = outcome.failure.category === ownCategory.invalidInput;
	return isInvalid ? { ...outcome, failure: ofItem(outcome.failure, item) } : outcome;
}

/** An object, not a number: n8n finds an error's source item by the key `item`. */
function pairedWith(item: number) {
	return { pairedItem: { item } };
}

/** HubSpot's fields around the properties, in the order in which they are shown. */
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
		// First for the reader, and again because a property can have the name `id`.
		['id', record.id],
		...properties,
		['id', record.id],
		...present.map((name) => [name, record[name]]),
	]);
}

/** HubSpot sends JSON, and n8n takes JSON. */
function toDataObject(value: object): IDataObject {
	return isObject(value) ? (value as IDataObject) : {};
}
