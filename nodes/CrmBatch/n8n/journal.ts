import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ItemOutcome } from './output/outcomes';

const journals = new WeakMap<object, Map<number, ItemOutcome>>();

/**
 * The outcomes that earlier tries of this node run have settled, by item index. The run adds to it.
 *
 * With Retry On Fail, n8n runs the whole node again: if it throws, and also if the first output item
 * has an `error`, even if On Error is set to continue. A create that ran again would exist twice.
 * n8n makes new item objects for each run of a node and passes the same ones to each try, so the
 * first item identifies the run: nothing is stored, and the memory is free when n8n drops the items.
 * When an AI agent calls the node as a tool, n8n wraps the arguments again for each try, so the
 * arguments identify the run.
 */
export function journalOf(
	context: Pick<IExecuteFunctions, 'isToolExecution'>,
	items: readonly INodeExecutionData[],
): Map<number, ItemOutcome> {
	const [first] = items;
	// Not in n8n before 1.86.
	const isTool = context.isToolExecution?.() === true;
	const common = isTool ? first?.json : first;
	const known = common && journals.get(common);
	if (known) return known;
	const journal = new Map<number, ItemOutcome>();
	if (common) journals.set(common, journal);
	return journal;
}
