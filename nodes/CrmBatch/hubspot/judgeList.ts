import type { Verdict } from '../batch/types';
import { complain, refusal } from './errors';
import { ownCategory, type Failure } from './failure';
import { isObject, type JsonObject } from './json';
import { readRefusal, reasonOf, waitOf } from './refusal';
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
	switch (reply.kind) {
		case 'unsendable': {
			const reason = reasonOf(reply, ownCategory.credential);
			return { verdict: 'stop', scope: 'run', outcome: 'failed', reason };
		}
		case 'unanswered': {
			const reason = reasonOf(reply, ownCategory.noAnswer);
			return { verdict: 'again', reason, otherwise: 'notSent' };
		}
		case 'answered':
			return reply.status >= 200 && reply.status < 300
				? judgeSuccess(reply)
				: judgeRefusal(reply, now);
	}
}

function judgeSuccess({ body, status }: Answered): ListVerdict {
	if (isObject(body) && Array.isArray(body.results)) {
		return { verdict: 'settled', outcomes: [{ outcome: 'succeeded', result: body }] };
	}
	const reason = refusal(complain('NOT_A_LIST', { status: String(status) }));
	return { verdict: 'again', reason: { ...reason, httpStatus: status }, otherwise: 'failed' };
}

function judgeRefusal(reply: Answered, now: number): ListVerdict {
	const { treatment, reason, adviceMs } = readRefusal(reply, now);
	switch (treatment.treat) {
		case 'split':
			return { verdict: 'stop', scope: 'run', outcome: 'failed', reason };
		case 'stop':
			return { verdict: 'stop', scope: 'run', outcome: treatment.outcome, reason };
		case 'again':
			return {
				verdict: 'again',
				reason,
				afterMs: waitOf(treatment, adviceMs),
				otherwise: 'notSent',
			};
		case 'lost':
			return { verdict: 'again', reason, otherwise: 'notSent', afterMs: adviceMs ?? 0 };
	}
}
