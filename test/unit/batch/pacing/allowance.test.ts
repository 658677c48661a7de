import { Pacer } from '../../../../nodes/CrmBatch/batch/pacing/pacer';
import type { Turn } from '../../../../nodes/CrmBatch/batch/pacing/turn';
import { FakeTime } from '../../support/fakeTime';

const never = () => new AbortController().signal;
const INTERVAL_MS = 10_000;

const begin = () => {
	const time = new FakeTime(0);
	const pacer = new Pacer(time);
	const take = async (): Promise<Turn> => await time.finish(pacer.turn(never()));
	const waitUntil = async (at: number) => await time.finish(time.sleep(at - time.now()));
	const reply = (turn: Turn, max: number, remaining: number) =>
		turn.replied({ max, remaining, intervalMs: INTERVAL_MS });
	/** Takes turns until one has to wait, and returns how many did not; 200 of them at the most. */
	const goAtOnce = async (onTurn: (turn: Turn, sent: number) => void = () => {}) => {
		for (let sent = 0; ; sent++) {
			const turn = await take();
			if (turn.pacedMs > 0 || sent === 200) return { sent, turn };
			onTurn(turn, sent);
		}
	};
	return { time, pacer, take, waitUntil, reply, goAtOnce };
};

describe('without other callers', () => {
	test('two requests of the limit stay unused, and the next one waits for the first to leave', async () => {
		const { time, reply, goAtOnce } = begin();
		const { sent, turn } = await goAtOnce((one, earlier) => reply(one, 10, 9 - earlier));
		expect(sent).toBe(8);
		expect(turn.pacedMs).toBe(INTERVAL_MS);
		expect(time.now()).toBe(INTERVAL_MS);
		reply(turn, 10, 9);
		const next = await goAtOnce((one, earlier) => reply(one, 10, 8 - earlier));
		expect(next.sent).toBe(7);
		expect(time.now()).toBe(2 * INTERVAL_MS);
	});

	test.each([1, 2, 3])('a limit of %i lets one request go in each interval', async (max) => {
		const { time, reply, goAtOnce } = begin();
		const { sent, turn } = await goAtOnce((one) => reply(one, max, max - 1));
		expect([sent, time.now()]).toEqual([1, INTERVAL_MS]);
		reply(turn, max, max - 1);
		const next = await goAtOnce();
		expect([next.sent, time.now()]).toEqual([0, 2 * INTERVAL_MS]);
	});

	test('a request leaves one interval after its reply, less the quickest round trip', async () => {
		const { time, take, waitUntil, reply, goAtOnce } = begin();
		const slow = await take();
		await waitUntil(300);
		reply(slow, 6, 5);
		const quick = await take();
		await waitUntil(401);
		reply(quick, 6, 4);
		const { sent } = await goAtOnce();
		expect(sent).toBe(2);
		// 300 + 10,000 - 101
		expect(time.now()).toBe(10_199);
	});

	test('a reply that names no limit keeps its request in the count', async () => {
		const { reply, goAtOnce } = begin();
		const { sent } = await goAtOnce((one, earlier) =>
			earlier === 0 ? reply(one, 10, 9) : one.replied(undefined),
		);
		expect(sent).toBe(8);
	});

	test('a request in flight stays in the count when the reply to another one names no limit', async () => {
		const { take, reply, goAtOnce } = begin();
		(await take()).replied(undefined);
		const [first, second, third] = [await take(), await take(), await take()];
		first.replied(undefined);
		reply(third, 10, 7);
		second.replied(undefined);
		const { sent } = await goAtOnce((one) => one.replied(undefined));
		expect(sent).toBe(10 - 2 - 3);
	});

	test('a turn that is given back does not count, and all others do', async () => {
		const { take, reply, goAtOnce } = begin();
		reply(await take(), 10, 9);
		for (let more = 0; more < 3; more++) (await take()).replied(undefined);
		for (let back = 0; back < 20; back++) (await take()).giveBack();
		const { sent } = await goAtOnce((one) => one.replied(undefined));
		expect(sent).toBe(4);
	});

	test('a request without a reply counts for as long as it takes', async () => {
		const { take, waitUntil, reply, goAtOnce } = begin();
		(await take()).replied(undefined);
		await take();
		reply(await take(), 10, 8);
		await waitUntil(3 * INTERVAL_MS);
		const { sent } = await goAtOnce((one, earlier) => reply(one, 10, 9 - earlier));
		expect(sent).toBe(7);
	});

	test('a round trip of several intervals does not end the count', async () => {
		const { take, waitUntil, reply, goAtOnce } = begin();
		const slow = await take();
		await waitUntil(3 * INTERVAL_MS);
		reply(slow, 10, 9);
		const { sent } = await goAtOnce((one, earlier) => reply(one, 10, 8 - earlier));
		expect(sent).toBe(7);
	});

	test('only the latest limit counts', async () => {
		const { take, reply, goAtOnce } = begin();
		reply(await take(), 100, 99);
		reply(await take(), 10, 8);
		const { sent } = await goAtOnce((one, earlier) => reply(one, 10, 7 - earlier));
		expect(sent).toBe(6);
	});
});

