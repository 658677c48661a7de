import type { Outcome, Verdict } from '../../batch/types';
import type { Failure } from '../errors/failure';
import { failureFrom } from '../errors/match';
import { failureOf, problem } from '../errors/problem';
import { hasLongMessage, messageOf } from '../errors/said';
import { isObject, objectAt, objectsAt, textAt, type JsonObject } from '../json';
import { joined, noResult } from '../reply/blame/joined';
import { judgeReply } from '../reply/judgeReply';
import { isBatchBody, mostListed, type Answered, type Reply } from '../reply/reply';
import type { LinkEndpoint } from './endpoints';
import type { Link } from './link';
import { namedLinks } from './namedLinks';

/** A link that is made or removed has no value. */
export type LinkVerdict = Verdict<undefined, Failure>;

type LinkOutcome = Outcome<undefined, Failure>;

/**
 * Judges the reply to a request for links. Total and pure: never throws. To make or remove a link
 * twice does no harm, so a request whose reply was lost is always sent again.
 *
 * @param now milliseconds since the epoch, for a `Retry-After` that is a date
 */
export function judgeLinks(
	reply: Reply,
	links: readonly Link[],
	endpoint: LinkEndpoint,
	now: number,
): LinkVerdict {
	return judgeReply<undefined>(reply, now, {
		isDone: ({ body }) => isObject(body) && objectsAt(body, 'results').length > 0,
		whenDone: (answered) => judgeSuccess(answered, links, endpoint),
		whenRefused: (failure, body, canBeShared) => judgeRefusal(failure, body, canBeShared, links),
		whenLost: lost,
	});
}

function lost(failure: Failure, afterMs = 0): LinkVerdict {
	return { verdict: 'retry', failure, afterMs, otherwise: 'unknown' };
}

/** A link that HubSpot names for certain has failed; one that only its message names is tried alone. */
function judgeRefusal(
	failure: Failure,
	body: JsonObject,
	canBeShared: boolean,
	links: readonly Link[],
): LinkVerdict {
	const message = messageOf(body);
	const isShared = canBeShared && message !== '' && !hasLongMessage(body);
	const shared = isShared ? { sharedCause: message } : {};
	const { places, isCertain } = namedLinks(body, links);
	return isCertain
		? { verdict: 'split', failure, failed: new Map(places.map((place) => [place, failure])) }
		: { verdict: 'split', failure, apart: places, ...shared };
}

function judgeSuccess(
	{ body, status }: Answered,
	links: readonly Link[],
	{ hasResults }: LinkEndpoint,
): LinkVerdict {
	const isEmpty = status === 204 && (body === undefined || body === null || body === '');
	const isList = isBatchBody(body, mostListed(links.length));
	const isComplete = isObject(body) && body.status === 'COMPLETE' && !isBatchBody(body);
	if (!isList && (hasResults || !(isEmpty || isComplete))) {
		const failure = failureOf(problem('NOT_A_BATCH_ANSWER', { status: String(status) }));
		return lost({ ...failure, httpStatus: status });
	}
	const outcomes = outcomesOf(isObject(body) ? body : {}, status, links, hasResults);
	return { verdict: 'settled', outcomes };
}

/** Any 2xx can have both results and errors. An error counts more: to link again does no harm. */
function outcomesOf(
	body: JsonObject,
	status: number,
	links: readonly Link[],
	hasResults: boolean,
): LinkOutcome[] {
	const failures = new Map<number, Failure>();
	const unattributed: JsonObject[] = [];
	// More than one for each link answers another request.
	const errors = objectsAt(body, 'errors', 2 * links.length);
	for (const error of errors) {
		const { places } = namedLinks(error, links);
		if (places.length === 0) unattributed.push(error);
		const failure = failureFrom(error, status);
		places.forEach((place) => failures.set(place, failures.get(place) ?? failure));
	}

	const pairs = new Set(objectsAt(body, 'results', mostListed(links.length)).map(pairIn));
	const isDone = ({ from, to }: Link) => pairs.has(`${from.id} ${to.id}`);
	// HubSpot can return other IDs for records that were merged: then it returns as many links.
	const isAllDone =
		errors.length === 0 && (!hasResults || new Set([...pairs].map(inOrder)).size >= links.length);
	const silent = links.filter((link, place) => !failures.has(place) && !isDone(link));
	const isAboutSilent = unattributed.length === silent.length;
	const shared = isAboutSilent ? joined(unattributed, status) : undefined;
	const missing = noResult(unattributed, status, false);

	return links.map((link, place): LinkOutcome => {
		const failure = failures.get(place);
		if (failure) return { outcome: 'failed', failure };
		if (isAllDone || isDone(link) || (!hasResults && unattributed.length === 0)) {
			return { outcome: 'succeeded', value: undefined };
		}
		return shared
			? { outcome: 'failed', failure: shared }
			: { outcome: 'unknown', failure: missing };
	});
}

/** The two record IDs of a result, which has one of two forms. */
function pairIn(result: JsonObject): string {
	const from = textAt(objectAt(result, 'from'), 'id') ?? textAt(result, 'fromObjectId') ?? '';
	const to = textAt(objectAt(result, 'to'), 'id') ?? textAt(result, 'toObjectId') ?? '';
	return `${from} ${to}`;
}

/** The default link comes back from both records' side. */
function inOrder(pair: string): string {
	return pair.split(' ').sort().join(' ');
}
