import { Halt } from '../../../nodes/CrmBatch/batch/halt';

/** Waits until it is woken, and tells the signal that it was given. */
const waiting = (halt: Halt<string>) => {
	let given: AbortSignal | undefined;
	const done = halt.wait(async (signal) => {
		given = signal;
		await new Promise((resolve) => signal.addEventListener('abort', resolve));
	});
	return { done, signal: given };
};

describe('waiting for as long as a run goes on', () => {
	test('each has a signal of its own, and a stop of the run wakes all', async () => {
		const halt = new Halt<string>();
		const all = [waiting(halt), waiting(halt), waiting(halt)];
		expect(new Set(all.map(({ signal }) => signal)).size).toBe(3);
		expect(all.map(({ signal }) => signal?.aborted)).toEqual([false, false, false]);
		halt.stopRun('enough');
		await Promise.all(all.map(async ({ done }) => await done));
		expect(all.map(({ signal }) => signal?.aborted)).toEqual([true, true, true]);
	});

	test('a stop of a group wakes nobody', async () => {
		const halt = new Halt<string>();
		const { done, signal } = waiting(halt);
		halt.stopGroup('a', 'no use');
		expect(signal?.aborted).toBe(false);
		halt.stopRun('enough');
		await done;
	});

	test('who has waited is not woken later', async () => {
		const halt = new Halt<string>();
		let given: AbortSignal | undefined;
		await halt.wait(async (signal) => {
			given = signal;
			await Promise.resolve();
		});
		halt.stopRun('enough');
		expect(given?.aborted).toBe(false);
	});

	test('a wait after the stop has a signal that is aborted already', async () => {
		const halt = new Halt<string>();
		halt.stopRun('over');
		const wasAborted = await halt.wait(async ({ aborted }) => await Promise.resolve(aborted));
		expect(wasAborted).toBe(true);
	});
});

describe('the failure of a stop', () => {
	test('is none before, and the first one ever after', () => {
		const halt = new Halt<string>();
		expect(halt.of('a')).toBeUndefined();
		halt.stopGroup('a', 'no use');
		halt.stopGroup('a', 'no use either');
		expect(halt.of('a')).toEqual({ failure: 'no use' });
		expect(halt.of('b')).toBeUndefined();
		halt.stopRun('enough');
		halt.stopRun('more than enough');
		expect(halt.of('a')).toEqual({ failure: 'enough' });
		expect(halt.of('b')).toEqual({ failure: 'enough' });
	});
});
