import { Pacer } from '../../../../nodes/CrmBatch/batch/pacing/pacer';
import { SeededRandom } from '../../../../sandbox/random';
import { FakeTime } from '../../support/fakeTime';
import { RollingLimit } from '../../support/rollingLimit';

const INTERVAL_MS = 10_000;
/** From here on it is measured: the first interval begins with an empty window. */
const FROM_MS = 20_000;
const TO_MS = 140_000;

export interface Simulated {
	/** Processes without a connection to each other, each with a pacer. */
	readonly processes?: number;
	/** Requests that each of them would have in flight. */
	readonly concurrency?: number;
	/** Average round trip. */
	readonly latencyMs: number;
	/** How far each way can be from its average: 0.3 means 30 %. */
	readonly jitter?: number;
	/** Part of the round trip before the server counts the request. */
	readonly before?: number;
	readonly max?: number;
	/** Requests per second of a caller that heeds no limit, at random times. */
	readonly others?: number;
	readonly seed?: number;
}

/** Parts of the limit and of all requests, 0 to 1. */
export interface Shares {
	readonly used: number;
	readonly refused: number;
}

/** Runs processes for two minutes of simulated time against a rolling limit. */
export async function simulate({
	processes = 1,
	concurrency = 20,
	latencyMs,
	jitter = 0,
	before = 0.5,
	max = 110,
	others = 0,
	seed = 1,
}: Simulated): Promise<Shares> {
	const random = new SeededRandom(seed);
	const part = () => random.integer(0, 1_000_000) / 1_000_000;
	const time = new FakeTime(0);
	const clock = { now: time.now, sleep: time.sleep, random: part };
	const limit = new RollingLimit(time.now, max, INTERVAL_MS);
	const counts = { passed: 0, refused: 0 };
	const request = () => {
		const allowance = limit.request();
		if (time.now() >= FROM_MS) counts[allowance ? 'passed' : 'refused'] += 1;
		return allowance;
	};
	const travel = async (share: number) =>
		await time.sleep(latencyMs * share * (1 + jitter * (2 * part() - 1)));

	const lane = async (pacer: Pacer, index: number) => {
		await time.sleep(index * 777);
		while (time.now() < TO_MS) {
			const turn = await pacer.turn(new AbortController().signal);
			await travel(before);
			const allowance = request();
			await travel(1 - before);
			turn.replied(allowance ?? { max, remaining: 0, intervalMs: INTERVAL_MS }, !allowance);
			if (allowance) continue;
			pacer.block(undefined, 'refused');
			await time.sleep(500 * part());
		}
	};
	const caller = async () => {
		while (time.now() < TO_MS) {
			await time.sleep((-1000 * Math.log(1 - part())) / others);
			request();
		}
	};
	const lanes = Array.from({ length: processes }, (_, index) => {
		const pacer = new Pacer(clock);
		return Array.from({ length: concurrency }, async () => await lane(pacer, index));
	});
	await time.finish(Promise.all([...lanes.flat(), ...(others > 0 ? [caller()] : [])]));
	const { passed, refused } = counts;
	return {
		used: passed / ((max * (TO_MS - FROM_MS)) / INTERVAL_MS),
		refused: refused / (passed + refused),
	};
}
