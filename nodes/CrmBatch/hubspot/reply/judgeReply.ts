import { retryAfterMs } from '../../batch/backoff';
import type { Verdict } from '../../batch/types';
import { ownCategory, type OwnCategory } from '../errors/categories';
import { failureFrom, type Failure } from '../errors/failure';
import { isObject, textAt, type JsonObject } from '../json';
import type { Answered, Reply } from './reply';
import { treatmentOf, type Treatment } from './treatments';

/** What only the one who asked can say of a reply. */
export interface Judgement<Result> {
	/** A 2xx. */
	readonly whenDone: (reply: Answered) => Verdict<Result, Failure>;
	/** Refused, and something in the request may be to blame. */
	readonly whenRefused: (reason: Failure, body: JsonObject) => Verdict<Result, Failure>;
	/** It may have been carried out. @param adviceMs how long HubSpot asks to wait, if it does */
	readonly whenLost: (reason: Failure, adviceMs?: number) => Verdict<Result, Failure>;
}

/**
 * Says what a reply means for whatever was asked for. Total and pure: none throws.
 *
 * @param now milliseconds since the epoch, for a `Retry-After` that is a date
 */
export function judgeReply<Result>(
	reply: Reply,
	now: number,
	judgement: Judgement<Result>,
): Verdict<Result, Failure> {
	switch (reply.kind) {
		case 'unsendable': {
			const reason = reasonOf(reply, ownCategory.credential);
			return { verdict: 'stop', scope: 'run', outcome: reply.outcome, reason };
		}
		case 'unanswered': {
			const reason = reasonOf(reply, ownCategory.noAnswer);
			return reply.delivered === 'no'
				? { verdict: 'again', reason, otherwise: 'notSent' }
				: judgement.whenLost(reason);
		}
		case 'answered':
			return reply.status >= 200 && reply.status < 300
				? judgement.whenDone(reply)
				: judgeRefusal(reply, now, judgement);
	}
}

function judgeRefusal<Result>(
	{ status, headers, body: raw }: Answered,
	now: number,
	{ whenRefused, whenLost }: Judgement<Result>,
): Verdict<Result, Failure> {
	const reason = failureFrom(raw, status);
	const body = isObject(raw) ? raw : {};
	const adviceMs = retryAfterMs(headers['retry-after'], now);
	const treatment = treatmentOf({
		status,
		category: reason.category ?? '',
		message: reason.original ?? '',
		policyName: textAt(body, 'policyName') ?? '',
	});
	switch (treatment.treat) {
		case 'split':
			return whenRefused(reason, body);
		case 'stop':
			return { verdict: 'stop', scope: treatment.scope, outcome: treatment.outcome, reason };
		case 'again': {
			const afterMs = waitOf(treatment, adviceMs);
			return { verdict: 'again', reason, afterMs, otherwise: 'notSent' };
		}
		case 'lost':
			return whenLost(reason, adviceMs);
	}
}

/** Milliseconds to wait before the same request goes again: as HubSpot asks, or else as is usual. */
function waitOf(
	{ unadvisedMs, atLeastMs }: Extract<Treatment, { treat: 'again' }>,
	adviceMs: number | undefined,
): number {
	return Math.max(adviceMs ?? unadvisedMs, atLeastMs);
}

/** Why there is no answer, as a failure. */
function reasonOf({ message, code }: Exclude<Reply, Answered>, category: OwnCategory): Failure {
	return { message, category, code };
}
