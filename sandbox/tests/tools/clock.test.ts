import { ManualClock, RunningClock } from '../../index';

describe('ManualClock', () => {
	it('ends the waits that are due, in order of time', async () => {
		const clock = new ManualClock(1_000);
		const woken: string[] = [];
		const waits = [
			clock.wait(20).then(() => woken.push('late')),
			clock.wait(10).then(() => woken.push('early')),
			clock.wait(0).then(() => woken.push('at once')),
		];
		await clock.whenWaiting(2);
		clock.advance(9);
		await waits[2];
		expect([woken, clock.now()]).toEqual([['at once'], 1_009]);
		clock.advance(100);
		await Promise.all(waits);
		expect(woken).toEqual(['at once', 'early', 'late']);
	});

	it('reports when a wait begins', async () => {
		const clock = new ManualClock();
		const waiting = clock.whenWaiting(1);
		const wait = clock.wait(5);
		await waiting;
		clock.advance(5);
		await wait;
	});
});

describe('RunningClock', () => {
	it('can be moved forward, which ends waits', async () => {
		const clock = new RunningClock(() => 1_000);
		const hour = clock.wait(3_600_000);
		clock.advance(3_600_000);
		await hour;
		expect(clock.now()).toBe(3_601_000);
	});

	it('runs by itself', async () => {
		await new RunningClock().wait(1);
	});
});
