import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Outcome } from '../batch/types';
import type { Failure } from '../hubspot/errors/failure';
import type { Result } from '../hubspot/reply/judgeBatch';

/** What became of the items of one node run, by item. */
export type ItemOutcome = Outcome<Result, Failure>;

const journals = new WeakMap<object, Map<number, ItemOutcome>>();

/**
 * What earlier tries of this very node run have settled, to be added to as records are settled.
 *
 * With Retry On Fail n8n runs the whole node again: when it throws, and also when the first output
 * item has an `error`, even if On Error says to continue. A create that ran again would exist
 * twice. n8n makes new item objects for each run of a node, and gives the same ones to each try of
 * it, so the first item is what the tries have in common: nothing is stored, and the memory is
 * free when n8n drops the items. When an AI agent calls the node as a tool, n8n wraps the call's
 * arguments anew for each try, and the arguments are what the tries have in common.
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
