import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** An item that the node returned. */
export interface OutputItem {
	/** Index of the input item that it is paired with. */
	readonly item: number;
	readonly json: IDataObject;
	/** `json.error` and `json.details`, which only error items have. */
	readonly error: unknown;
	readonly details: IDataObject | undefined;
}

/** Input items with these fields. */
export function itemsOf(rows: readonly IDataObject[]): INodeExecutionData[] {
	return rows.map((json) => ({ json }));
}

/** Output items of n8n. Throws unless each is paired with one input item, as `{ item: 0 }`. */
export function outputItems(items: readonly INodeExecutionData[]): OutputItem[] {
	return items.map(({ json, pairedItem }) => {
		if (typeof pairedItem !== 'object' || !('item' in pairedItem) || 'input' in pairedItem) {
			throw new Error(`pairedItem is ${JSON.stringify(pairedItem)}, not { item: … } alone`);
		}
		const { error, details } = json;
		return { item: pairedItem.item, json, error, details: isObject(details) ? details : undefined };
	});
}

/** The indexes of the input items that these items are paired with. */
export function itemIndexes(items: ReadonlyArray<Pick<OutputItem, 'item'>>): number[] {
	return items.map(({ item }) => item);
}

/** `[0, 1, 2, …]`: the index of each input item, once and in order. */
export function eachOnce(length: number): number[] {
	return Array.from({ length }, (_, item) => item);
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null;
}
