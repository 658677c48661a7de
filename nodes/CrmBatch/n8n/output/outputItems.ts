import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Steps } from '../../batch/types';
import { ownCategory } from '../../hubspot/errors/failure';
import { ofItem } from '../../hubspot/errors/problem';
import type { AnyOperation } from '../../hubspot/tables/operations';
import { isObject, setMember, textAt, type JsonObject } from '../../hubspot/json';
import { hiddenProperties } from '../../hubspot/request/matchingProperties';
import type { Engine } from '../engine';
import type { NodeConfig } from '../input/config';
import type { ItemFacts } from '../input/items/checkItems';
import { binaryOf, fieldsOf, filesOf, type InputItems } from './inputItems';
import {
	errorLine,
	isUnwanted,
	type ItemOutcome,
	type SucceededItem,
	type UnsuccessfulItem,
} from './outcomes';
import { simplified, unchanged } from './recordFields';

/** The output items of a run: one for each input item, in its order, unless it is skipped. */
export function* outputItems(
	outcomes: readonly ItemOutcome[],
	config: NodeConfig,
	facts: ItemFacts,
	input: InputItems,
	engine: Engine,
): Steps<INodeExecutionData[]> {
	const made: INodeExecutionData[] = [];
	const shown = new Set<object>();
	const success = (json: IDataObject, item: number): INodeExecutionData => ({
		json: withInput(json, item, config, input),
		...pairedWith(item),
		...binaryOf(input, item),
	});
	for (const [item, outcome] of outcomes.entries()) {
		if (outcome.outcome === 'succeeded') {
			const json = toDataObject(jsonOf(outcome, item, config, facts));
			// Items for one record must not share an object, because a later node can change it.
			const isShared = outcome.value !== undefined && shown.has(outcome.value);
			if (outcome.value) shown.add(outcome.value);
			made.push(success(isShared ? structuredClone(json) : json, item));
		} else if (isUnwanted(outcome, config)) {
			const failed = numbered(item, outcome);
			made.push(errorItem(item, failed, facts.ids[item], input, engine, config.operation));
		} else if (config.notFound !== 'skip') {
			made.push(success({ id: null, found: false }, item));
		}
		yield;
	}
	return made;
}

/** The fields of a record, with those of the input item that are passed on. The record's win. */
export function withInput(
	json: IDataObject,
	item: number,
	{ includeInput }: Pick<NodeConfig, 'includeInput'>,
	input: InputItems,
): IDataObject {
	const files = filesOf(input, item);
	if (!includeInput && !files) return json;
	const given = includeInput ? fieldsOf(input.items[item]?.json ?? {}) : {};
	const fields: IDataObject = {};
	for (const own of [json, given, files ?? {}]) {
		for (const name of Object.keys(own)) {
			if (!Object.hasOwn(fields, name)) setMember(fields, name, own[name]);
		}
	}
	return fields;
}

/** The fields of an item: its record. Delete returns none, and a dry run shows the input. */
function jsonOf(
	{ value: record, notWritten, deletedId }: SucceededItem,
	item: number,
	{ object, operation, dryRun, simplify }: NodeConfig,
	{ envelopes, ids }: ItemFacts,
): JsonObject {
	if (record === undefined) return { id: deletedId ?? ids[item], deleted: true };
	if (!simplify || (dryRun && operation.writes)) return unchanged(record);
	const envelope = envelopes[item];
	const isRead = operation.parts.includes('returned');
	const hidden = envelope && isRead ? hiddenProperties(envelope, object) : [];
	return simplified(record, hidden, notWritten);
}

/** Items that show no record. */
export function* errorItems(
	outcomes: Iterable<UnsuccessfulItem>,
	input: InputItems,
	engine: Engine,
	operation?: AnyOperation,
): Steps<INodeExecutionData[]> {
	const made: INodeExecutionData[] = [];
	for (const outcome of outcomes) {
		made.push(errorItem(made.length, outcome, undefined, input, engine, operation));
		yield;
	}
	return made;
}

/**
 * The item of a record that did not succeed. `json` has no other key, because n8n routes an item to
 * the error output by these three alone, and adds the source item's fields there. `message` has
 * HubSpot's own words, if there are any. An older n8n knows two of the keys, so `message` has the
 * details as JSON there, and these the words.
 *
 * @param idValue the value that identifies the record
 */
export function errorItem(
	item: number,
	outcome: UnsuccessfulItem,
	idValue: string | undefined,
	input: InputItems,
	{ routesDetails }: Engine,
	operation?: AnyOperation,
): INodeExecutionData {
	const { message, original, ...facts } = outcome.failure;
	const id = outcome.outcome === 'notLinked' ? textAt(outcome.value, 'id') : undefined;
	const details = { outcome: outcome.outcome, id, idValue, ...facts, refusal: undefined };
	const reason = routesDetails
		? { message: original ?? message, details: present(details) }
		: { message: JSON.stringify(present({ ...details, message: original })) };
	return {
		json: { error: errorLine(outcome, operation), ...reason },
		...pairedWith(item),
		// n8n would move it into `json`, and pass the item on as a success.
		...(!input.isBinaryInJson && binaryOf(input, item)),
	};
}

/** The facts that are known. */
function present(facts: object): IDataObject {
	const known = Object.entries(facts).filter(([, value]) => value !== undefined);
	return toDataObject(Object.fromEntries(known));
}

/** The failure of an invalid item names the item, so that the user finds its row. */
export function numbered(item: number, outcome: UnsuccessfulItem): UnsuccessfulItem {
	const isInvalid = outcome.failure.category === ownCategory.invalidInput;
	return isInvalid ? { ...outcome, failure: ofItem(outcome.failure, item) } : outcome;
}

/** An object, not a number: n8n finds an error's source item by the key `item`. */
export function pairedWith(item: number) {
	return { pairedItem: { item } };
}

/** HubSpot sends JSON, and n8n takes JSON. */
export function toDataObject(value: object): IDataObject {
	return isObject(value) ? (value as IDataObject) : {};
}
