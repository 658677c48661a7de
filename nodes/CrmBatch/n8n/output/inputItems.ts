import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { isObject } from '../../hubspot/json';
import { FILES, INPUT_ERROR } from '../../hubspot/tables/itemFields';

/** The input items of a run, of which an output item can have parts. */
export interface InputItems {
	readonly items: readonly INodeExecutionData[];
	/** Does the workflow keep binary data in `json` (setting `binaryMode`)? */
	readonly isBinaryInJson: boolean;
}

/**
 * A copy of the fields of an input item. The field `error` gets another name: n8n takes an item with
 * it for a failed one, and runs the node again with Retry On Fail.
 */
export function fieldsOf(json: IDataObject): IDataObject {
	const { error, ...others } = copyOf(json);
	return error === undefined ? others : { [INPUT_ERROR]: error, ...others };
}

/** The fields, without those that throw: another node can leave a getter. */
function copyOf(json: IDataObject): IDataObject {
	try {
		return { ...json };
	} catch {
		const copy: IDataObject = {};
		for (const name of Object.keys(json)) {
			try {
				copy[name] = json[name];
			} catch {
				// Without this field, the item still shows what was written.
			}
		}
		return copy;
	}
}

/** The binary data of an input item that is kept in its fields, if there is any. */
export function filesOf(
	{ items, isBinaryInJson }: InputItems,
	item: number,
): IDataObject | undefined {
	const files = isBinaryInJson ? items[item]?.json[FILES] : undefined;
	return isObject(files) ? { [FILES]: files as IDataObject } : undefined;
}

/** The binary data of an input item that is kept beside its fields. */
export function binaryOf(
	{ items }: InputItems,
	item: number,
): { readonly binary?: IBinaryKeyData } {
	const { binary } = items[item] ?? {};
	return binary ? { binary } : {};
}
