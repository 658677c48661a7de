import { BatchQueue } from '../../../nodes/CrmBatch/batch/queue';
import type { Batch } from '../../../nodes/CrmBatch/batch/types';
import { FakeTime } from '../support/fakeTime';
import { allSucceed, play, succeeded } from '../support/recorder';

const batch = (...positions: number[]): Batch => ({ group: 'all', positions });

/** Takes all batches of a queue. Returns their first positions, as they come. */
async function take(queue: BatchQueue, taken: number[] = []): Promise<number[]> {
	for await (const { positions } of queue) taken.push(positions[0] ?? NaN);
	return taken;
}

describe('BatchQueue', () => {
	test('gives the batches in their order, also those that wait when it is closed', async () => {
		const queue = new BatchQueue(10);
		await queue.add(batch(1));
		await queue.add(batch(2));
		queue.close();
		expect(await take(queue)).toEqual([1, 2]);
	});

	test('gives each batch to one of those that take from it', async () => {
		const queue = new BatchQueue(10);
		const lanes = [take(queue), take(queue), take(queue)];
		for (let position = 0; position < 5; position++) await queue.add(batch(position));
		queue.close();
		expect((await Promise.all(lanes)).flat().sort()).toEqual([0, 1, 2, 3, 4]);
	});

	test('lets whoever makes batches wait while more than a few are waiting', async () => {
		const queue = new BatchQueue(2);
		let made = 0;
		const making = (async () => {
			for (; made < 6; made++) await queue.add(batch(made));
			queue.close();
		})();
		await Promise.resolve();
		await Promise.resolve();
		await Promise.resolve();
		expect(made).toBe(2);
		expect(await take(queue)).toEqual([0, 1, 2, 3, 4, 5]);
		await making;
		expect(made).toBe(6);
	});

	test('takes nothing more when it is closed, and lets nobody wait', async () => {
		const queue = new BatchQueue(0);
		const waiting = queue.add(batch(1));
		queue.close();
		await waiting;
		await queue.add(batch(2));
		expect(await take(queue)).toEqual([1]);
	});
});

describe('a run', () => {
	test('sends batches while others are made', async () => {
		const queue = new BatchQueue(10);
		const work = play({ records: 0, batches: queue, answer: allSucceed, concurrency: 3 });
		await queue.add(batch(0, 1));
		await queue.add(batch(5));
		queue.close();
		const { outcomes, requests } = await work;
		expect(requests.map(({ positions }) => positions)).toEqual([[0, 1], [5]]);
		expect(outcomes.filter(Boolean)).toEqual([succeeded(0), succeeded(1), succeeded(5)]);
	});

	test('has the same patience with a batch that is made late', async () => {
		const time = new FakeTime();
		const queue = new BatchQueue(10);
		const makeBatches = async () => {
			await queue.add(batch(0));
			await time.sleep(60_000);
			await queue.add(batch(1));
			queue.close();
		};
		const making = makeBatches();
		const { outcomes } = await play({
			...{ records: 0, batches: queue, time, maxWaitMs: 1_000, concurrency: 2 },
			answer: (positions, request) =>
				request === 1
					? { verdict: 'retry', failure: 'down', otherwise: 'notSent', afterMs: 100 }
					: allSucceed(positions),
		});
		await making;
		expect(outcomes).toEqual([succeeded(0), succeeded(1)]);
	});

	test('throws if a record is in two batches', async () => {
		const queue = new BatchQueue(10);
		const work = play({ records: 0, batches: queue, answer: allSucceed });
		await queue.add(batch(0, 1));
		await queue.add(batch(1));
		queue.close();
		await expect(work).rejects.toThrow('Record 1 is in two batches');
	});
});
