import { Pacer } from '../../../../nodes/CrmBatch/batch/pacing/pacer';
import { FakeTime } from '../../support/fakeTime';

const never = () => new AbortController().signal;

const begin = () => {
	const time = new FakeTime(0);
	return { time, pacer: new Pacer<string>(time) };
};

describe('of several blocks', () => {
	test('the one that ends last counts', async () => {
		const { time, pacer } = begin();
		pacer.block(30_000, 'long');
		pacer.block(5_000, 'short');
		expect((await time.finish(pacer.turn(never(), 10_000))).tooLate).toBe('long');
		pacer.block(40_000, 'longer');
		expect((await time.finish(pacer.turn(never(), 10_000))).tooLate).toBe('longer');
		await time.finish(pacer.turn(never()));
		expect(time.now()).toBe(40_000);
	});

	test('that end at the same time, the latest gives the reason', async () => {
		const { time, pacer } = begin();
		pacer.block(30_000, 'first');
		pacer.block(30_000, 'second');
		expect((await time.finish(pacer.turn(never(), 10_000))).tooLate).toBe('second');
	});

	test('the first with a reason replaces the one that a refusing reply began, even if it is shorter', async () => {
		const { time, pacer } = begin();
		const refused = await time.finish(pacer.turn(never()));
		refused.replied(undefined, true);
		pacer.block(400, 'too many requests');
		await time.finish(pacer.turn(never()));
		expect(time.now()).toBe(400);
	});

	test.each(['too many requests', undefined])(
		'a longer one is not shortened by a refusing reply (reason: %s)',
		async (reason) => {
			const { time, pacer } = begin();
			const refused = await time.finish(pacer.turn(never()));
			pacer.block(30_000, reason);
			refused.replied(undefined, true);
			expect((await time.finish(pacer.turn(never(), 10_000))).tooLate).toBe(reason);
			expect(time.now()).toBe(reason ? 0 : 30_000);
		},
	);
});

describe('a reply', () => {
	test('that refuses blocks all requests for a second', async () => {
		const { time, pacer } = begin();
		(await time.finish(pacer.turn(never()))).replied(undefined, true);
		await time.finish(pacer.turn(never()));
		expect(time.now()).toBe(1_000);
	});

	test('that does not refuse blocks nothing', async () => {
		const { time, pacer } = begin();
		(await time.finish(pacer.turn(never()))).replied(undefined);
		await time.finish(pacer.turn(never()));
		expect(time.now()).toBe(0);
	});
});

describe('a caller whose patience ends before the block', () => {
	test('is refused at once, although patient callers wait in front of it', async () => {
		const { time, pacer } = begin();
		pacer.block(10_000, 'too many requests');
		const patient = pacer.turn(never());
		const turn = await time.finish(pacer.turn(never(), 5_000));
		expect(turn).toMatchObject({ tooLate: 'too many requests', pacedMs: 0 });
		expect(time.now()).toBe(0);
		await time.finish(patient);
	});

	test('gets its turn when the block is over, however long ago its patience ended', async () => {
		const { time, pacer } = begin();
		pacer.block(10_000, 'too many requests');
		await time.finish(time.sleep(10_000));
		expect((await time.finish(pacer.turn(never(), 1))).tooLate).toBeUndefined();
		expect(time.now()).toBe(10_000);
	});

	test('is refused when a block begins while it waits, and the callers behind it go on', async () => {
		const { time, pacer } = begin();
		pacer.block(1_000, 'short');
		const impatient = pacer.turn(never(), 5_000);
		const patient = pacer.turn(never());
		void time.sleep(500).then(() => pacer.block(10_000, 'long'));
		expect((await time.finish(impatient)).tooLate).toBe('long');
		expect(time.now()).toBe(1_000);
		expect((await time.finish(patient)).tooLate).toBeUndefined();
		expect(time.now()).toBe(10_500);
	});

	test('has more patience for each millisecond that it waits in order to keep the pace', async () => {
		const { time, pacer } = begin();
		const only = await time.finish(pacer.turn(never()));
		only.replied({ max: 1, remaining: 0, intervalMs: 10_000 });
		const paced = pacer.turn(never(), 3_000);
		void time.sleep(5_000).then(() => pacer.block(7_000, 'too many requests'));
		expect(await time.finish(paced)).toMatchObject({ pacedMs: 10_000 });
		expect(time.now()).toBe(12_000);
	});

	test('can report to its refused turn without an effect', async () => {
		const { time, pacer } = begin();
		pacer.block(10_000, 'too many requests');
		const refused = await time.finish(pacer.turn(never(), 0));
		refused.replied({ max: 1, remaining: 0, intervalMs: 60_000 }, true);
		refused.giveBack();
		await time.finish(pacer.turn(never()));
		expect(time.now()).toBe(10_000);
	});
});

