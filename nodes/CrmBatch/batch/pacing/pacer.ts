import type { Clock } from '../types';
import { Block } from './block';
import { Pace } from './pace';
import type { FixedLimit, Turn } from './turn';

/** Block after a 429 of which nothing is known: neither a limit nor a time. */
const UNKNOWN_BLOCK_MS = 10_000;

/** Block between a reply that refuses and the caller's decision how long to wait. */
const REFUSED_BLOCK_MS = 1_000;

/** With so many own requests in the interval, one of them leaves soon and makes room. */
const ENOUGH_OWN = 5;

/**
 * Keeps requests below a rate limit, so that the server never has to refuse one: they get their turn
 * in order of arrival, at the pace of the limit, and wait for the end of a block after a 429.
 */
export class Pacer<Reason = unknown> {
	private readonly pace: Pace;

	private readonly block429: Block<Reason>;

	private tail: Promise<void> = Promise.resolve();

	/** Aborted at the next reply, if a request waits for it. */
	private nextReply: AbortController | undefined;

	/** @param fixed a limit that replies do not tell */
	constructor(
		private readonly clock: Pick<Clock, 'now' | 'sleep' | 'random'>,
		fixed?: FixedLimit,
	) {
		this.pace = new Pace(clock, fixed);
		this.block429 = new Block(clock, fixed === undefined);
	}

	/**
	 * Blocks all requests after a 429.
	 *
	 * @param ms what the server asks for; at most a minute is kept. Without it, the block ends when
	 * there can be room: soon if own requests leave the interval, else at any time in the interval,
	 * because all callers that are refused at the same time would come back at the same time
	 */
	block(ms = this.untilRoomMs(), reason?: Reason): void {
		this.block429.begin(ms, reason);
	}

	private untilRoomMs(): number {
		const leaving = this.pace.leaving();
		if (!leaving) return UNKNOWN_BLOCK_MS;
		if (leaving.count >= ENOUGH_OWN) return REFUSED_BLOCK_MS;
		const span = Math.max(0, leaving.intervalMs - REFUSED_BLOCK_MS);
		return REFUSED_BLOCK_MS + this.clock.random() * span;
	}

	/**
	 * Waits for a turn, in order of arrival. Returns early when the signal is aborted.
	 *
	 * @param patienceEndsAt time until which the caller waits for a block to end
	 */
	async turn(signal: AbortSignal, patienceEndsAt = Infinity): Promise<Turn<Reason>> {
		const early = this.tooLate(patienceEndsAt);
		if (early) return early;
		const before = this.tail;
		let next = () => {};
		this.tail = new Promise((resolve) => (next = resolve));
		await before;
		let pacedMs = 0;
		for (let wait = this.wait(); wait.ms > 0 && !signal.aborted; wait = this.wait()) {
			const late = this.tooLate(patienceEndsAt + pacedMs);
			if (late) {
				next();
				return late;
			}
			const from = this.clock.now();
			this.nextReply ??= new AbortController();
			const wake = AbortSignal.any([signal, this.nextReply.signal]);
			await (wait.ms === Infinity ? aborted(wake) : this.clock.sleep(wait.ms, wake));
			if (!wait.isBlocked) pacedMs += this.clock.now() - from;
		}
		return this.permission(pacedMs, next);
	}

	/** @param next lets the caller behind this one go */
	private permission(pacedMs: number, next: () => void): Turn<Reason> {
		const request = this.pace.sent();
		const passage = this.block429.pass(next);
		return {
			pacedMs,
			replied: (allowance, isRefused = false) => {
				this.pace.replied(request, allowance, isRefused);
				if (isRefused) this.block(REFUSED_BLOCK_MS);
				passage.replied();
				this.wake();
			},
			giveBack: () => {
				this.pace.notSent(request);
				passage.giveBack();
				this.wake();
			},
		};
	}

	private wake(): void {
		this.nextReply?.abort();
		this.nextReply = undefined;
	}

	/** A refused turn, if the block ends later than the caller waits. */
	private tooLate(patienceEndsAt: number): Turn<Reason> | undefined {
		const tooLate = this.block429.reasonAfter(patienceEndsAt);
		if (tooLate === undefined) return undefined;
		return { tooLate, pacedMs: 0, replied: () => {}, giveBack: () => {} };
	}

	/** The wait until a request may go, and whether a 429 is the cause. */
	private wait(): { readonly ms: number; readonly isBlocked: boolean } {
		const blockedMs = this.block429.leftMs;
		if (blockedMs > 0) return { ms: blockedMs, isBlocked: true };
		return { ms: this.pace.waitMs(), isBlocked: false };
	}
}

async function aborted(signal: AbortSignal): Promise<void> {
	if (signal.aborted) return;
	await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
