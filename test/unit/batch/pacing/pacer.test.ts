import { Pacer } from '../../../../nodes/CrmBatch/batch/pacing/pacer';
import type { Turn } from '../../../../nodes/CrmBatch/batch/pacing/turn';
import { SeededRandom } from '../../../../sandbox/random';
import { FakeTime } from '../../support/fakeTime';
import { RollingLimit } from '../../support/rollingLimit';
import { simulate, type Steady } from './simulation/steady';

const never = () => new AbortController().signal;
const INTERVAL_MS = 10_000;

describe('a single process', () => {
	test.each<Steady & { atLeast: number }>([
		{ concurrency: 4, latencyMs: 100, atLeast: 0.97 },
		{ concurrency: 4, latencyMs: 300, atLeast: 0.97 },
		{ latencyMs: 300, atLeast: 0.97 },
		{ latencyMs: 300, jitter: 0.3, atLeast: 0.97 },
		{ latencyMs: 300, jitter: 0.9, before: 0.9, atLeast: 0.9 },
		{ latencyMs: 1000, atLeast: 0.97 },
		{ latencyMs: 1000, jitter: 0.3, before: 0.1, atLeast: 0.95 },
		{ latencyMs: 1000, jitter: 0.3, before: 0.9, atLeast: 0.94 },
		// 20 requests in flight of two seconds each are ten a second, of eleven that the limit has.
		{ latencyMs: 2000, atLeast: 0.89 },
		{ latencyMs: 2000, jitter: 0.3, atLeast: 0.89 },
		{ latencyMs: 100, max: 190, atLeast: 0.97 },
	])('has no request refused and uses the limit up: %j', async ({ atLeast, ...simulated }) => {
		const { used, refused } = await simulate(simulated);
		expect(refused).toBe(0);
		expect(used).toBeGreaterThan(atLeast);
	});
});

describe('a single process whose requests take a different time each way', () => {
	test.each([1, 2, 3, 4, 5, 6, 7, 8])('has no request refused (seed %i)', async (seed) => {
		const time = new FakeTime(0);
		const limit = new RollingLimit(time.now, 20, 400);
		const random = new SeededRandom(seed);
		const pacer = new Pacer(time);
		const lane = async () => {
			while (time.now() < 20_000) {
				const turn = await pacer.turn(never());
				await time.sleep(random.integer(1, 60));
				const allowance = limit.request();
				await time.sleep(random.integer(1, 60));
				turn.replied(allowance);
				if (!allowance) pacer.block(400);
			}
		};
		await time.finish(Promise.all(Array.from({ length: 12 }, lane)));
		expect(limit.counts.refused).toBe(0);
		expect(limit.counts.passed).toBeGreaterThan(0.7 * 1000);
	});
});

describe('several processes without a connection to each other', () => {
	test.each<Steady & { atLeast: number; atMost?: number }>([
		{ processes: 2, latencyMs: 300, atLeast: 0.9 },
		{ processes: 2, latencyMs: 1000, atLeast: 0.88 },
		{ processes: 4, concurrency: 4, latencyMs: 300, atLeast: 0.9 },
		{ processes: 4, latencyMs: 300, atLeast: 0.9 },
		{ processes: 4, latencyMs: 1000, atLeast: 0.9 },
		{ processes: 4, latencyMs: 2000, atLeast: 0.85 },
		{ processes: 8, latencyMs: 300, atLeast: 0.9 },
		{ processes: 8, latencyMs: 1000, atLeast: 0.9, atMost: 0.012 },
	])('have about 1 % refused at most: %j', async ({ atLeast, atMost = 0.01, ...simulated }) => {
		const { used, refused } = await simulate({ jitter: 0.3, before: 0.3, ...simulated });
		expect(refused).toBeLessThan(atMost);
		expect(used).toBeGreaterThan(atLeast);
	});
});

describe('a process beside a caller that heeds no limit', () => {
	test.each<Steady & { below?: number }>([
		{ others: 1, latencyMs: 300 },
		{ others: 1, latencyMs: 1000 },
		{ others: 3, latencyMs: 300 },
		{ others: 3, latencyMs: 1000 },
		{ others: 6, latencyMs: 300, below: 0.02 },
	])('leaves it its requests: %j', async ({ below = 0.01, ...simulated }) => {
		const { used, refused } = await simulate({ jitter: 0.3, ...simulated });
		expect(refused).toBeLessThan(below);
		expect(used).toBeGreaterThan(0.82);
	});
});