describe('the single request after a block', () => {
	/** The single request, and two callers behind it. */
	const afterBlock = async () => {
		const { time, pacer } = begin();
		pacer.block(1_000, 'too many requests');
		const single = await time.finish(pacer.turn(never()));
		const order: string[] = [];
		const take = async (name: string) => {
			const turn = await pacer.turn(never());
			order.push(`${name} at ${time.now()}`);
			return turn;
		};
		return { time, pacer, single, order, take };
	};

	test('is the next one if the first is given back, and the others wait for that', async () => {
		const { time, single, order, take } = await afterBlock();
		const next = take('next');
		const last = take('last');
		single.giveBack();
		await time.finish(next);
		expect(order).toEqual(['next at 1000']);
		await time.finish(last);
		expect(order).toEqual(['next at 1000', 'last at 11000']);
	});

	test('is over when its reply has come: a turn that is given back later starts no other', async () => {
		const { time, single, order, take } = await afterBlock();
		single.replied(undefined);
		(await time.finish(take('next'))).giveBack();
		await time.finish(Promise.all([take('second'), take('third')]));
		expect(order).toEqual(['next at 1000', 'second at 1000', 'third at 1000']);
	});

	test('is the very first one too: the others wait for its reply, which tells the limit', async () => {
		const { time, pacer } = begin();
		const first = await time.finish(pacer.turn(never()));
		void time.sleep(300).then(() => first.replied(undefined));
		await time.finish(Promise.all([pacer.turn(never()), pacer.turn(never())]));
		expect(time.now()).toBe(300);
	});

	test('is not the very first one under a limit that replies do not tell', async () => {
		const time = new FakeTime(0);
		const pacer = new Pacer(time, { max: 5, intervalMs: 1_000 });
		await time.finish(Promise.all([pacer.turn(never()), pacer.turn(never())]));
		expect(time.now()).toBe(0);
	});
});

describe('a block for as long as there can be no room', () => {
	const reply = { max: 10, remaining: 5, intervalMs: 10_000 };

	test('is a second if own requests leave the interval soon', async () => {
		const { time, pacer } = begin();
		for (let sent = 0; sent < 5; sent++) {
			const turn = await time.finish(pacer.turn(never()));
			turn.replied({ ...reply, remaining: 9 - sent });
		}
		pacer.block(undefined, 'too many requests');
		(await time.finish(pacer.turn(never()))).giveBack();
		expect(time.now()).toBe(1_000);
	});

	test('is a random part of the interval if few own requests leave it', async () => {
		const { time, pacer } = begin();
		const turn = await time.finish(pacer.turn(never()));
		turn.replied({ ...reply, remaining: 9 });
		pacer.block(undefined, 'too many requests');
		(await time.finish(pacer.turn(never()))).giveBack();
		expect(time.now()).toBe(5_500);
	});

	test('is ten seconds if no limit is known', async () => {
		const { time, pacer } = begin();
		pacer.block(undefined, 'too many requests');
		(await time.finish(pacer.turn(never()))).giveBack();
		expect(time.now()).toBe(10_000);
	});
});
