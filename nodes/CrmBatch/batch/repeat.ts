import type { Run } from './run';
import type { Batch, Unsuccessful, Verdict } from './types';

/** The end of a request that was sent as often as it made sense: outcomes, or a split. */
export type Answer<Value, Failure> = Extract<
	Verdict<Value, Failure>,
	{ verdict: 'settled' | 'split' }
> & {
	/** Why an earlier attempt may have been carried out, if one may. */
	readonly lost?: Failure | undefined;
};

/** How serious an outcome is: the higher, the worse. */
const SEVERITY: Readonly<Record<Unsuccessful<unknown>['outcome'], number>> = {
	notSent: 0,
	failed: 1,
	unknown: 2,
};

/**
 * Sends a batch until the answer is about its records, or until sending it again makes no sense.
 *
 * A batch that is given up has the outcome of its worst attempt: once an attempt may have been
 * carried out, a later attempt that certainly was not does not make the records "not sent" again.
 *
 * @param lost why a larger request with these records may have been carried out, if one may
 */
export async function sendUntilAnswered<Value, Failure>(
	batch: Batch,
	run: Run<Value, Failure>,
	lost?: Failure,
): Promise<Answer<Value, Failure>> {
	let worst: Unsuccessful<Failure> | undefined =
		lost === undefined ? undefined : { outcome: 'unknown', failure: lost };
	for (let attempt = 0; ; attempt++) {
		const verdict = await run.inSlot(async () => await sendOnce(batch, run, attempt > 0));
		if (verdict.verdict === 'stop') {
			if (verdict.scope === 'run') run.halt.stopRun(verdict.failure);
			else run.halt.stopGroup(batch.group, verdict.failure);
			const { outcome, failure, failed } = verdict;
			return allUnsuccessful(batch, worse(worst, { outcome, failure }), failed);
		}
		if (verdict.verdict !== 'retry') {
			run.noteProgress();
			const maybeDone = worst?.outcome === 'unknown' ? worst.failure : undefined;
			return { ...verdict, lost: maybeDone };
		}

		const failure = run.failureOfRetry(verdict);
		worst = worse(worst, { outcome: verdict.otherwise, failure });
		const { afterMs = 0 } = verdict;
		const waitMs = afterMs + fullJitter(attempt, run.clock.random);
		if (run.patienceEndsWithin(waitMs)) {
			run.halt.stopRun(failure);
			return allUnsuccessful(batch, worst);
		}
		// Not by a run that gives up: another run can have more patience, and a probe costs one request.
		if (verdict.isRateLimit) run.block(verdict.afterMs, verdict.failure);
		await run.waitToRetry(waitMs);
	}
}

/** Sends a batch when its turn comes, unless the run has stopped until then. */
async function sendOnce<Value, Failure>(
	batch: Batch,
	run: Run<Value, Failure>,
	isRetry: boolean,
): Promise<Verdict<Value, Failure>> {
	const turn = await run.turn(isRetry);
	if (turn?.tooLate !== undefined) run.halt.stopRun(turn.tooLate);
	const halted = run.halt.of(batch.group);
	if (!halted) return await run.send(batch.positions, turn);
	turn?.giveBack();
	return { verdict: 'stop', scope: 'group', outcome: 'notSent', failure: halted.failure };
}

function worse<Failure>(
	one: Unsuccessful<Failure> | undefined,
	other: Unsuccessful<Failure>,
): Unsuccessful<Failure> {
	return one && SEVERITY[one.outcome] > SEVERITY[other.outcome] ? one : other;
}

function allUnsuccessful<Value, Failure>(
	batch: Batch,
	outcome: Unsuccessful<Failure>,
	failed?: ReadonlyMap<number, Failure>,
): Answer<Value, Failure> {
	const outcomes = batch.positions.map((_, place): Unsuccessful<Failure> => {
		const failure = failed?.get(place);
		return failure === undefined ? outcome : { outcome: 'failed', failure };
	});
	return { verdict: 'settled', outcomes };
}

/** Shortest and longest of the exponential steps, in milliseconds. */
const FIRST_STEP_MS = 500;
const LONGEST_STEP_MS = 60_000;

/**
 * Exponential back-off with full jitter: a random part of 0.5 s, 1 s, 2 s … 60 s. Jitter spreads
 * callers that were refused at the same time, so that they do not come back at the same time.
 *
 * @param attempt number of earlier attempts, from 0
 */
export function fullJitter(attempt: number, random: () => number): number {
	const step = Math.min(LONGEST_STEP_MS, FIRST_STEP_MS * 2 ** Math.min(attempt, 30));
	return Math.floor(random() * step);
}
