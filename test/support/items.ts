import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** Items as an earlier node would put them out. */
export function itemsOf(rows: readonly IDataObject[]): INodeExecutionData[] {
	return rows.map((json) => ({ json }));
}

/** Which input item each output item came from, by its `pairedItem`. */
export function sourceOf(items: readonly INodeExecutionData[]): unknown[] {
	return items.map(({ pairedItem }) => pairedItem);
}

/** `{ item: 0 }, { item: 1 }, …`: every input item's own. */
export function eachOnce(length: number): Array<{ item: number }> {
	return Array.from({ length }, (_, item) => ({ item }));
}

/** Output items by the input item that they came from. */
export function bySource(items: readonly INodeExecutionData[]): Map<number, IDataObject> {
	return new Map(
		items.map(({ json, pairedItem }) => {
			if (typeof pairedItem !== 'object' || Array.isArray(pairedItem)) {
				throw new Error(`pairedItem is ${JSON.stringify(pairedItem)}, not an object`);
			}
			return [pairedItem.item, json];
		}),
	);
}
