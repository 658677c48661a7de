import type { Verdict } from '../../batch/types';
import type { Failure } from '../errors/failure';
import { failureOf, problem } from '../errors/problem';
import { isObject, type JsonObject } from '../json';
import { judgeReply } from './judgeReply';
import type { Answered, Reply } from './reply';

type ListVerdict = Verdict<JsonObject, Failure>;

/**
 * Judges the reply to a `GET` of properties, pipelines or owners. Repeating it does no harm, so
 * everything that may pass is retried, and is `notSent` if it never passes; a list that HubSpot
 * refuses is `failed`.
 *
 * @param now milliseconds since the epoch, for a `Retry-After` that is a date
 */
export function judgeList(reply: Reply, now: number): ListVerdict {
	return judgeReply<JsonObject>(reply, now, {
		whenDone: judgeSuccess,
		whenRefused: (failure) => ({ verdict: 'stop', scope: 'run', outcome: 'failed', failure }),
		whenLost: (failure, afterMs = 0) => ({
			verdict: 'retry',
			failure,
			afterMs,
			otherwise: 'notSent',
		}),
	});
}

function judgeSuccess({ body, status }: Answered): ListVerdict {
	if (isObject(body) && Array.isArray(body.results)) {
		return { verdict: 'settled', outcomes: [{ outcome: 'succeeded', value: body }] };
	}
	const failure = failureOf(problem('NOT_A_LIST', { status: String(status) }));
	return { verdict: 'retry', failure: { ...failure, httpStatus: status }, otherwise: 'failed' };
}
