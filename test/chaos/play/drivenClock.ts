/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { setImmediate } from 'node:timers/promises';
import { ManualClock } from '../../../sandbox';
import { SeededRandom } from '../../../sandbox/random';
import type { RequestsUnderWay } from './requestsUnderWay';

/** Turns of the event loop without a request under way after which everything counts as waiting. */
const QUIET_TURNS = 4;

/** Turns of the event loop without progress after which a run counts as stuck. */
const STUCK_TURNS = 1_000_000;

/** Driven time after which a run counts as endless. */
const ENDLESS_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Time of a chaos run, for the sandbox and the node alike. It stands still while something works,
 * and jumps to the next wake-up time when everything waits. No run depends on the speed of the
 * machine.
 */
export class DrivenClock extends ManualClock {
	/** Number of replies that the sandbox delays. */
	delayed = 0;

	private wakeUps: number[] = [];

	/** A wait of the sandbox. */
	override async wait(milliseconds: number): Promise<void> {
		if (milliseconds <= 0) return;
		this.delayed += 1;
		await this.until(milliseconds);
		this.delayed -= 1;
	}

	/** A wait of the node. Ends early, without an error, when the signal is aborted. */
	async sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
		if (signal.aborted || milliseconds <= 0) return;
		let wake = () => {};
		const aborted = new Promise<void>((resolve) => (wake = resolve));
		signal.addEventListener('abort', wake);
		await Promise.race([this.until(milliseconds), aborted]);
		signal.removeEventListener('abort', wake);
	}

	/** Jumps to the next wake-up time. Returns false if nothing waits. */
	advanceToNext(): boolean {
		const next = Math.min(...this.wakeUps);
		if (next === Infinity) return false;
		this.wakeUps = this.wakeUps.filter((at) => at > next);
		this.advance(Math.max(0, next - this.now()));
		return true;
	}

	private async until(milliseconds: number): Promise<void> {
		this.wakeUps.push(this.now() + milliseconds);
		await super.wait(milliseconds);
	}
}

/** Time and seeded randomness for the node. */
export function nodeClock(clock: DrivenClock, seed: number) {
	const random = new SeededRandom(seed);
	return {
		now: () => clock.now(),
		sleep: async (ms: number, signal: AbortSignal) => await clock.sleep(ms, signal),
		random: () => random.next(),
	};
}

/** Advances the driven time until the work is done. */
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
	const start = clock.now();
	let { started } = requests;
	let quiet = 0;
	let idle = 0;
	while (!isDone) {
		await setImmediate();
		idle = requests.started === started ? idle + 1 : 0;
		started = requests.started;
		quiet = requests.now > clock.delayed ? 0 : quiet + 1;
		if (quiet >= QUIET_TURNS) {
			quiet = 0;
			if (clock.advanceToNext()) idle = 0;
		}
		if (idle > STUCK_TURNS) throw new Error('The run is stuck: nothing happens any more');
		if (clock.now() - start > ENDLESS_MS) throw new Error('The run does not end');
	}
	return await work;
}
