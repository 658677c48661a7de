import { Halt } from './halt';
import { Ledger } from './ledger';
import type { Pacer } from './pacing/pacer';
import type { Slots } from './pacing/slots';
import type { Turn } from './pacing/turn';
import { RefusalRate } from './isolation/refusalRate';
import type { Clock, Outcome, Position, RetryVerdict, RunCost, Verdict } from './types';

/** What a run does and how far it goes. */
export interface RunOptions<Value, Failure> {
	/**
	 * Sends these records as one request and judges the reply. Must not throw. Reports to the turn
	 * when the reply arrives.
	 */
	readonly send: (
		positions: readonly Position[],
		turn: Turn | undefined,
	) => Promise<Verdict<Value, Failure>>;
	/** Keeps the requests below a rate limit; shared with other runs under the same limit. */
	readonly pacer?: Pacer<Failure>;
	/** Requests in flight at the same time, at least 1. */
	readonly concurrency: number;
	/** Limits the requests in flight together with those of other runs. */
	readonly slots?: Slots | undefined;
	/** The failure of a record that is refused after a request that may have been carried out. */
	readonly refusedAfterLoss: (lost: Failure, refusal: Failure) => Failure;
	/** The value of a record that succeeds after a request that may have been carried out. */
	readonly repeated: (value: Value) => Value;
	/** Milliseconds without any progress after which the run gives up. */
	readonly maxWaitMs: number;
	/** The failure of records whose request must wait for longer than `maxWaitMs`. */
	readonly waitTooLong: (verdict: RetryVerdict<Failure>, maxWaitMs: number) => Failure;
	/**
	 * Called once for each record, as soon as it is settled. Returns a failure if the outcome ends
	 * the run (On Error = Stop); requests in flight are still settled.
	 */
	readonly onSettled: (position: Position, outcome: Outcome<Value, Failure>) => Failure | undefined;
	/** Lets other work of the process go first, if it is time. Called before a batch that is not sent. */
	readonly turnIfDue?: () => Promise<void>;
	/** Ends the run early when the signal is aborted; the rest gets the failure. */
	readonly cancel?: { readonly signal: AbortSignal; readonly failure: () => Failure };
	/** Called once, if the run stops: no further record can pass. */
	readonly onStopped?: (failure: Failure) => void;
	readonly clock: Clock;
	/** The run adds its cost to this. */
	readonly cost: RunCost;
}

/** The state that the batches of one run share. */
export class Run<Value, Failure> {
	readonly halt: Halt<Failure>;

	readonly ledger: Ledger<Value, Failure>;

	readonly refusals = new RefusalRate();

	readonly clock: Clock;

	private progressAt: number;

	/** Batches that are being worked on. */
	private underWay = 0;

	constructor(private readonly options: RunOptions<Value, Failure>) {
		this.clock = options.clock;
		this.progressAt = options.clock.now();
		this.halt = new Halt(options.onStopped);
		this.ledger = new Ledger((position, outcome) => {
			const failure = options.onSettled(position, outcome);
			if (failure !== undefined) this.halt.stopRun(failure);
		});
	}

	/**
	 * Waits until a request may go. A wait that only keeps the pace is not a lack of progress. There is
	 * no permission if others have met the rate limit and it ends later than the patience of this run.
	 *
	 * @param isRetry is the wait for another attempt part of the cost?
	 */
	async turn(isRetry: boolean): Promise<Turn<Failure> | undefined> {
		const { pacer, maxWaitMs, cost } = this.options;
		if (!pacer) return undefined;
		const from = this.clock.now();
		const patienceEndsAt = this.progressAt + maxWaitMs;
		const turn = await this.halt.wait(async (signal) => await pacer.turn(signal, patienceEndsAt));
		// Several requests wait at the same time, but time passes only once.
		this.progressAt = Math.min(this.clock.now(), this.progressAt + turn.pacedMs);
		if (isRetry) cost.waitedMs += this.clock.now() - from - turn.pacedMs;
		return turn;
	}

	/**
	 * The outcome of a record after a request that may have been carried out: a refusal does not prove
	 * that nothing was done before, because the record may be refused for what was done.
	 */
	afterLoss(outcome: Outcome<Value, Failure>, lost: Failure | undefined): Outcome<Value, Failure> {
		if (lost === undefined || outcome.outcome === 'unknown') return outcome;
		const { refusedAfterLoss, repeated } = this.options;
		return outcome.outcome === 'succeeded'
			? { outcome: 'succeeded', value: repeated(outcome.value) }
			: { outcome: 'unknown', failure: refusedAfterLoss(lost, outcome.failure) };
	}

	/** Does the work as soon as there is a slot. */
	async inSlot<Result>(work: () => Promise<Result>): Promise<Result> {
		const { slots } = this.options;
		return slots ? await slots.with(work) : await work();
	}

	async send(
		positions: readonly Position[],
		turn: Turn | undefined,
	): Promise<Verdict<Value, Failure>> {
		this.options.cost.requests += 1;
		return await this.options.send(positions, turn);
	}

	/** Blocks everyone under the same rate limit: no other request needs to meet it. */
	block(ms: number | undefined, reason: Failure): void {
		this.options.pacer?.block(ms, reason);
	}

	/** Works on a batch. A run that has waited for the next one to be made is not without progress. */
	async work(onBatch: () => Promise<void>): Promise<void> {
		if (this.underWay === 0) this.noteProgress();
		this.underWay += 1;
		await onBatch();
		this.underWay -= 1;
	}

	noteProgress(): void {
		this.progressAt = this.clock.now();
	}

	/** Why a request was not carried out, and how long it must wait if the run never waits so long. */
	failureOfRetry(verdict: RetryVerdict<Failure>): Failure {
		const { maxWaitMs, waitTooLong } = this.options;
		const { afterMs = 0, failure } = verdict;
		return afterMs > maxWaitMs ? waitTooLong(verdict, maxWaitMs) : failure;
	}

	patienceEndsWithin(waitMs: number): boolean {
		return this.clock.now() + waitMs - this.progressAt > this.options.maxWaitMs;
	}

	async waitToRetry(waitMs: number): Promise<void> {
		const { cost } = this.options;
		cost.retries += 1;
		const from = this.clock.now();
		await this.halt.wait(async (signal) => await this.clock.sleep(waitMs, signal));
		cost.waitedMs += this.clock.now() - from;
	}
}
