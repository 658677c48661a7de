import type { Steps } from '../../../nodes/CrmBatch/batch/types';
import { EventLoop, Progress, quickly } from '../../../nodes/CrmBatch/n8n/eventLoop';

/** A clock that advances by work, and an event loop whose turns are counted. */
class Work {
	time = 1_000_000;

	turns = 0;

	/** Longest work between two turns, in milliseconds. */
	longest = 0;

	private turnedAt = this.time;

	readonly loop = new EventLoop({
		now: () => this.time,
		sleep: async (ms) => {
			expect(ms).toBe(0);
			this.turns += 1;
			this.longest = Math.max(this.longest, this.time - this.turnedAt);
			await Promise.resolve();
			this.turnedAt = this.time;
		},
	});

	/** Work in this many steps of `ms` milliseconds, which notes the number of each step. */
	*steps(count: number, ms: number, done: number[] = []): Steps<number[]> {
		for (let step = 0; step < count; step++) {
			this.time += ms;
			done.push(step);
			yield;
		}
		return done;
	}
}

test.each([
	{ title: 'no work', count: 0, ms: 1, turns: 0, longest: 0 },
	{ title: 'short work', count: 9, ms: 1, turns: 0, longest: 0 },
	{ title: 'many short steps', count: 1_000, ms: 1, turns: 100, longest: 10 },
	{ title: 'steps that do not add up to 10 ms', count: 1_000, ms: 4, turns: 333, longest: 12 },
	{ title: 'long steps', count: 10, ms: 90, turns: 10, longest: 90 },
])(
	'lets the event loop turn after 10 ms of work: $title',
	async ({ count, ms, turns, longest }) => {
		const work = new Work();
		expect(await work.loop.run(work.steps(count, ms))).toEqual([...Array(count).keys()]);
		expect(work).toMatchObject({ turns, longest });
	},
);

test('counts the work of several steps together', async () => {
	const work = new Work();
	for (let one = 0; one < 100; one++) await work.loop.run(work.steps(1, 5));
	expect(work.turns).toBe(50);
});

test('lets work that goes on at the same time share the turns', async () => {
	const work = new Work();
	const done: number[][] = [[], [], []];
	await Promise.all(done.map(async (own) => await work.loop.run(work.steps(100, 2, own))));
	expect(done).toEqual(done.map(() => [...Array(100).keys()]));
	expect(work.longest).toBeLessThanOrEqual(12);
});

test('goes on if the clock is set back', async () => {
	const work = new Work();
	work.time -= 60_000;
	await work.loop.run(work.steps(100, 2));
	expect(work.turns).toBe(20);
});

test('throws what a step throws', async () => {
	const work = new Work();
	function* broken(): Steps<void> {
		yield* work.steps(50, 1);
		throw new Error('broken');
	}
	await expect(work.loop.run(broken())).rejects.toThrow('broken');
	await work.loop.run(work.steps(50, 1));
	expect(work.turns).toBe(10);
});

test('quick rows are looked at in order, 64 in a step', () => {
	const seen: Array<[row: string, index: number]> = [];
	const rows = Array.from({ length: 200 }, (_, index) => `row ${index}`);
	const steps = [...quickly(rows, (row, index) => seen.push([row, index]))];
	expect(seen).toEqual(rows.map((row, index) => [row, index]));
	expect(steps).toHaveLength(4);
});

describe('the log of n8n', () => {
	const begin = () => {
		const lines: string[] = [];
		const context = {
			logger: {
				info: (line: string) => lines.push(line),
				error: () => {},
				warn: () => {},
				debug: () => {},
			},
			getNode: () => ({
				...{ id: '1', name: 'Contacts', type: 'crmBatch', typeVersion: 1, parameters: {} },
				position: [0, 0] as [number, number],
			}),
		};
		const work = new Work();
		const clock = { now: () => work.time, sleep: async () => await Promise.resolve() };
		const loop = new EventLoop(clock, new Progress(context, clock));
		return { lines, work, loop };
	};

	test('says every ten seconds how far a long run is', async () => {
		const { lines, work, loop } = begin();
		await loop.run(work.steps(2_500, 10), { total: 2_500, done: 'read' });
		expect(lines).toEqual([
			'Contacts: 1000 of 2500 items read',
			'Contacts: 2000 of 2500 items read',
		]);
	});

	test('counts the time of all stages together', async () => {
		const { lines, work, loop } = begin();
		for (const done of ['read', 'checked', 'settled']) {
			await loop.run(work.steps(100, 60), { total: 100, done });
		}
		expect(lines).toEqual(['Contacts: 67 of 100 items checked']);
	});

	test('says nothing of a short run, or of steps that are no items', async () => {
		const { lines, work, loop } = begin();
		await loop.run(work.steps(100, 60), { total: 100, done: 'read' });
		await loop.run(work.steps(1_000, 60));
		expect(lines).toEqual([]);
	});
});