test('a burst below the limit does not wait', async () => {
	const time = new FakeTime(0);
	const limit = new RollingLimit(time.now, 110, INTERVAL_MS);
	const pacer = new Pacer(time);
	for (let sent = 0; sent < 100; sent++) {
		const turn: Turn = await time.finish(pacer.turn(never()));
		expect(turn.pacedMs).toBe(0);
		turn.replied(limit.request());
	}
	expect(time.now()).toBe(0);
});

test('a block delays every request, and its wait does not count as pacing', async () => {
	const time = new FakeTime(0);
	const pacer = new Pacer(time);
	pacer.block(10_000);
	const waiting = [pacer.turn(never()), pacer.turn(never())] as const;
	const first = await time.finish(waiting[0]);
	first.replied(undefined);
	const second = await time.finish(waiting[1]);
	expect(time.now()).toBe(10_000);
	expect([first.pacedMs, second.pacedMs]).toEqual([0, 0]);
});

describe('a block that others have caused', () => {
	const HOUR_MS = 3_600_000;

	test('refuses a turn at once to a caller that waits less long, and says why', async () => {
		const time = new FakeTime(0);
		const pacer = new Pacer<string>(time);
		pacer.block(10_000, 'too many requests');
		const turn = await time.finish(pacer.turn(never(), 5_000));
		expect(turn.tooLate).toBe('too many requests');
		expect(time.now()).toBe(0);
		const patient = await time.finish(pacer.turn(never(), 10_000));
		expect(patient.tooLate).toBeUndefined();
		expect(time.now()).toBe(10_000);
	});

	test('ends after a minute at the latest, with a single request that finds out', async () => {
		const time = new FakeTime(0);
		const pacer = new Pacer<string>(time);
		pacer.block(HOUR_MS, 'come back in an hour');
		const probe = await time.finish(pacer.turn(never()));
		expect(time.now()).toBe(60_000);
		const waiting = pacer.turn(never(), 90_000);
		probe.replied(undefined, true);
		pacer.block(HOUR_MS, 'come back in an hour');
		expect((await time.finish(waiting)).tooLate).toBe('come back in an hour');
		expect(time.now()).toBe(60_000);
	});

	test('is over for all when the single request passes', async () => {
		const time = new FakeTime(0);
		const pacer = new Pacer<string>(time);
		pacer.block(1_000, 'too many requests');
		const probe = await time.finish(pacer.turn(never()));
		const others = [pacer.turn(never()), pacer.turn(never())];
		probe.replied(undefined);
		await time.finish(Promise.all(others));
		expect(time.now()).toBe(1_000);
	});

	test('keeps the others from the single request for ten seconds at the longest', async () => {
		const time = new FakeTime(0);
		const pacer = new Pacer<string>(time);
		pacer.block(1_000, 'too many requests');
		await time.finish(pacer.turn(never()));
		await time.finish(pacer.turn(never()));
		expect(time.now()).toBe(11_000);
	});

	test('begins with the reply that refuses, before the caller has read how long it is', async () => {
		const time = new FakeTime(0);
		const pacer = new Pacer<string>(time);
		const [first, second] = await time.finish(
			Promise.all([pacer.turn(never()), pacer.turn(never())]),
		);
		first.replied(undefined, true);
		const next = pacer.turn(never(), 4_000);
		pacer.block(5_000, 'too many requests');
		expect((await time.finish(next)).tooLate).toBe('too many requests');
		second.giveBack();
	});
});

test('requests are forgotten when no reply can count them, and at once without a limit', async () => {
	const time = new FakeTime(0);
	const pacer = new Pacer(time);
	const kept = (): number =>
		Number(
			['pace', 'own', 'sent', 'length'].reduce<unknown>(
				(value, name) => Reflect.get(Object(value), name),
				pacer,
			),
		);
	for (let sent = 0; sent < 1_000; sent++) {
		(await time.finish(pacer.turn(never()))).replied(undefined);
	}
	expect(kept()).toBe(1);
	const limit = new RollingLimit(time.now, 110, INTERVAL_MS);
	for (let sent = 0; sent < 1_000; sent++) {
		(await time.finish(pacer.turn(never()))).replied(limit.request());
	}
	expect(kept()).toBeLessThanOrEqual(220);
});

