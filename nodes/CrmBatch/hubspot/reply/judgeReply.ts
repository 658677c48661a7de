import type { Verdict } from '../../batch/types';
import type { Failure } from '../errors/failure';
import { recognise } from '../errors/match';
import type { Treatment } from '../errors/refusals/refusal';
import { isObject, type JsonObject } from '../json';
import { retryAfterMs, type Answered, type Reply } from './reply';
import { treatmentOf } from './treatments';

/** The parts of a judgement that depend on what was requested. */
export interface Judgement<Value> {
	/** Is a 4xx judged like a 2xx? HubSpot can return results with it. */
	readonly isDone?: (reply: Answered) => boolean;
	/** For a 2xx. */
	readonly whenDone: (reply: Answered) => Verdict<Value, Failure>;
	/**
	 * For a refusal that something in the request may have caused.
	 *
	 * @param canBeShared can the cause also be beside the records?
	 */
	readonly whenRefused: (
		failure: Failure,
		body: JsonObject,
		canBeShared: boolean,
	) => Verdict<Value, Failure>;
	/** For a refusal that no record can pass; `undefined` for the verdict of its treatment. */
	readonly whenStopped?: (
		failure: Failure,
		treatment: Extract<Treatment, { treat: 'stop' }>,
	) => Verdict<Value, Failure> | undefined;
	/** For a request that may have been carried out. @param afterMs the wait that HubSpot asks for */
	readonly whenLost: (failure: Failure, afterMs?: number) => Verdict<Value, Failure>;
}

/**
 * Judges a reply, whatever was requested. Total and pure: never throws.
 *
 * @param now milliseconds since the epoch, for a `Retry-After` that is a date
 */
export function judgeReply<Value>(
	reply: Reply,
	now: number,
	judgement: Judgement<Value>,
): Verdict<Value, Failure> {
	switch (reply.kind) {
		case 'unsendable':
			return { verdict: 'stop', scope: 'run', outcome: 'notSent', failure: reply.failure };
		case 'unanswered': {
			const { delivered, failure } = reply;
			return delivered === 'no'
				? { verdict: 'retry', failure, otherwise: 'notSent' }
				: judgement.whenLost(failure);
		}
		case 'answered':
			return isSuccess(reply, judgement)
				? judgement.whenDone(reply)
				: judgeRefusal(reply, now, judgement);
	}
}

function isSuccess<Value>(reply: Answered, { isDone }: Judgement<Value>): boolean {
	const { status } = reply;
	if (status >= 200 && status < 300) return true;
	return status >= 400 && status < 500 && isDone?.(reply) === true;
}

function judgeRefusal<Value>(
	{ status, headers, body, scopes }: Answered,
	now: number,
	{ whenRefused, whenStopped, whenLost }: Judgement<Value>,
): Verdict<Value, Failure> {
	const { refusal, failure } = recognise(body, status, scopes);
	const adviceMs = retryAfterMs(headers['retry-after'], now);
	const treatment = treatmentOf(refusal, status);
	switch (treatment.treat) {
		case 'split':
			return whenRefused(failure, isObject(body) ? body : {}, treatment.canBeShared === true);
		case 'stop': {
			const { scope, outcome } = treatment;
			return whenStopped?.(failure, treatment) ?? { verdict: 'stop', scope, outcome, failure };
		}
		case 'retry': {
			const { defaultMs, leastMs, isRateLimit } = treatment;
			const waitMs = adviceMs ?? defaultMs;
			const wait = waitMs === undefined ? {} : { afterMs: Math.max(waitMs, leastMs) };
			return { verdict: 'retry', failure, ...wait, isRateLimit, otherwise: 'notSent' };
		}
		case 'lost':
			return whenLost(failure, adviceMs);
	}
}
