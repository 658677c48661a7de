import { settleBatch } from './isolate';
import { Run, type RunCost, type RunOptions } from './run';
import type { Batch, Outcome } from './types';

/**
 * Sends all batches, at most `concurrency` at a time, and gives every record exactly one outcome.
 *
 * @param size how many records the batches hold together
 * @returns the outcomes by position, and what they cost
 */
export async function runBatches<Result, Reason>(
	size: number,
	batches: readonly Batch[],
	options: RunOptions<Result, Reason>,
): Promise<{ outcomes: Array<Outcome<Result, Reason>>; cost: RunCost }> {
	const run = new Run(size, options);
	const { cancel } = options;
	const onCancel = () => cancel && run.halt.stopRun(cancel.reason);
	if (cancel?.signal.aborted) onCancel();
	cancel?.signal.addEventListener('abort', onCancel);

	// One iterator for all lanes: each takes the next batch when it is done with its last one.
	const waiting = batches.values();
	const lane = async () => {
		for (const batch of waiting) await settleBatch(batch, run);
	};
	await Promise.all(Array.from({ length: Math.min(options.concurrency, batches.length) }, lane));

	cancel?.signal.removeEventListener('abort', onCancel);
	return { outcomes: run.ledger.complete(), cost: run.cost };
}
