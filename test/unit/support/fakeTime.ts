/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { setImmediate } from 'node:timers/promises';

interface Timer {
	readonly at: number;
	readonly wake: () => void;
}

/** A clock that jumps to the end of the next sleep, so that no test waits. */
export class FakeTime {
	private readonly timers: Timer[] = [];

	constructor(private time = Date.UTC(2026, 0, 31, 12)) {}

	readonly now = (): number => this.time;

	/** Always the middle. */
	readonly random = (): number => 0.5;

	/** Returns early, without throwing, when the signal is aborted. */
	readonly sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
		if (signal?.aborted) return;
		await new Promise<void>((resolve) => {
			const timer = { at: this.time + ms, wake: resolve };
			this.timers.push(timer);
			signal?.addEventListener('abort', () => {
				if (this.timers.includes(timer)) this.timers.splice(this.timers.indexOf(timer), 1);
				resolve();
			});
		});
	};

	/** Advances time until the work is done. Throws if the work waits for anything but this clock. */
	async finish<T>(work: Promise<T>): Promise<T> {
		let isDone = false;
		const done = () => {
			isDone = true;
		};
		work.then(done, done);
		for (;;) {
			await setImmediate();
			if (isDone) return await work;
			this.wakeNext();
		}
	}

	private wakeNext(): void {
		const [next] = [...this.timers].sort((one, other) => one.at - other.at);
		if (!next) throw new Error('The work waits, but no sleep is pending');
		this.timers.splice(this.timers.indexOf(next), 1);
		this.time = Math.max(this.time, next.at);
		next.wake();
	}
}
