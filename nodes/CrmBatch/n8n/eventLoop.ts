import type { IExecuteFunctions } from 'n8n-workflow';

import type { Clock, Steps } from '../batch/types';

/** Longest work in milliseconds between two turns of the event loop, beside a step that takes longer. */
const LONGEST_WORK_MS = 10;

const notCancelled = new AbortController().signal;

/**
 * Shares the event loop with the rest of n8n. All executions of a process, its webhooks and its
 * editor use one event loop, and each waits while another works.
 *
 * Work that grows with the number of items or with the length of a reply is written as `Steps`: a
 * generator that yields after each item. `run` does such work, and lets the event loop turn whenever
 * 10 ms have passed. All steps of a run share one `EventLoop`.
 */
export class EventLoop {
	private lastTurnAt: number;

	/** The turn that is under way: callers that wait at the same time wait for the same one. */
	private turn: Promise<void> | undefined;

	constructor(
		private readonly clock: Pick<Clock, 'now' | 'sleep'>,
		readonly progress?: Progress,
	) {
		this.lastTurnAt = clock.now();
	}

	/**
	 * Does the work, and returns its result. Throws what a step throws.
	 *
	 * @param items what the log says of the steps, if each is an item, from the item `from` on
	 */
	async run<Result>(
		steps: Steps<Result>,
		items?: { readonly from?: number; readonly total: number; readonly done: string },
	): Promise<Result> {
		for (let count = 1; ; count++) {
			const step = steps.next();
			if (step.done) return step.value;
			// Most steps do not wait: a promise for each would take longer than the step.
			if (!this.isDue()) continue;
			if (items) this.progress?.note((items.from ?? 0) + count, items.total, items.done);
			await this.turnIfDue();
		}
	}

	/** Lets the event loop turn, if it is time. */
	async turnIfDue(): Promise<void> {
		// Another caller that waited for the same turn can have worked since.
		while (this.isDue()) {
			this.turn ??= this.takeTurn();
			await this.turn;
		}
	}

	private isDue(): boolean {
		// The clock can be set back.
		return Math.abs(this.clock.now() - this.lastTurnAt) >= LONGEST_WORK_MS;
	}

	/** Also if the execution is cancelled: the outcomes of its items are still to be made. */
	private async takeTurn(): Promise<void> {
		await this.clock.sleep(0, notCancelled);
		this.turn = undefined;
		this.lastTurnAt = this.clock.now();
	}
}

/** Works through a list, until the execution is cancelled. */
export function* untilCancelled<Row>(
	rows: Iterable<Row>,
	signal: AbortSignal,
	work: (row: Row) => void,
): Steps<void> {
	for (const row of rows) {
		if (signal.aborted) return;
		work(row);
		yield;
	}
}

/** Rows in a step, if the work for one takes less than a microsecond. */
export const QUICK_ROWS = 64;

/** Looks at each row, which is quick. */
export function* quickly<Row>(
	rows: readonly Row[],
	look: (row: Row, index: number) => void,
): Steps<void> {
	for (let start = 0; start < rows.length; start += QUICK_ROWS) {
		rows.slice(start, start + QUICK_ROWS).forEach((row, place) => look(row, start + place));
		yield;
	}
}

/** Time between two lines in the log, and before the first. */
const EVERY_MS = 10_000;

/** Writes to n8n's log how far a long run is. A run of less than ten seconds writes nothing. */
export class Progress {
	private loggedAt: number;

	constructor(
		private readonly context: Pick<IExecuteFunctions, 'logger' | 'getNode'>,
		private readonly clock: Pick<Clock, 'now'>,
	) {
		this.loggedAt = clock.now();
	}

	/** @param done past participle of what was done with the items, such as "read" */
	note(count: number, total: number, done: string): void {
		const now = this.clock.now();
		if (now - this.loggedAt < EVERY_MS) return;
		this.loggedAt = now;
		const { name } = this.context.getNode();
		try {
			this.context.logger.info(`${name}: ${count} of ${total} items ${done}`);
		} catch {
			// A run without a log is better than none.
		}
	}
}
