import type { Verdict } from '../../batch/types';
import type { Failure } from '../errors/failure';
import type { RefusalId } from '../errors/match';
import { failureOf, problem, type Problem } from '../errors/problem';
import { isStatus } from '../errors/refusals/refusal';
import { isObject, type JsonObject } from '../json';
import { judgeReply } from './judgeReply';
import type { Answered, Reply } from './reply';

type ListVerdict = Verdict<JsonObject, Failure>;

/**
 * Judges the reply to a request for a list: properties, pipelines, owners, or records with a unique
 * value. To repeat it does no harm, so everything that may pass is retried. A list that HubSpot
 * refuses is `failed`. It is `notSent` if it never passes, and if no other request can pass either.
 *
 * @param now milliseconds since the epoch, for a `Retry-After` that is a date
 * @param ifNoList what to do about a success that is no list
 * @param inWords the failure of a refusal, whose own words are about records
 */
export function judgeList(
	reply: Reply,
	now: number,
	ifNoList: 'askAgain' | 'giveUp' = 'giveUp',
	inWords: (failure: Failure) => Failure = aboutList,
): ListVerdict {
	const refused = (failure: Failure): ListVerdict => ({
		...{ verdict: 'stop', scope: 'run', outcome: 'failed' },
		failure: inWords(failure),
	});
	return judgeReply<JsonObject>(reply, now, {
		whenDone: (answered) => judgeSuccess(answered, ifNoList),
		whenRefused: refused,
		whenStopped: (failure, { scope, isOfEndpoint }) =>
			scope === 'group' || isOfEndpoint ? refused(failure) : undefined,
		whenLost: (failure, afterMs = 0) => ({
			verdict: 'retry',
			failure,
			afterMs,
			otherwise: 'notSent',
		}),
	});
}

function judgeSuccess({ body, status }: Answered, ifNoList: 'askAgain' | 'giveUp'): ListVerdict {
	if (isObject(body) && Array.isArray(body.results)) {
		return { verdict: 'settled', outcomes: [{ outcome: 'succeeded', value: body }] };
	}
	const failure = {
		...failureOf(problem('NOT_A_LIST', { status: String(status) })),
		httpStatus: status,
	};
	return ifNoList === 'askAgain'
		? { verdict: 'retry', failure, otherwise: 'failed' }
		: { verdict: 'stop', scope: 'run', outcome: 'failed', failure };
}

/** Refusals whose words apply to any request, whatever its status. */
const ofAnyRequest: ReadonlySet<string | undefined> = new Set<RefusalId>([
	'scope-missing',
	'scope-missing-needed',
	'scope-missing-unnamed',
]);

/** The words of most other refusals are about records, and this request has none. */
export function aboutList(failure: Failure): Failure {
	const { httpStatus, original, correlationId, refusal } = failure;
	const own = ofAnyRequest.has(refusal) ? undefined : listProblem(String(httpStatus), original);
	return own ? { ...failureOf(own), original, correlationId, httpStatus } : failure;
}

function listProblem(status: string, original: string | undefined): Problem | undefined {
	if (isStatus(status, ['3xx'])) return problem('LIST_REDIRECTED', { status });
	if (isStatus(status, ['404', '405', '410'])) return problem('LIST_NOT_FOUND', { status });
	// The words of a 403 apply to any request.
	if (status === '403' || !isStatus(status, ['4xx'])) return undefined;
	const said = original?.trim().replace(/[.!]$/, '');
	return problem('LIST_REFUSED', { why: said ? `status ${status}: ${said}` : `status ${status}` });
}
