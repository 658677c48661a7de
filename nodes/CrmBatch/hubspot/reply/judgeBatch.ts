import type { Outcome, Verdict } from '../../batch/types';
import type { Failure } from '../errors/failure';
import { failureFrom, recognise, type RefusalId } from '../errors/match';
import { failureOf, problem } from '../errors/problem';
import { detailsOf, hasLongMessage, messageOf } from '../errors/said';
import { isObject, textAt, type JsonObject } from '../json';
import type { Entry } from '../tables/request';
import { blame } from './blame/blame';
import { culpritsIn } from './blame/culprits';
import { judgeReply } from './judgeReply';
import { contradiction, joined, noResult, perhapsWritten } from './blame/joined';
import { canBelongTo } from './pairing/contradiction';
import { pairRecords } from './pairing/pairing';
import { comparison } from './pairing/sameValue';
import {
	batchBody,
	isBatchBody,
	mostListed,
	type Answered,
	type CrmRecord,
	type Reply,
} from './reply';
import type { SentBatch } from './sentBatch';
import { outcomeWhenLost } from './treatments';

/** What HubSpot returned for a record; archive returns nothing. */
export type Returned = CrmRecord | undefined;

export type BatchVerdict = Verdict<Returned, Failure>;

type RecordOutcome = Outcome<Returned, Failure>;

const NOT_FOUND: RefusalId = 'record-not-found';

/** Most pairs of an unmatched record and a refused entry that are compared: beyond it, nothing is certain. */
const MOST_COMPARED = 1_000;

/**
 * Judges the reply to a batch. Total and pure: every odd reply is a line in a test's table, and
 * none throws.
 *
 * @param now milliseconds since the epoch, for a `Retry-After` that is a date
 */
export function judgeBatch(reply: Reply, sent: SentBatch, now: number): BatchVerdict {
	return judgeReply<Returned>(reply, now, {
		isDone: ({ body }) => saysWhatWasDone(body),
		whenDone: (answered) => judgeSuccess(answered, sent),
		whenRefused: (failure, body, canBeShared) => judgeRefusal(failure, body, canBeShared, sent),
		whenLost: (failure, afterMs) => judgeLost(sent, failure, afterMs),
	});
}

/**
 * Does the body of a refusal have the outcomes of single records? `errors` without `results` are
 * details of the refusal.
 */
function saysWhatWasDone(body: unknown): boolean {
	const lists = batchBody(body);
	const hasResults = isObject(body) && Array.isArray(body.results);
	return hasResults && lists.results.length + lists.withoutId + lists.errors.length > 0;
}

function judgeRefusal(
	failure: Failure,
	body: JsonObject,
	canBeShared: boolean,
	sent: SentBatch,
): BatchVerdict {
	// A read that found nothing is not a refusal if it names every record: each is not found.
	if (failure.refusal === NOT_FOUND) {
		const { byPlace } = blame(sent, [body]);
		if (byPlace.size === sent.entries.length) {
			return { verdict: 'settled', outcomes: sent.entries.map(() => refused(failure)) };
		}
	}
	const { httpStatus = 0 } = failure;
	const message = messageOf(body);
	// Of messages that are too long to be read, nothing says that they are the same.
	const isShared = canBeShared && message !== '' && !hasLongMessage(body);
	const culprits = culpritsIn(body, httpStatus, sent);
	return { verdict: 'split', failure, ...culprits, ...(isShared && { sharedCause: message }) };
}

/** A 2xx: the lists of a batch reply, or nothing at all if HubSpot replies without a body. */
function judgeSuccess({ body, status }: Answered, sent: SentBatch): BatchVerdict {
	// An empty page of something else has another status.
	const isEmpty = status === 204 && (body === undefined || body === null || body === '');
	const isArchive = sent.operation.pairing.length === 0;
	const isExpected =
		isBatchBody(body, mostListed(sent.entries.length)) ||
		(isArchive && (isEmpty || (hasStatus(body) && !isBatchBody(body))));
	const isIncomplete = isArchive && isObject(body) && !isComplete(body);
	if (isExpected && !isIncomplete) {
		return { verdict: 'settled', outcomes: outcomesOf(body, status, sent) };
	}
	const failure = failureOf(problem('NOT_A_BATCH_ANSWER', { status: String(status) }));
	return judgeLost(sent, { ...failure, httpStatus: status });
}

