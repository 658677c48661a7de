import { Pacer } from '../../../../../nodes/CrmBatch/batch/pacing/pacer';
import { SeededRandom } from '../../../../../sandbox/random';
import { FakeTime } from '../../../support/fakeTime';
import { LIMITS, type WindowKind } from './limits';

export const INTERVAL_MS = 10_000;

/** What all simulations have in common. */
export interface Conditions {
	/** Processes without a connection to each other, each with a pacer. */
	readonly processes?: number;
	/** Average round trip. */
	readonly latencyMs: number;
	/** How far each way can be from its average: 0.3 means 30 %. */
	readonly jitter?: number;
	/** Part of the round trip before the server counts the request. */
	readonly before?: number;
	readonly max?: number;
	readonly window?: WindowKind;
	/** Requests per second of a caller that heeds no limit, at random times. */
	readonly others?: number;
	readonly seed?: number;
}

/** A request as the server counted it. The caller that heeds no limit has no process. */
interface Counted {
	readonly at: number;
	readonly isRefused: boolean;
	readonly process: number | undefined;
}

/** Sends one request, and again until it is not refused. */
export type Send = () => Promise<void>;

/** A server with a rate limit, and the network to it, on a driven clock. */
export class World {
	readonly time = new FakeTime(0);

	readonly requests: Counted[] = [];

	readonly max: number;

	private readonly random: SeededRandom;

	private readonly limit: InstanceType<(typeof LIMITS)[WindowKind]>;

	constructor(private readonly conditions: Conditions) {
		const { max = 110, window = 'rolling', seed = 1 } = conditions;
		this.max = max;
		this.random = new SeededRandom(seed);
		this.limit = new LIMITS[window](this.time.now, max, INTERVAL_MS);
	}

	/** A random part of a time. */
	readonly part = (ms = 1): number => ms * this.random.next();

	/** @param whenFree waits while the process computes */
	process(process: number, whenFree = async (): Promise<void> => {}): Send {
		const { before = 0.5 } = this.conditions;
		const { time, part } = this;
		const sleep = async (ms: number, signal?: AbortSignal) => {
			await time.sleep(ms, signal);
			await whenFree();
		};
		const pacer = new Pacer({ now: time.now, sleep, random: () => part() });
		return async () => {
			for (let attempt = 0; ; attempt++) {
				const turn = await pacer.turn(new AbortController().signal);
				await this.travel(before);
				const allowance = this.request(process);
				await this.travel(1 - before);
				await whenFree();
				const none = { max: this.max, remaining: 0, intervalMs: INTERVAL_MS };
				turn.replied(allowance ?? none, !allowance);
				if (allowance) return;
				pacer.block(undefined, 'refused');
				await time.sleep(part(500 * 2 ** attempt));
			}
		};
	}

	/** The caller that heeds no limit. Ends with the work. */
	async outsideCaller(isOver: () => boolean): Promise<void> {
		const { others = 0 } = this.conditions;
		while (others > 0 && !isOver()) {
			await this.time.sleep((-1000 * Math.log(1 - this.part())) / others);
			if (!isOver()) this.request(undefined);
		}
	}

	/** Part of the requests that were refused, 0 to 1. */
	refused(requests: readonly Counted[] = this.requests): number {
		return requests.filter(({ isRefused }) => isRefused).length / requests.length;
	}

	/** Part of the limit that was used in a time. */
	used(fromMs: number, toMs: number): number {
		const passed = this.requests.filter(
			({ at, isRefused }) => !isRefused && at >= fromMs && at <= toMs,
		);
		return passed.length / ((this.max * (toMs - fromMs)) / INTERVAL_MS);
	}

	private request(process: number | undefined) {
		const allowance = this.limit.request();
		this.requests.push({ at: this.time.now(), isRefused: !allowance, process });
		return allowance;
	}

	private async travel(part: number): Promise<void> {
		const { latencyMs, jitter = 0 } = this.conditions;
		await this.time.sleep(latencyMs * part * (1 + jitter * (2 * this.part() - 1)));
	}
}
