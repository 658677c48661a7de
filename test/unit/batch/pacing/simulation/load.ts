import { INTERVAL_MS, World, type Conditions } from './world';

/** Requests of an execution: one that reads the properties, then the batches. */
const REQUESTS = 26;

/** Requests of an execution that can be in flight. */
const LANES = 20;

/** Executions that a process runs at once, and the longest time between the starts of two. */
const AT_ONCE = 10;
const APART_MS = 300;

/** How often a process computes for a while, on average. */
const STALL_EVERY_MS = 1_000;

/** n8n in queue mode: processes take executions from a queue until it is empty. */
export interface Load extends Conditions {
	readonly executions?: number;
	/** The processes start at random within this time. */
	readonly startsWithinMs?: number;
	/** Longest time for which a process computes and does nothing else. */
	readonly stallMs?: number;
}

/** Parts of the limit and of all requests, 0 to 1. */
export interface LoadShares {
	/** From the first to the last request. */
	readonly whole: number;
	/** Without the first and the last interval. */
	readonly between: number;
	/** Of the processes, without the caller that heeds no limit. */
	readonly refused: number;
}

/** Runs a queue of executions until all have ended. */
export async function simulateLoad(load: Load): Promise<LoadShares> {
	const { processes = 1, executions = 40, startsWithinMs = 0, stallMs = 0 } = load;
	const world = new World(load);
	const { time, part } = world;
	let waiting = executions;
	let running = processes;

	const work = async (index: number) => {
		let busyUntil = 0;
		let isOver = false;
		const whenFree = async () => {
			while (time.now() < busyUntil) await time.sleep(busyUntil - time.now());
		};
		const stalls = async () => {
			while (stallMs > 0 && !isOver) {
				await time.sleep(-STALL_EVERY_MS * Math.log(1 - part()));
				busyUntil = time.now() + part(stallMs);
			}
		};
		const send = world.process(index, whenFree);
		const execute = async () => {
			await send();
			let left = REQUESTS - 1;
			const lane = async () => {
				for (; left > 0; ) {
					left -= 1;
					await send();
				}
			};
			await Promise.all(Array.from({ length: LANES }, lane));
		};
		const slot = async () => {
			await time.sleep(part(APART_MS * AT_ONCE));
			for (; waiting > 0; ) {
				waiting -= 1;
				await execute();
			}
		};
		await time.sleep(part(startsWithinMs));
		void stalls();
		await Promise.all(Array.from({ length: AT_ONCE }, slot));
		isOver = true;
		running -= 1;
	};
	const all = Promise.all(Array.from({ length: processes }, async (_, index) => await work(index)));
	void world.outsideCaller(() => running === 0);
	await time.finish(all);

	const times = world.requests.filter(({ isRefused }) => !isRefused).map(({ at }) => at);
	const [first, last] = [Math.min(...times), Math.max(...times)];
	return {
		whole: world.used(first, last),
		between: world.used(first + INTERVAL_MS, last - INTERVAL_MS),
		refused: world.refused(world.requests.filter(({ process }) => process !== undefined)),
	};
}
