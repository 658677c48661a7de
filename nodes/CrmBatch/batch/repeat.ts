import { fullJitter } from './backoff';
import type { Run } from './run';
import { missOf, type Batch, type Miss, type Verdict } from './types';

/** What came of sending one request as often as it was worth it: outcomes, or a split. */
export type Answer<Result, Reason> = Extract<
	Verdict<Result, Reason>,
	{ verdict: 'settled' } | { verdict: 'split' }
>;

/** From the least grave to the gravest. */
const gravity: ReadonlyArray<Miss<unknown>['outcome']> = ['notSent', 'failed', 'unknown'];

/**
 * Sends a batch until the answer is about its records, or until sending it is no use any more.
 *
 * A batch that is given up is what its worst attempt left: once one attempt may have been carried
 * out, a later attempt that surely was not does not make the records "not sent" again.
 */
export async function sendUntilAnswered<Result, Reason>(
	batch: Batch,
	run: Run<Result, Reason>,
): Promise<Answer<Result, Reason>> {
	let worst: Miss<Reason> | undefined;
	for (let attempt = 0; ; attempt++) {
		const turn = await run.turn();
		const halted = run.halt.reasonFor(batch.group);
		if (halted) {
			turn?.giveBack();
			return allMissed(batch, worse(worst, missOf('notSent', halted.reason)));
		}

		const verdict = await run.send(batch.positions, turn);
		if (verdict.verdict === 'stop') {
			if (verdict.scope === 'run') run.halt.stopRun(verdict.reason);
			else run.halt.stopGroup(batch.group, verdict.reason);
			return allMissed(batch, worse(worst, missOf(verdict.outcome, verdict.reason)));
		}
		if (verdict.verdict !== 'again') {
			run.noteProgress();
			return verdict;
		}

		worst = worse(worst, missOf(verdict.otherwise, verdict.reason));
		const waitMs = (verdict.afterMs ?? 0) + fullJitter(attempt, run.surroundings.random);
		if (run.patienceEndsWithin(waitMs)) {
			run.halt.stopRun(verdict.reason);
			return allMissed(batch, worst);
		}
		await run.waitToRepeat(waitMs);
	}
}

function worse<Reason>(one: Miss<Reason> | undefined, other: Miss<Reason>): Miss<Reason> {
	return one && gravity.indexOf(one.outcome) > gravity.indexOf(other.outcome) ? one : other;
}

function allMissed<Result, Reason>(batch: Batch, miss: Miss<Reason>): Answer<Result, Reason> {
	return { verdict: 'settled', outcomes: batch.positions.map(() => miss) };
}
