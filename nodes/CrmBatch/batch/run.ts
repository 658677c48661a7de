import { Halt } from './halt';
import { Ledger } from './ledger';
import type { Pacer, Turn } from './pace';
import type { Outcome, Position, Surroundings, Verdict } from './types';

/** What a run does and how far it goes. */
export interface RunOptions<Result, Reason> {
	/**
	 * Sends these records as one request and judges the reply. Must not throw. Hands the turn back
	 * when the reply is there.
	 */
	readonly send: (
		positions: readonly Position[],
		turn: Turn | undefined,
	) => Promise<Verdict<Result, Reason>>;
	/** Keeps the requests below a rate limit; shared with other runs on the same limit. */
	readonly pacer?: Pacer;
	/** Requests in flight at once, at least 1. */
	readonly concurrency: number;
	/** Most requests that one batch may cost when it is halved, the first one included. */
	readonly isolationBudget: number;
	/** Milliseconds without any progress after which the run gives up. */
	readonly maxWaitMs: number;
	/** Why this outcome ends the run, if it does (On Error = Stop). What is in flight is settled. */
	readonly stopReason: (position: Position, outcome: Outcome<Result, Reason>) => Reason | undefined;
	/** Called once for each record, as soon as it is settled. */
	readonly onSettled: (position: Position, outcome: Outcome<Result, Reason>) => void;
	/** Aborted by whoever wants the run to end early, and the reason that the rest gets. */
	readonly cancel?: { readonly signal: AbortSignal; readonly reason: Reason };
	readonly surroundings: Surroundings;
}

/** What a run cost. */
export interface RunCost {
	readonly requests: number;
	readonly retries: number;
	/** Milliseconds spent waiting before retries, all requests added up. */
	readonly waitedMs: number;
}

/** A cost of nothing, to add to. */
export const noCost: RunCost = { requests: 0, retries: 0, waitedMs: 0 };

export function addCosts(one: RunCost, other: RunCost): RunCost {
	return {
		requests: one.requests + other.requests,
		retries: one.retries + other.retries,
		waitedMs: one.waitedMs + other.waitedMs,
	};
}

/** The state that the batches of one run share. */
export class Run<Result, Reason> {
	readonly halt = new Halt<Reason>();

	readonly ledger: Ledger<Result, Reason>;

	readonly isolationBudget: number;

	readonly surroundings: Surroundings;

	private readonly total = { ...noCost };

	private progressAt: number;

	constructor(
		size: number,
		private readonly options: RunOptions<Result, Reason>,
	) {
		this.isolationBudget = options.isolationBudget;
		this.surroundings = options.surroundings;
		this.progressAt = options.surroundings.now();
		this.ledger = new Ledger(size, (position, outcome) => {
			options.onSettled(position, outcome);
			const reason = options.stopReason(position, outcome);
			if (reason !== undefined) this.halt.stopRun(reason);
		});
	}

	get cost(): RunCost {
		return { ...this.total };
	}

	/** Waits until a request may go. A wait that only keeps the pace is no lack of progress. */
	async turn(): Promise<Turn | undefined> {
		const { pacer } = this.options;
		const turn = pacer && (await this.halt.wait(async (signal) => await pacer.turn(signal)));
		// Several wait at once, but time passes only once.
		const paced = this.progressAt + (turn?.pacedMs ?? 0);
		this.progressAt = Math.min(this.surroundings.now(), paced);
		return turn;
	}

	async send(
		positions: readonly Position[],
		turn: Turn | undefined,
	): Promise<Verdict<Result, Reason>> {
		this.total.requests += 1;
		return await this.options.send(positions, turn);
	}

	noteProgress(): void {
		this.progressAt = this.surroundings.now();
	}

	patienceEndsWithin(waitMs: number): boolean {
		return this.surroundings.now() + waitMs - this.progressAt > this.options.maxWaitMs;
	}

	async waitToRepeat(waitMs: number): Promise<void> {
		this.total.retries += 1;
		const from = this.surroundings.now();
		await this.halt.wait(async (signal) => await this.surroundings.sleep(waitMs, signal));
		this.total.waitedMs += this.surroundings.now() - from;
	}
}
