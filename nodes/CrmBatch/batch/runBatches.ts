import { settleBatch } from './isolation/isolate';
import { Run, type RunOptions } from './run';
import type { Batch, Outcome } from './types';

/**
 * Sends all batches, at most `concurrency` at a time, and gives every record exactly one outcome.
 *
 * @param size number of records in all batches together
 * @returns the outcomes, by position
 */
export async function runBatches<Value, Failure>(
	size: number,
	batches: readonly Batch[],
	options: RunOptions<Value, Failure>,
): Promise<Array<Outcome<Value, Failure>>> {
	const run = new Run(size, options);
	const { cancel } = options;
	const onCancel = () => cancel && run.halt.stopRun(cancel.failure);
	if (cancel?.signal.aborted) onCancel();
	cancel?.signal.addEventListener('abort', onCancel);

	// All lanes share one iterator: each lane takes the next batch when it is done with its last one.
	const waiting = batches.values();
	const lane = async () => {
		for (const batch of waiting) {
			// No batch waits for a reply any more: all that are left would be settled in one turn.
			if (run.halt.of(batch.group)) await options.turnIfDue?.();
			await settleBatch(batch, run);
		}
	};
	await Promise.all(Array.from({ length: Math.min(options.concurrency, batches.length) }, lane));

	cancel?.signal.removeEventListener('abort', onCancel);
	return run.ledger.complete();
}