/** Is it an error that HubSpot gives only for a record that it did not write? */
function isRefusal(error: JsonObject, status: number): boolean {
	const { treatment } = recognise(error, status).refusal;
	return treatment !== 'byStatus' && treatment.treat !== 'lost';
}

function hasStatus(body: unknown): boolean {
	return isObject(body) && typeof body.status === 'string';
}

/**
 * Is everything done, by a body without results? Some versions of HubSpot's API reply to an archive
 * with a body. Errors in it are judged one by one.
 */
function isComplete(body: JsonObject): boolean {
	if (detailsOf(body).length > 0) return true;
	const { numErrors = 0, status = 'COMPLETE' } = body;
	return numErrors === 0 && status === 'COMPLETE';
}

/** The request may have been carried out. It is sent again only if that does no harm. */
function judgeLost(sent: SentBatch, failure: Failure, afterMs?: number): BatchVerdict {
	if (!sent.entries.every(({ repeatable }) => repeatable)) {
		return { verdict: 'settled', outcomes: sent.entries.map((entry) => unknown(failure, entry)) };
	}
	const otherwise = outcomeWhenLost(sent.operation.writes);
	return { verdict: 'retry', failure, otherwise, ...(afterMs !== undefined && { afterMs }) };
}

/**
 * The outcomes in a 2xx. Every 2xx can have both results and errors; a record that is in neither
 * list has not succeeded, and a status of `COMPLETE` says nothing (HubSpot, "Error handling").
 */
function outcomesOf(body: unknown, status: number, sent: SentBatch): RecordOutcome[] {
	const { operation, entries } = sent;
	const { results, withoutId, errors } = batchBody(body);
	const { byPlace, unattributed, hasForeign } = blame(sent, errors);
	const pairs = pairRecords(sent, results, byPlace, unattributed.length === 0);
	// As in most replies, nothing is left to explain.
	if (errors.length === 0 && pairs.size === entries.length) {
		return entries.map((_, place) => ({ outcome: 'succeeded', value: pairs.get(place) }));
	}
	const silent = entries.filter((_, place) => !pairs.has(place) && !byPlace.has(place));
	const unmatched = results.length + withoutId - new Set(pairs.values()).size;
	const paired = new Set([...pairs.values()].map((record) => textAt(record, 'id')));
	const left = results.filter((record) => !paired.has(textAt(record, 'id')));
	// Errors that name no entry are about the entries without a result, if there are as many, and
	// if every record is paired.
	const isAboutSilent = unmatched === 0 && !hasForeign && unattributed.length === silent.length;
	// A write is refused only if HubSpot says so: an error that is not known can be a warning.
	const isProof = !operation.writes || unattributed.every((error) => isRefusal(error, status));
	const shared = isAboutSilent && isProof ? joined(unattributed, status) : undefined;
	const missing = noResult(unattributed, status, left.length > 0);
	// One error can be about all entries: it is recognised once.
	const failures = new Map(
		[...new Set(byPlace.values())].map((error) => [error, failureFrom(error, status)]),
	);

	// As many entries without a result or an error explain the records that are left. A result
	// without an ID can be of any entry.
	const isExplained = left.length <= silent.length && withoutId === 0;
	const isTooMuch = left.length * byPlace.size > MOST_COMPARED;
	const isOfAny = withoutId > 0 || isTooMuch;
	const isSame = comparison();
	const canHaveRecord = (entry: Entry) =>
		!isExplained && (isOfAny || left.some((record) => canBelongTo(entry, record, sent, isSame)));

	return entries.map((entry, place) => {
		const record = pairs.get(place);
		const error = byPlace.get(place);
		const refusal = error && failures.get(error);
		if (record && refusal && operation.writes) return unknown(contradiction(refusal), entry);
		if (record) return { outcome: 'succeeded', value: record };
		if (refusal && operation.writes && canHaveRecord(entry)) {
			return unknown(perhapsWritten(refusal), entry);
		}
		if (refusal) return refused(refusal);
		if (operation.pairing.length === 0 && unattributed.length === 0) {
			return { outcome: 'succeeded', value: undefined };
		}
		if (shared) return refused(shared);
		return operation.writes ? unknown(missing, entry) : refused(missing);
	});
}

function refused(failure: Failure): RecordOutcome {
	return { outcome: 'failed', failure };
}

function unknown(failure: Failure, { traceId }: Entry): RecordOutcome {
	return { outcome: 'unknown', failure: { ...failure, traceId } };
}
