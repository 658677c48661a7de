import type { INodeExecutionData } from 'n8n-workflow';
import type { WorkflowResult } from '../../test/support/engine/n8nEngine';

/** The position of an item in a finished run. */
export interface Place {
	node: string;
	output: number;
	index: number;
}

/**
 * The index of the item of the node `origin` from which an item was made. Follows `pairedItem` from
 * node to node, as n8n does for `$('Extract from File').item`.
 */
export function originOf(place: Place, origin: string, result: WorkflowResult): number {
	let { node, output, index } = place;
	while (node !== origin) {
		const from = pairedIndex(result.output(node, output)[index]);
		const source = result.runData[node]?.[0]?.source[0];
		if (from === undefined || !source) {
			throw new Error(`Item ${index} of "${node}" has no pairedItem`);
		}
		node = source.previousNode;
		output = source.previousNodeOutput ?? 0;
		index = from;
	}
	return index;
}

function pairedIndex(item: INodeExecutionData | undefined): number | undefined {
	const paired = item?.pairedItem;
	const first = Array.isArray(paired) ? paired[0] : paired;
	return typeof first === 'object' ? first.item : first;
}
