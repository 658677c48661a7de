import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { ownCategory } from '../../hubspot/errors/failure';
import { ofItem } from '../../hubspot/errors/problem';
import { isObject, textAt, type JsonObject } from '../../hubspot/json';
import { hiddenProperties } from '../../hubspot/request/matchingProperties';
import type { Engine } from '../engine';
import type { NodeConfig } from '../input/config';
import type { Prepared } from '../input/prepare';
import { binaryOf, fieldsOf, filesOf, type InputItems } from './inputItems';
import {
	errorLine,
	isUnwanted,
	type ItemOutcome,
	type SucceededItem,
	type UnsuccessfulItem,
} from './outcomes';
import { simplified } from './recordFields';

/** The output items of a run: one for each input item, in its order, unless it is skipped. */
export function outputItems(
	outcomes: readonly ItemOutcome[],
	config: NodeConfig,
	prepared: Prepared,
	input: InputItems,
	engine: Engine,
): INodeExecutionData[] {
	const shown = new Set<object>();
	const success = (json: IDataObject, item: number): INodeExecutionData => ({
		json: withInput(json, item, config, input),
		...pairedWith(item),
		...binaryOf(input, item),
	});
	return outcomes.flatMap((outcome, item) => {
		if (outcome.outcome === 'succeeded') {
			const json = toDataObject(jsonOf(outcome, item, config, prepared));
			// Items for one record must not share an object, because a later node can change it.
			const isShared = outcome.value !== undefined && shown.has(outcome.value);
			if (outcome.value) shown.add(outcome.value);
			return success(isShared ? structuredClone(json) : json, item);
		}
		if (isUnwanted(outcome, config)) {
			const failed = numbered(item, outcome);
			return errorItem(item, failed, prepared.ids.get(item), input, engine);
		}
		if (config.notFound === 'skip') return [];
		return success({ id: null, found: false }, item);
	});
}

/** The fields of a record, with those of the input item that are passed on. The record's win. */
function withInput(
	json: IDataObject,
	item: number,
	{ includeInput }: NodeConfig,
	input: InputItems,
): IDataObject {
	const files = filesOf(input, item);
	if (!includeInput && !files) return json;
	const given = includeInput ? fieldsOf(input.items[item]?.json ?? {}) : {};
	const others = Object.entries({ ...given, ...files });
	// A spread of objects with this many different names takes twice as long.
	return Object.fromEntries([
		...Object.entries(json),
		...others.filter(([name]) => !Object.hasOwn(json, name)),
	]);
}

/** The fields of an item: its record. Delete returns none, and a dry run shows the input. */
function jsonOf(
	{ value: record, notWritten }: SucceededItem,
	item: number,
	{ object, operation, dryRun, simplify }: NodeConfig,
	{ requests, ids }: Prepared,
): JsonObject {
	if (record === undefined) return { id: ids.get(item), deleted: true };
	if (!simplify || (dryRun && operation.writes)) return record;
	const request = requests.get(item);
	const isRead = operation.parts.includes('returned');
	const hidden = request && isRead ? hiddenProperties(request.envelope, object) : [];
	return simplified(record, hidden, notWritten);
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
	input: InputItems,
	{ routesDetails }: Engine,
): INodeExecutionData {
	const { message, original, ...facts } = outcome.failure;
	const { outcome: kind } = outcome;
	const id = outcome.outcome === 'notLinked' ? textAt(outcome.value, 'id') : undefined;
	const details = { outcome: kind, id, idValue, ...facts, refusal: undefined, message: original };
	const present = Object.entries(details).filter(([, value]) => value !== undefined);
	const shown = toDataObject(Object.fromEntries(present));
	const reason = routesDetails
		? { message: original ?? message, details: shown }
		: { message: JSON.stringify(shown) };
	return {
		json: { error: errorLine(outcome), ...reason },
		...pairedWith(item),
		// n8n would move it into `json`, and pass the item on as a success.
		...(!input.isBinaryInJson && binaryOf(input, item)),
	};
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

/** HubSpot sends JSON, and n8n takes JSON. */
function toDataObject(value: object): IDataObject {
	return isObject(value) ? (value as IDataObject) : {};
}
