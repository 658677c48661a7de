/* eslint-disable @n8n/community-nodes/no-restricted-globals --
   the sandbox runs outside n8n; this is the only place where it waits */

/** The sandbox's time, and its way to wait for artificial latency and slow replies. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	wait(milliseconds: number): Promise<void>;
	/** Moves the time forward and ends the waits that are due. */
	advance(milliseconds: number): void;
}

interface Sleeper {
	readonly due: number;
	readonly wake: () => void;
}

class Sleepers {
	private waiting: Sleeper[] = [];

	get count(): number {
		return this.waiting.length;
	}

	async until(due: number): Promise<void> {
		await new Promise<void>((wake) => {
			this.waiting.push({ due, wake });
		});
	}

	wakeDue(now: number): void {
		const due = this.waiting.filter((sleeper) => sleeper.due <= now);
		this.waiting = this.waiting.filter((sleeper) => sleeper.due > now);
		for (const { wake } of due.sort((one, other) => one.due - other.due)) wake();
	}
}

/** Runs with real time, or with the time of a function. Can be moved forward. */
export class RunningClock implements Clock {
	private readonly sleepers = new Sleepers();
	private ahead = 0;

	constructor(private readonly base: () => number = Date.now) {}

	now(): number {
		return this.base() + this.ahead;
	}

	async wait(milliseconds: number): Promise<void> {
		if (milliseconds <= 0) return;
		const due = this.now() + milliseconds;
		const timer = setTimeout(() => this.sleepers.wakeDue(Math.max(due, this.now())), milliseconds);
		await this.sleepers.until(due);
		clearTimeout(timer);
	}

	advance(milliseconds: number): void {
		this.ahead += milliseconds;
		this.sleepers.wakeDue(this.now());
	}
}

/** Stands still until a test moves it, so that waits in tests take no real time. */
export class ManualClock implements Clock {
	private readonly sleepers = new Sleepers();
	private watchers: Array<{ readonly count: number; readonly notify: () => void }> = [];

	constructor(private time = Date.parse('2026-11-22T10:00:00.000Z')) {}

	now(): number {
		return this.time;
	}

	async wait(milliseconds: number): Promise<void> {
		if (milliseconds <= 0) return;
		const woken = this.sleepers.until(this.time + milliseconds);
		this.watchers = this.watchers.filter(({ count, notify }) => {
			if (this.sleepers.count < count) return true;
			notify();
			return false;
		});
		await woken;
	}

	advance(milliseconds: number): void {
		this.time += milliseconds;
		this.sleepers.wakeDue(this.time);
	}

	/** Resolves once `count` waits are under way, such as a request whose reply is delayed. */
	async whenWaiting(count = 1): Promise<void> {
		if (this.sleepers.count >= count) return;
		await new Promise<void>((notify) => {
			this.watchers.push({ count, notify });
		});
	}
}
