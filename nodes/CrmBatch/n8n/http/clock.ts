import { sleep } from 'n8n-workflow';

import type { Clock } from '../../batch/types';

/** The clock of a real run. */
export const systemClock: Clock = {
	now: Date.now,
	random: Math.random,
	sleep: async (ms, signal) => {
		// n8n before 2.36 does not end a sleep when the signal is aborted, so the wait races it.
		let wake = () => {};
		const aborted = new Promise<void>((resolve) => (wake = resolve));
		signal.addEventListener('abort', wake);
		if (!signal.aborted) await Promise.race([sleep(ms, signal).catch(() => {}), aborted]);
		signal.removeEventListener('abort', wake);
	},
};
