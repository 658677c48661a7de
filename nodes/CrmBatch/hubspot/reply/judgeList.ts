import type { Verdict } from '../../batch/types';
import { complain, refusal } from '../errors/problem';
import type { Failure } from '../errors/failure';
import { isObject, type JsonObject } from '../json';
import { judgeReply } from './judgeReply';
import type { Answered, Reply } from './reply';

type ListVerdict = Verdict<JsonObject, Failure>;

/**
 * Says what a reply means for a list that was asked for: `GET` of properties, pipelines or owners.
 * Asking again does no harm, so all that may pass is tried again, and is `notSent` if it never
 * passes; `failed` is a list that HubSpot will not give.
 *
 * @param now milliseconds since the epoch, for a `Retry-After` that is a date
 */
export function judgeList(reply: Reply, now: number): ListVerdict {
	return judgeReply<JsonObject>(reply, now, {
		whenDone: judgeSuccess,
		whenRefused: (reason) => ({ verdict: 'stop', scope: 'run', outcome: 'failed', reason }),
		whenLost: (reason, adviceMs = 0) => ({
			verdict: 'again',
			reason,
			afterMs: adviceMs,
			otherwise: 'notSent',
		}),
	});
}

function judgeSuccess({ body, status }: Answered): ListVerdict {
	if (isObject(body) && Array.isArray(body.results)) {
		return { verdict: 'settled', outcomes: [{ outcome: 'succeeded', result: body }] };
	}
	const reason = refusal(complain('NOT_A_LIST', { status: String(status) }));
	return { verdict: 'again', reason: { ...reason, httpStatus: status }, otherwise: 'failed' };
}