test('turns are given in order of arrival', async () => {
	const time = new FakeTime(0);
	const pacer = new Pacer(time);
	pacer.block(1_000);
	const order: string[] = [];
	const take = async (name: string) => {
		await pacer.turn(never());
		order.push(name);
	};
	await time.finish(Promise.all([take('a'), take('b'), take('c')]));
	expect(order).toEqual(['a', 'b', 'c']);
});

test('an aborted turn ends its wait and does not delay the turns behind it', async () => {
	const time = new FakeTime(0);
	const pacer = new Pacer(time);
	const stop = new AbortController();
	pacer.block(10_000);
	const stopped = pacer.turn(stop.signal);
	const next = pacer.turn(never());
	stop.abort();
	(await time.finish(stopped)).giveBack();
	expect(time.now()).toBe(0);
	await time.finish(next);
	expect(time.now()).toBe(10_000);
});

test('a server without rate limit headers is not paced', async () => {
	const time = new FakeTime(0);
	const pacer = new Pacer(time);
	for (let sent = 0; sent < 1_000; sent++) {
		(await time.finish(pacer.turn(never()))).replied(undefined);
	}
	expect(time.now()).toBe(0);
});

test('a probe finds out that other callers have stopped', async () => {
	const time = new FakeTime(0);
	const pacer = new Pacer(time);
	const first = await time.finish(pacer.turn(never()));
	first.replied({ max: 110, remaining: 0, intervalMs: INTERVAL_MS });
	const second = await time.finish(pacer.turn(never()));
	expect(time.now()).toBeGreaterThan(0);
	expect(time.now()).toBeLessThanOrEqual(INTERVAL_MS);
	second.replied({ max: 110, remaining: 109, intervalMs: INTERVAL_MS });
	const at = time.now();
	await time.finish(pacer.turn(never()));
	expect(time.now()).toBe(at);
});

describe('a limit that replies do not tell', () => {
	const FIXED = { max: 5, intervalMs: 1_000 };

	test.each([
		{ concurrency: 1, latencyMs: 50 },
		{ concurrency: 3, latencyMs: 50 },
		{ concurrency: 3, latencyMs: 300 },
		{ concurrency: 10, latencyMs: 300 },
	])(
		'has no request refused: $concurrency at once, $latencyMs ms each',
		async ({ concurrency, latencyMs }) => {
			const time = new FakeTime(0);
			const limit = new RollingLimit(time.now, FIXED.max, FIXED.intervalMs);
			const pacer = new Pacer(time, FIXED);
			const lane = async () => {
				while (time.now() < 20_000) {
					const turn = await pacer.turn(never());
					await time.sleep(latencyMs / 2);
					limit.request();
					await time.sleep(latencyMs / 2);
					turn.replied(undefined);
				}
			};
			await time.finish(Promise.all(Array.from({ length: concurrency }, lane)));
			expect(limit.counts.refused).toBe(0);
			// As many as pass one after the other, or most of what the limit allows.
			const possible = Math.min((concurrency * 1_000) / latencyMs, FIXED.max);
			expect(limit.counts.passed).toBeGreaterThan(0.7 * possible * 20);
		},
	);

	test('is used up: no request is held in reserve', async () => {
		const time = new FakeTime(0);
		const pacer = new Pacer(time, FIXED);
		for (let sent = 0; sent < 5; sent++) (await pacer.turn(never())).replied(undefined);
		expect(time.now()).toBe(0);
		const sixth = await time.finish(pacer.turn(never()));
		expect([time.now(), sixth.pacedMs]).toEqual([1_000, 1_000]);
	});

	test('stays, whatever limit a reply has in its headers', async () => {
		const time = new FakeTime(0);
		const pacer = new Pacer(time, FIXED);
		const other = { max: 110, remaining: 100, intervalMs: 10_000 };
		for (let sent = 0; sent < 5; sent++) (await pacer.turn(never())).replied(other);
		await time.finish(pacer.turn(never()));
		expect(time.now()).toBe(1_000);
	});
});
