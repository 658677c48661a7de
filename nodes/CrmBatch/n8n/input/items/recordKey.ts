import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { failed, success, type Failure, type Result } from '../../../hubspot/errors/failure';
import { failureOf } from '../../../hubspot/errors/problem';
import type { JsonObject } from '../../../hubspot/json';
import { matchByProblem } from '../../../hubspot/request/checks';
import { tidyName } from '../../../hubspot/request/fields/fieldNames';
import { KeyFields } from '../../../hubspot/request/fields/keyFields';
import { toId } from '../../../hubspot/request/recordId';
import { RECORD_ID } from '../../../hubspot/tables/objects';
import type { Operation } from '../../../hubspot/tables/operations';
import type { ParameterReader, ParameterReaders } from '../parameters/reader';
import { isBlank, isPlain } from '../parameters/saved';

/** The property that identifies the record of an item, and its value. */
export interface Key {
	readonly idProperty: string;
	/** `undefined` if the operation needs none, or the item may have it in a field that has a label. */
	readonly id?: string | undefined;
	/** All fields of the item, in the second case. */
	readonly fieldsWithKey?: JsonObject | undefined;
	/** What an error calls the value. */
	readonly field: string;
}

/** Where the node has the key of an item: in its parameters, or in the field mapper. */
export interface KeySource {
	readonly idProperty: ParameterReader;
	/** Left out if the value is in the field of the item that is called like the property. */
	readonly value?: ParameterReader;
	/** What an error calls the value. */
	readonly fieldName: (idProperty: string) => string;
	/** Are both read without an evaluation by n8n? */
	readonly isPlain: boolean;
	/** Why the property cannot be matched by, if the node's list of such properties lacks it. */
	readonly wrong?: Failure;
}

/** The source of the key in the parameters 'Match By' and 'Value to Match'. */
export function keyInParameters(
	context: IExecuteFunctions,
	parameter: ParameterReaders,
	{ parts }: Operation,
): KeySource {
	const isGiven = parts.includes('id') && !isBlank(context, 'idValue');
	return {
		isPlain: ['idProperty', 'idValue'].every((name) => isPlain(context, [name])),
		idProperty: parts.includes('idProperty') ? parameter('idProperty') : () => RECORD_ID,
		...(isGiven && { value: parameter('idValue') }),
		fieldName: (idProperty) =>
			`'Value to Match'${idProperty === RECORD_ID ? '' : ` (${idProperty})`}`,
	};
}

/**
 * A reader of the key of each item. Throws what n8n throws when an expression fails.
 *
 * @param canHaveLabel are the account's properties read later, with their labels?
 */
export function keyReader(
	operation: Operation,
	items: readonly INodeExecutionData[],
	{ idProperty: idPropertyOf, value, fieldName, wrong: wrongProperty }: KeySource,
	canHaveLabel: boolean,
): (item: number) => Result<Key> {
	const keyFields = new KeyFields();
	const isRead = operation.parts.includes('id');

	/** Without a value to match, the item's field with the name of the property is taken. */
	const keyInFields = (fields: JsonObject, idProperty: string, field: string): Result<Key> => {
		const key = keyFields.keyOf(fields, idProperty);
		if (!key.ok) return key;
		if (key.value !== undefined) return success({ idProperty, field, id: key.value });
		return canHaveLabel && idProperty !== RECORD_ID
			? success({ idProperty, field, fieldsWithKey: fields })
			: failed(keyFields.missing(idProperty));
	};

	return (item) => {
		if (wrongProperty) return failed(wrongProperty);
		const idProperty = tidyName(String(idPropertyOf(item) ?? ''));
		const wrong = matchByProblem(idProperty, operation);
		if (wrong) return failed(failureOf(wrong));
		const field = fieldName(idProperty);
		if (!isRead) return success({ idProperty, field });
		if (!value) return keyInFields(items[item]?.json ?? {}, idProperty, field);
		const id = toId(value(item), idProperty);
		return id.ok
			? success({ idProperty, field, id: id.value })
			: failed(failureOf(id.failure, field));
	};
}
