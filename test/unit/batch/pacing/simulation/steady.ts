import { World, type Conditions } from './world';

/** From here on it is measured: the first interval begins with an empty window. */
const FROM_MS = 20_000;
const TO_MS = 140_000;

/** Time between the starts of two processes. */
const APART_MS = 777;

export interface Steady extends Conditions {
	/** Requests that each process would have in flight. */
	readonly concurrency?: number;
}

/** Parts of the limit and of all requests, 0 to 1. */
export interface Shares {
	readonly used: number;
	readonly refused: number;
}

/** Runs processes that always have requests to send for two minutes of simulated time. */
export async function simulate(steady: Steady): Promise<Shares> {
	const { processes = 1, concurrency = 20 } = steady;
	const world = new World(steady);
	const isOver = () => world.time.now() >= TO_MS;
	const lanes = Array.from({ length: processes }, (_, index) => {
		const send = world.process(index);
		return Array.from({ length: concurrency }, async () => {
			await world.time.sleep(index * APART_MS);
			while (!isOver()) await send();
		});
	});
	await world.time.finish(Promise.all([...lanes.flat(), world.outsideCaller(isOver)]));
	return {
		used: world.used(FROM_MS, TO_MS),
		refused: world.refused(world.requests.filter(({ at }) => at >= FROM_MS)),
	};
}
