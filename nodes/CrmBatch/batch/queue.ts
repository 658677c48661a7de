import type { Batch } from './types';

/**
 * Batches that are made while others are sent. Whoever makes them waits while many are waiting, so
 * that a long run has few of its records in memory.
 */
export class BatchQueue implements AsyncIterable<Batch> {
	private readonly waiting: Batch[] = [];

	private isClosed = false;

	/** Called, and forgotten, when a batch comes or goes, or when no more will. */
	private readonly listeners = new Set<() => void>();

	/** @param most waiting batches beyond which `add` waits */
	constructor(private readonly most: number) {}

	/** Adds a batch, and waits until there is room for another. Ignores it if the queue is closed. */
	async add(batch: Batch): Promise<void> {
		if (this.isClosed) return;
		this.waiting.push(batch);
		this.notify();
		while (!this.isClosed && this.waiting.length > this.most) await this.change();
	}

	/** No more batches will come. Those that are waiting are still taken. */
	close(): void {
		this.isClosed = true;
		this.notify();
	}

	/** All that take batches from the queue can share it: each batch is taken once. */
	async *[Symbol.asyncIterator](): AsyncGenerator<Batch, void> {
		for (;;) {
			const batch = this.waiting.shift();
			if (batch) {
				this.notify();
				yield batch;
			} else if (this.isClosed) return;
			else await this.change();
		}
	}

	private async change(): Promise<void> {
		await new Promise<void>((resolve) => this.listeners.add(resolve));
	}

	private notify(): void {
		const listeners = [...this.listeners];
		this.listeners.clear();
		listeners.forEach((listener) => listener());
	}
}
