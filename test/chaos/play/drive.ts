/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { setImmediate } from 'node:timers/promises';
import type { DrivenClock } from './drivenClock';
import type { RequestsUnderWay } from './requestsUnderWay';

/** Turns of the event loop without any sign of work after which everybody is taken to wait. */
const QUIET_TURNS = 4;

/** Real time after which a run counts as stuck. */
const STUCK_MS = 20_000;

/** Lets the driven time pass until the work is done. */
export async function drive<T>(
	work: Promise<T>,
	clock: DrivenClock,
	requests: RequestsUnderWay,
): Promise<T> {
	let isDone = false;
	const done = () => {
		isDone = true;
	};
	work.then(done, done);
	const stuckAt = performance.now() + STUCK_MS;
	for (let quiet = 0; !isDone; quiet++) {
		await setImmediate();
		if (requests.now > clock.heldBack) quiet = 0;
		if (quiet < QUIET_TURNS) continue;
		clock.advanceToNext();
		quiet = 0;
		if (performance.now() > stuckAt)
			throw new Error('The run waits for something that never comes');
	}
	return await work;
}
