import { InFlightLimit, MOST_IN_FLIGHT } from '../../../../nodes/CrmBatch/batch/pacing/inFlight';
import { Pacer } from '../../../../nodes/CrmBatch/batch/pacing/pacer';
import type { Turn } from '../../../../nodes/CrmBatch/batch/pacing/turn';
import { FakeTime } from '../../support/fakeTime';

const INTERVAL_MS = 10_000;

const begin = () => {
	const time = new FakeTime(0);
	const limit = new InFlightLimit(time);
	const replies = async (count: number, ms: number, isRefused = false) => {
		for (let reply = 0; reply < count; reply++) {
			await time.finish(time.sleep(ms));
			limit.replied(ms, isRefused, INTERVAL_MS);
		}
	};
	return { limit, replies };
};

describe('the number of requests in flight', () => {
	test('begins with ten', () => {
		expect(begin().limit.of()).toBe(10);
	});

	test('grows by one with each reply, to twenty', async () => {
		const { limit, replies } = begin();
		await replies(3, 100);
		expect(limit.of()).toBe(13);
		await replies(100, 100);
		expect(limit.of()).toBe(MOST_IN_FLIGHT);
	});

	test('is halved by a 429, once in a round trip, down to one', async () => {
		const { limit, replies } = begin();
		await replies(16, 100);
		limit.replied(100, true, INTERVAL_MS);
		limit.replied(100, true, INTERVAL_MS);
		expect(limit.of()).toBe(10);
		await replies(10, 100, true);
		expect(limit.of()).toBe(1);
	});

	test('is halved when replies get slower, down to four, and grows again when that is usual', async () => {
		const { limit, replies } = begin();
		await replies(16, 100);
		await replies(10, 1_000);
		expect(limit.of()).toBe(4);
		await replies(40, 1_000);
		expect(limit.of()).toBe(MOST_IN_FLIGHT);
	});

	test('is not halved by single slow replies', async () => {
		const { limit, replies } = begin();
		await replies(16, 100);
		await replies(1, 500);
		expect(limit.of()).toBe(MOST_IN_FLIGHT);
	});

	test('is what the rate needs, by the latency, and a little more', async () => {
		const { limit, replies } = begin();
		await replies(16, 1_000);
		// 2.5 a second for a second each are 2.5 in flight: three with the spare part, and one more.
		expect(limit.of(2.5 / 1_000)).toBe(4);
	});
});

describe('with as many requests in flight as may be, the next one', () => {
	const never = () => new AbortController().signal;
	const full = async () => {
		const time = new FakeTime(0);
		const pacer = new Pacer(time);
		const turns: Turn[] = [];
		(await time.finish(pacer.turn(never()))).replied(undefined);
		for (let sent = 0; sent < 11; sent++) turns.push(await time.finish(pacer.turn(never())));
		return { time, turns, next: pacer.turn(never()) };
	};

	test('waits for the reply to another one', async () => {
		const { time, turns, next } = await full();
		void time.sleep(700).then(() => turns[0]?.replied(undefined));
		const turn = await time.finish(next);
		expect(time.now()).toBe(700);
		expect(turn.pacedMs).toBe(700);
	});

	test('goes when another one is given back', async () => {
		const { time, turns, next } = await full();
		void time.sleep(300).then(() => turns[0]?.giveBack());
		await time.finish(next);
		expect(time.now()).toBe(300);
	});
});
