import type { INodeExecutionData } from 'n8n-workflow';

import type { Outcome } from '../batch/types';
import type { Failure } from '../hubspot/failure';
import type { Result } from '../hubspot/judge';

/** What became of the items of one node run, by item. */
export type ItemOutcome = Outcome<Result, Failure>;

const journals = new WeakMap<INodeExecutionData, Map<number, ItemOutcome>>();

/**
 * What earlier tries of this very node run have settled, to be added to as records are settled.
 *
 * With Retry On Fail n8n runs the whole node again: when it throws, and also when the first output
 * item has an `error`, even if On Error says to continue. A create that ran again would exist
 * twice. n8n makes new item objects for each run of a node, and gives the same ones to each try of
 * it, so the first item is what the tries have in common: nothing is stored, and the memory is
 * free when n8n drops the items.
 */
export function journalOf(items: readonly INodeExecutionData[]): Map<number, ItemOutcome> {
	const [first] = items;
	const known = first && journals.get(first);
	if (known) return known;
	const journal = new Map<number, ItemOutcome>();
	if (first) journals.set(first, journal);
	return journal;
}
