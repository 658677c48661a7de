import { Halt } from '../../../nodes/CrmBatch/batch/halt';

/** Starts a wait that lasts until its signal is aborted. */
const waiting = (halt: Halt<string>) => {
	let given: AbortSignal | undefined;
	const done = halt.wait(async (signal) => {
		given = signal;
		await new Promise((resolve) => signal.addEventListener('abort', resolve));
	});
	return { done, signal: given };
};

describe('a wait', () => {
	test('has a signal of its own, and stopping the run ends every wait', async () => {
		const halt = new Halt<string>();
		const all = [waiting(halt), waiting(halt), waiting(halt)];
		expect(new Set(all.map(({ signal }) => signal)).size).toBe(3);
		expect(all.map(({ signal }) => signal?.aborted)).toEqual([false, false, false]);
		halt.stopRun('enough');
		await Promise.all(all.map(async ({ done }) => await done));
		expect(all.map(({ signal }) => signal?.aborted)).toEqual([true, true, true]);
	});

	test('is not ended by stopping a group', async () => {
		const halt = new Halt<string>();
		const { done, signal } = waiting(halt);
		halt.stopGroup('a', 'no access');
		expect(signal?.aborted).toBe(false);
		halt.stopRun('enough');
		await done;
	});

	test('that is over has a signal that is not aborted later', async () => {
		const halt = new Halt<string>();
		let given: AbortSignal | undefined;
		await halt.wait(async (signal) => {
			given = signal;
			await Promise.resolve();
		});
		halt.stopRun('enough');
		expect(given?.aborted).toBe(false);
	});

	test('that begins after the stop has an aborted signal', async () => {
		const halt = new Halt<string>();
		halt.stopRun('over');
		const wasAborted = await halt.wait(async ({ aborted }) => await Promise.resolve(aborted));
		expect(wasAborted).toBe(true);
	});
});

describe('the failure of a stop', () => {
	test('is missing before the stop, and stays the first one after it', () => {
		const halt = new Halt<string>();
		expect(halt.of('a')).toBeUndefined();
		halt.stopGroup('a', 'no access');
		halt.stopGroup('a', 'still no access');
		expect(halt.of('a')).toEqual({ failure: 'no access' });
		expect(halt.of('b')).toBeUndefined();
		halt.stopRun('enough');
		halt.stopRun('more than enough');
		expect(halt.of('a')).toEqual({ failure: 'enough' });
		expect(halt.of('b')).toEqual({ failure: 'enough' });
	});
});
