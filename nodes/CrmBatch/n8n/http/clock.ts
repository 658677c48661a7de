import { sleep } from 'n8n-workflow';

import type { Surroundings } from '../../batch/types';

/** Time and chance of a real run. */
export const realSurroundings: Surroundings = {
	now: () => Date.now(),
	random: () => Math.random(),
	sleep: async (ms, signal) => {
		// Raced here as well, because n8n before 2.36 does not end a sleep by a signal.
		let wake = () => {};
		const aborted = new Promise<void>((resolve) => (wake = resolve));
		signal.addEventListener('abort', wake);
		if (!signal.aborted) await Promise.race([sleep(ms, signal).catch(() => {}), aborted]);
		signal.removeEventListener('abort', wake);
	},
};
