import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { matchByProblem } from '../../hubspot/request/checks';
import { complain, refusal } from '../../hubspot/errors/problem';
import type { Failure } from '../../hubspot/errors/failure';
import { toId } from '../../hubspot/request/recordId';
import { isObject, type JsonObject } from '../../hubspot/json';
import { RECORD_ID, type CrmObject } from '../../hubspot/tables/objects';
import type { Operation, Part } from '../../hubspot/tables/operations';
import type { RecordRequest } from '../../hubspot/tables/request';
import type { EmptyPolicy } from '../../hubspot/values/properties';
import { OptionValues } from './options';
import { parameterReader } from './parameters';
import { toAssociations } from './associations';
import type { GivenProperties } from './propertyValues';
import { thrownText } from '../http/thrownText';

/** One item's wish as its parameters give it, with values that nobody has looked at yet. */
export interface RawRequest extends Omit<RecordRequest, 'properties'> {
	readonly values: JsonObject;
	readonly empty: EmptyPolicy;
}

/** One item, read: what it wants, or why it cannot be sent; and what names its record, if known. */
export type Read = { readonly id?: string | undefined } & (
	| { readonly raw: RawRequest }
	| { readonly failure: Failure }
);

/** Reads one item. Never throws: an expression that fails is a failure of its item. */
export type RequestReader = (item: number) => Read;

/** A reader of the node's parameters for an operation, item by item. */
export function requestReader(
	context: IExecuteFunctions,
	{ object, operation }: { readonly object: CrmObject; readonly operation: Operation },
	items: readonly INodeExecutionData[],
	properties: GivenProperties | undefined,
): RequestReader {
	const reads = (part: Part) => operation.parts.includes(part);
	const parameter = (name: string, part: Part) =>
		reads(part) ? parameterReader(context, items, name) : () => undefined;

	const idValue = parameter('idValue', 'id');
	const idProperties = parameter('idProperty', 'idProperty');
	const propertyNames = parameter('propertyNames', 'returned');
	const associations = parameter('associations', 'associations');
	const options = parameterReader(context, items, 'options');

	const readKey = (item: number): Key | Refusal => {
		const idProperty = reads('idProperty') ? String(idProperties(item) ?? '').trim() : RECORD_ID;
		const problem = matchByProblem(idProperty, operation);
		if (problem) return { failure: refusal(problem) };
		if (!reads('id')) return { idProperty };
		const id = toId(idValue(item), idProperty);
		if (!('complaint' in id)) return { idProperty, ...id };
		const field = `'ID'${idProperty === RECORD_ID ? '' : ` (${idProperty})`}`;
		return { failure: refusal(id.complaint, field) };
	};

	const readRest = (item: number, { idProperty, id }: Key): Read => {
		const given = options(item);
		const option = isObject(given) ? given : {};
		const optionValues = new OptionValues(option);
		const empty = optionValues.choice('emptyValues', 'Empty Values', ['ignore', 'clear']);
		const archived = optionValues.boolean('archived', 'Archived');
		if (optionValues.problem) return { failure: optionValues.problem };

		const read = properties ? properties.read(item) : { values: {} };
		if ('complaint' in read) return { failure: refusal(read) };
		const links = toAssociations(associations(item), object);
		if ('failure' in links) return links;

		return {
			raw: {
				item,
				envelope: {
					idProperty,
					properties: namesOf(propertyNames(item)),
					propertiesWithHistory: reads('returned') ? namesOf(option.propertiesWithHistory) : [],
					archived: reads('returned') && archived,
				},
				...(id !== undefined && { id }),
				// Read here and once: a getter that another node has left may throw.
				values: { ...read.values },
				empty,
				associations: links.associations,
			},
		};
	};

	return (item) => {
		let id: string | undefined;
		try {
			const key = readKey(item);
			if ('failure' in key) return key;
			id = key.id;
			return { ...readRest(item, key), id };
		} catch (error) {
			const complaint = complain('EXPRESSION_FAILED', { said: thrownText(error) });
			return { failure: refusal(complaint), id };
		}
	};
}

interface Key {
	readonly idProperty: string;
	readonly id?: string;
}

type Refusal = Extract<Read, { failure: Failure }>;

/** Names from a list, or from text that separates them by commas. */
function namesOf(value: unknown): string[] {
	const names: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(',');
	return [...new Set(names.map((name) => String(name).trim()).filter(Boolean))];
}