describe('beside other callers', () => {
	test('at least one request in an interval is left to this process', async () => {
		const { time, take, reply } = begin();
		reply(await take(), 100, 0);
		await take();
		expect(time.now()).toBe(INTERVAL_MS);
	});

	test('requests are sent at even intervals, a little faster than the share needs', async () => {
		const { time, take, reply } = begin();
		// 70 are theirs, and half of the 29 that are left but two is taken.
		reply(await take(), 100, 29);
		const times: number[] = [];
		for (let sent = 0; sent < 5; sent++) {
			(await take()).replied(undefined);
			times.push(time.now());
		}
		const gaps = times.map((at, index) => at - (times[index - 1] ?? 0));
		expect(new Set(gaps)).toEqual(new Set([Math.ceil(INTERVAL_MS / (14 * 2.5))]));
	});

	test('a single request beyond the share finds out each half interval whether they have stopped', async () => {
		const { time, take, reply } = begin();
		// Half of the ten that are left but two is taken, beside the one in the interval.
		reply(await take(), 100, 10);
		for (let sent = 0; sent < 4; sent++) (await take()).replied(undefined);
		const lastAt = time.now();
		reply(await take(), 100, 10);
		expect(time.now()).toBe(lastAt + INTERVAL_MS / 2);
	});

	test('no single request goes beyond the share while nothing is left', async () => {
		const { time, take, reply } = begin();
		reply(await take(), 100, 0);
		reply(await take(), 100, 0);
		expect(time.now()).toBe(INTERVAL_MS);
	});

	test('own requests that were sent after the one of the reply are not in its count', async () => {
		const { time, take, waitUntil, reply } = begin();
		(await take()).replied(undefined);
		const first = await take();
		await waitUntil(1);
		const second = await take();
		reply(first, 100, 49);
		second.replied(undefined);
		const before = time.now();
		await take();
		// 50 are theirs and 2 are here; one of these is in flight, for which they have 25.
		const share = Math.floor(2 + (100 - 50 - 2 - 2 - 25) / 2);
		expect(time.now() - before).toBe(Math.ceil(INTERVAL_MS / (share * 2.5)));
	});

	test('own requests that a slow reply can have counted do not pass for others', async () => {
		const { take, waitUntil, reply, goAtOnce } = begin();
		(await take()).replied(undefined);
		const slow = await take();
		const quick = await take();
		await waitUntil(100);
		reply(quick, 100, 98);
		for (let more = 0; more < 5; more++) reply(await take(), 100, 97 - more);
		await waitUntil(1_000);
		reply(slow, 100, 93);
		const { sent } = await goAtOnce((one) => one.replied(undefined));
		expect(sent).toBe(100 - 2 - 7);
	});

	test('a few requests of others show in the average of many replies', async () => {
		const { time, take, waitUntil, reply, goAtOnce } = begin();
		for (let at = 1; at <= 40; at++) {
			await waitUntil(at * 10);
			const turn = await take();
			await waitUntil(at * 10 + 5);
			// Two requests that may be wrong guesses, each time.
			reply(turn, 100, 100 - at - 2);
		}
		const { sent } = await goAtOnce((one) => one.replied(undefined));
		expect(time.now()).toBeLessThan(INTERVAL_MS);
		expect(sent).toBeLessThan(100 - 40 - 2 - 2);
	});
});
