import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { failed, success, type Result } from '../../hubspot/errors/failure';
import { failureOf, problem } from '../../hubspot/errors/problem';
import type { JsonObject } from '../../hubspot/json';
import { matchByProblem } from '../../hubspot/request/checks';
import { tidyName } from '../../hubspot/request/fieldNames';
import { KeyFields } from '../../hubspot/request/keyFields';
import { toId } from '../../hubspot/request/recordId';
import { RECORD_ID } from '../../hubspot/tables/objects';
import type { Part } from '../../hubspot/tables/operations';
import type { Envelope, ItemRequest } from '../../hubspot/tables/request';
import type { EmptyPolicy } from '../../hubspot/values/properties';
import { thrownText } from '../http/requestErrors';
import { toAssociations } from './associations';
import type { NodeConfig } from './config';
import { itemOptions, namesOf } from './options';
import { isBlank, parameterReader, remembering } from './parameters';
import type { PropertyValues } from './propertyValues';

/** The request of one item, with property values that are not converted yet. */
export interface RawRequest extends Omit<ItemRequest, 'properties'> {
	/** All fields of the item, if one that has a label may identify its record. */
	readonly fieldsWithKey?: JsonObject;
	/** By the names that the item gives. */
	readonly values: JsonObject;
	readonly empty: EmptyPolicy;
}

/** One item, read. The value that identifies its record is there even if the rest is not, if known. */
type ReadItem = Result<RawRequest> & { readonly id?: string | undefined };

/** Reads one item. Never throws: an expression that fails is a failure of its item. */
export type ItemReader = (item: number) => ReadItem;

/**
 * A reader of the node's parameters, item by item.
 *
 * @param properties how the items give their property values; none if the operation takes none
 */
export function itemReader(
	context: IExecuteFunctions,
	{ object, operation }: NodeConfig,
	items: readonly INodeExecutionData[],
	properties: PropertyValues | undefined,
): ItemReader {
	const reads = (part: Part) => operation.parts.includes(part);
	const parameter = (name: string, part: Part) =>
		reads(part) ? parameterReader(context, items, name) : () => undefined;

	const idValue = parameter('idValue', 'id');
	const idProperties = parameter('idProperty', 'idProperty');
	const propertyNames = parameter('propertyNames', 'returned');
	const associations = parameter('associations', 'associations');
	const options = parameterReader(context, items, 'options');

	const keyFields = new KeyFields();
	const isGiven = !isBlank(context, 'idValue');

	const readKey = (item: number): Result<Key> => {
		const idProperty = reads('idProperty') ? tidyName(String(idProperties(item) ?? '')) : RECORD_ID;
		const wrong = matchByProblem(idProperty, operation);
		if (wrong) return failed(failureOf(wrong));
		if (!reads('id')) return success({ idProperty });
		if (!isGiven) return keyInFields(items[item]?.json ?? {}, idProperty);
		const id = toId(idValue(item), idProperty);
		if (id.ok) return success({ idProperty, id: id.value });
		const field = `'Value to Match'${idProperty === RECORD_ID ? '' : ` (${idProperty})`}`;
		return failed(failureOf(id.failure, field));
	};

	/** Without a value to match, the item's field with the name of the property is taken. */
	const keyInFields = (fields: JsonObject, idProperty: string): Result<Key> => {
		const key = keyFields.keyOf(fields, idProperty);
		if (!key.ok) return key;
		if (key.value !== undefined) return success({ idProperty, id: key.value });
		// Labels are known when the account's properties have been read.
		const canHaveLabel = properties !== undefined && idProperty !== RECORD_ID;
		return canHaveLabel
			? success({ idProperty, fieldsWithKey: fields })
			: failed(keyFields.missing(idProperty));
	};

	const toOptions = remembering(itemOptions);
	const toNames = remembering(namesOf);
	const toLinks = remembering((value) => toAssociations(value, object, operation.linksInline));
	const toEnvelope = sharedEnvelopes();

	const readRest = (item: number, { idProperty, id, fieldsWithKey }: Key): Result<RawRequest> => {
		const option = toOptions(options(item));
		if (!option.ok) return option;
		const { empty, archived, withHistory } = option.value;
		const values = properties ? properties.read(item) : success({});
		if (!values.ok) return failed(failureOf(values.failure));
		const links = toLinks(associations(item));
		if (!links.ok) return links;

		return success({
			item,
			envelope: toEnvelope({
				idProperty,
				properties: toNames(propertyNames(item)),
				propertiesWithHistory: reads('returned') ? withHistory : none,
				archived: reads('returned') && archived,
			}),
			...(id !== undefined && { id }),
			...(fieldsWithKey && { fieldsWithKey }),
			// Copied here, once: a getter that another node has left can throw.
			values: { ...values.value },
			empty,
			associations: links.value,
		});
	};

	return (item) => {
		let id: string | undefined;
		try {
			const key = readKey(item);
			if (!key.ok) return key;
			id = key.value.id;
			return { ...readRest(item, key.value), id };
		} catch (error) {
			return { ...failed(expressionFailure(error)), id };
		}
	};
}

/** The failure of an item with an expression, or a field, that throws. */
export function expressionFailure(error: unknown) {
	return failureOf(problem('EXPRESSION_FAILED', { said: thrownText(error) }));
}

interface Key {
	readonly idProperty: string;
	readonly id?: string;
	readonly fieldsWithKey?: JsonObject;
}

const none: readonly string[] = [];

/** Items with the same envelope as the one before share it: one takes less memory than 100,000. */
function sharedEnvelopes(): (envelope: Envelope) => Envelope {
	let last: Envelope | undefined;
	return (envelope) => {
		const isSame =
			last?.idProperty === envelope.idProperty &&
			last.properties === envelope.properties &&
			last.propertiesWithHistory === envelope.propertiesWithHistory &&
			last.archived === envelope.archived;
		if (!last || !isSame) last = envelope;
		return last;
	};
}
