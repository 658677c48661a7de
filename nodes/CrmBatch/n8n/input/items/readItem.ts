import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { failed, success, type Result } from '../../../hubspot/errors/failure';
import { failureOf, problem } from '../../../hubspot/errors/problem';
import type { JsonObject } from '../../../hubspot/json';
import type { Part } from '../../../hubspot/tables/operations';
import type { Envelope, ItemRequest } from '../../../hubspot/tables/request';
import type { EmptyPolicy } from '../../../hubspot/values/properties';
import { thrownText } from '../../http/requestErrors';
import { toAssociations } from '../associations';
import type { NodeConfig } from '../config';
import { itemOptions, namesOf } from '../options';
import { parameterReaders, remembering } from '../parameters/reader';
import type { PropertyValues } from '../propertyValues';
import { keyInParameters, keyReader, type Key } from './recordKey';

/** The request of one item, with property values that are not converted yet. */
export interface RawRequest extends Omit<ItemRequest, 'properties'> {
	/** All fields of the item, if one that has a label may identify its record. */
	readonly fieldsWithKey?: JsonObject | undefined;
	/** What an error calls the value that identifies the record. */
	readonly keyField?: string;
	/** By the names that the item gives. */
	readonly values: JsonObject;
	readonly empty: EmptyPolicy;
}

/** One item, read. The value that identifies its record is there even if the rest is not, if known. */
interface ReadItem {
	readonly id: string | undefined;
	readonly request: Result<RawRequest>;
}

/** Reads items one by one. Never throws: an expression that fails is a failure of its item. */
export interface ItemReader {
	readonly read: (item: number) => ReadItem;
	/** Reads the key of an item alone. */
	readonly readKey: (item: number) => Result<Key>;
	/** Is the key of an item read without an evaluation by n8n? */
	readonly isKeyPlain: boolean;
}

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
	const read = properties?.parameter ?? parameterReaders(context, items);
	const parameter = (name: string, part: Part) => (reads(part) ? read(name) : () => undefined);

	const source = properties?.key ?? keyInParameters(context, read, operation);
	const keyOf = keyReader(operation, items, source, properties !== undefined);
	const propertyNames = parameter('propertyNames', 'returned');
	const associations = parameter('associations', 'associations');
	const options = read('options');

	const toOptions = remembering(itemOptions);
	const toNames = remembering(namesOf);
	const toLinks = remembering((value) => toAssociations(value, object, operation.linksInline));
	const toEnvelope = sharedEnvelopes();

	const readRest = (item: number, key: Key): Result<RawRequest> => {
		const { idProperty, id, fieldsWithKey, field } = key;
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
			id,
			fieldsWithKey,
			keyField: field,
			values: values.value,
			empty,
			associations: links.value,
		});
	};

	const readKey = (item: number): Result<Key> => {
		try {
			return keyOf(item);
		} catch (error) {
			return failed(expressionFailure(error));
		}
	};

	return {
		read: (item) => {
			const key = readKey(item);
			if (!key.ok) return { id: undefined, request: key };
			const { id } = key.value;
			try {
				return { id, request: readRest(item, key.value) };
			} catch (error) {
				return { id, request: failed(expressionFailure(error)) };
			}
		},
		readKey,
		isKeyPlain: source.isPlain,
	};
}

/** The failure of an item with an expression, or a field, that throws. */
export function expressionFailure(error: unknown) {
	return failureOf(problem('EXPRESSION_FAILED', { said: thrownText(error) }));
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
