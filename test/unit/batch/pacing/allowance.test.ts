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

	test('a request leaves one interval after its reply, less half the quickest round trip', async () => {
		const { time, take, waitUntil, reply, goAtOnce } = begin();
		const slow = await take();
		await waitUntil(300);
		reply(slow, 10, 9);
		const quick = await take();
		await waitUntil(401);
		reply(quick, 10, 8);
		const { sent } = await goAtOnce((one, earlier) => {
			if (earlier < 5) return;
			expect(one.pacedMs).toBe(0);
		});
		expect(sent).toBe(6);
		// 300 + 10,000 - 101 / 2, in whole milliseconds
		expect(time.now()).toBe(10_250);
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
		const [first, second, third] = [await take(), await take(), await take()];
		first.replied(undefined);
		reply(third, 100, 94);
		second.replied(undefined);
		// 4 are of others, 2 are the square root of this, and 2 are here.
		const { sent } = await goAtOnce((one) => one.replied(undefined));
		expect(sent).toBe(100 - 4 - 2 - 2);
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
		const { sent } = await goAtOnce();
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
	test('the square root of the number of their requests stays unused', async () => {
		const { reply, goAtOnce } = begin();
		const { sent } = await goAtOnce((one, earlier) => reply(one, 100, 100 - 50 - earlier));
		expect(sent).toBe(100 - 49 - 7);
	});

	test('a request in flight here stands for one of theirs, if they send as many', async () => {
		const { take, reply, goAtOnce } = begin();
		reply(await take(), 100, 50);
		// Each one takes one, and keeps another one free.
		const { sent } = await goAtOnce();
		expect(sent).toBe(22);
	});

	test('a request in flight here stands for their share, if they send less', async () => {
		const { take, reply, goAtOnce } = begin();
		reply(await take(), 100, 95);
		// 4 are theirs, 2 are the square root of this, and nearly 4 are the share of all in flight.
		const { sent } = await goAtOnce();
		expect(sent).toBe(100 - 4 - 2 - 4 - 1);
	});

	test('a single request finds out each half interval whether they have stopped', async () => {
		const { time, take, reply } = begin();
		reply(await take(), 100, 0);
		reply(await take(), 100, 0);
		expect(time.now()).toBe(INTERVAL_MS / 2);
		await take();
		expect(time.now()).toBe(INTERVAL_MS);
	});

	test('a request goes earlier if an own one leaves before that', async () => {
		const { time, take, waitUntil, reply, goAtOnce } = begin();
		const first = await take();
		reply(first, 10, 5);
		await waitUntil(9_000);
		const { sent, turn } = await goAtOnce((one, earlier) => reply(one, 10, 4 - earlier));
		expect([sent, turn.pacedMs, time.now()]).toEqual([3, 1_000, 10_000]);
	});

	test('own requests that were sent after the one of the reply are not in its count', async () => {
		const { take, waitUntil, reply, goAtOnce } = begin();
		const first = await take();
		await waitUntil(1);
		const second = await take();
		reply(first, 100, 95);
		second.replied(undefined);
		// 4 are theirs, 2 are the square root of this, and 2 are here.
		const { sent } = await goAtOnce((one) => one.replied(undefined));
		expect(sent).toBe(100 - 4 - 2 - 2);
	});

	test('own requests that were sent one interval before are not in the count of a reply', async () => {
		const { take, waitUntil, reply, goAtOnce } = begin();
		await take();
		await waitUntil(1);
		await take();
		await waitUntil(INTERVAL_MS);
		const last = await take();
		reply(last, 100, 94);
		// 4 are theirs, 2 are the square root of this, 1 is their share of two in flight, and 3 are here.
		const { sent } = await goAtOnce((one) => one.replied(undefined));
		expect(sent).toBe(100 - 4 - 2 - 1 - 3);
	});

	test('own requests are kept until no request in flight can count them', async () => {
		const { take, waitUntil, reply, goAtOnce } = begin();
		reply(await take(), 100, 99);
		await waitUntil(9_000);
		const slow = await take();
		await waitUntil(11_000);
		(await take()).replied(undefined);
		reply(slow, 100, 94);
		// The reply counts the first and the slow one, so that 4 are theirs.
		const { sent } = await goAtOnce((one) => one.replied(undefined));
		expect(sent).toBe(100 - 4 - 2 - 2);
	});
});
