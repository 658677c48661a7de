import { settleBatch } from './isolation/isolate';
import { Run, type RunOptions } from './run';
import type { Batch } from './types';

/**
 * Sends all batches, at most `concurrency` at a time, and gives every record exactly one outcome, of
 * which it tells `onSettled`.
 *
 * @param batches taken one by one; a queue can still be getting more
 */
export async function runBatches<Value, Failure>(
	batches: IterableIterator<Batch> | AsyncIterable<Batch>,
	options: RunOptions<Value, Failure>,
): Promise<void> {
	const run = new Run(options);
	const { cancel } = options;
	const onCancel = () => cancel && run.halt.stopRun(cancel.failure());
	if (cancel?.signal.aborted) onCancel();
	cancel?.signal.addEventListener('abort', onCancel);

	// Each lane takes the next batch when it is done with its last one.
	const lane = async () => {
		for await (const batch of batches) {
			run.ledger.add(batch.positions);
			// No batch waits for a reply any more: all that are left would be settled in one turn.
			if (run.halt.of(batch.group)) await options.turnIfDue?.();
			await run.work(async () => await settleBatch(batch, run));
		}
	};
	const lanes = Array.from({ length: options.concurrency }, lane);
	// If one throws, which is a bug, what the others send must stay in view.
	await Promise.allSettled(lanes);
	await Promise.all(lanes);

	cancel?.signal.removeEventListener('abort', onCancel);
	run.ledger.complete();
}
