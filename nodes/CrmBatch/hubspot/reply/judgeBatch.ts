import type { Outcome, Verdict } from '../../batch/types';
import { blame } from './blame';
import { NOT_FOUND } from '../errors/categories';
import { culpritsIn } from './culprits';
import { complain, refusal } from '../errors/problem';
import { failureFrom, type Failure } from '../errors/failure';
import type { JsonObject } from '../json';
import { judgeReply } from './judgeReply';
import { pairRecords } from './pairing';
import { batchBody, isBatchBody, type Answered, type CrmRecord, type Reply } from './reply';
import type { Sent } from './sentBatch';
import { missWhenLost } from './treatments';

/** What HubSpot returned for a record; archive returns nothing. */
export type Result = CrmRecord | undefined;

type HubspotVerdict = Verdict<Result, Failure>;
type HubspotOutcome = Outcome<Result, Failure>;

/**
 * Says what a reply means for the records that were sent. Total and pure: every odd reply is a
 * line in a test's table, and none throws.
 *
 * @param now milliseconds since the epoch, for a `Retry-After` that is a date
 */
export function judge(reply: Reply, sent: Sent, now: number): HubspotVerdict {
	return judgeReply<Result>(reply, now, {
		whenDone: (answer) => judgeSuccess(answer, sent),
		whenRefused: (reason, body) => judgeRefusal(reason, body, sent),
		whenLost: (reason, adviceMs) => lost(sent, reason, adviceMs),
	});
}

function judgeRefusal(reason: Failure, body: JsonObject, sent: Sent): HubspotVerdict {
	// A read in which nothing was found is no refusal, if it names everything: each is not found.
	if (reason.category === NOT_FOUND) {
		const { byPlace } = blame(sent, [body]);
		if (byPlace.size === sent.entries.length) {
			return { verdict: 'settled', outcomes: sent.entries.map(() => failed(reason)) };
		}
	}
	return { verdict: 'split', reason, ...culpritsIn(body, reason.httpStatus ?? 0, sent) };
}

/** A 2xx: the lists of a batch reply, or nothing at all where HubSpot answers without a body. */
function judgeSuccess({ body, status }: Answered, sent: Sent): HubspotVerdict {
	const isEmpty = body === undefined || body === null || body === '';
	const isExpected = isBatchBody(body) || (isEmpty && sent.operation.pairing.length === 0);
	if (isExpected) return { verdict: 'settled', outcomes: outcomesOf(body, status, sent) };
	const reason = refusal(complain('NOT_A_BATCH_ANSWER', { status: String(status) }));
	return lost(sent, { ...reason, httpStatus: status });
}

/** The request may have been carried out. It is sent again only where that does no harm. */
function lost(sent: Sent, reason: Failure, adviceMs?: number): HubspotVerdict {
	if (!sent.entries.every(({ repeatable }) => repeatable)) {
		return { verdict: 'settled', outcomes: sent.entries.map((entry) => unknown(reason, entry)) };
	}
	const otherwise = missWhenLost(sent.operation.writes);
	const advice = adviceMs === undefined ? {} : { afterMs: adviceMs };
	return { verdict: 'again', reason, otherwise, ...advice };
}

/**
 * The outcomes that a 2xx tells. Every 2xx may have both results and errors; a record that is in
 * neither list has not succeeded, and a `COMPLETE` says nothing (HubSpot, "Error handling").
 */
function outcomesOf(body: unknown, status: number, sent: Sent): HubspotOutcome[] {
	const { results, errors } = batchBody(body);
	const { byPlace, nobody } = blame(sent, errors);
	const pairs = pairRecords(sent, results, byPlace, nobody.length === 0);
	const silent = sent.entries.filter((_, place) => !pairs.has(place) && !byPlace.has(place));
	const nobodys = results.length - new Set(pairs.values()).size;
	// Errors that name nobody are about the records that have nothing else, if there are as many,
	// and if every record that came back has found its entry.
	const isAboutSilent = nobodys === 0 && nobody.length === silent.length;
	const orphan = isAboutSilent ? joined(nobody, status) : undefined;

	return sent.entries.map((entry, place) => {
		const record = pairs.get(place);
		const error = byPlace.get(place);
		if (record && error && sent.operation.writes)
			return unknown(contradiction(error, status), entry);
		if (record) return { outcome: 'succeeded', result: record };
		if (error) return failed(failureFrom(error, status));
		if (sent.operation.pairing.length === 0 && nobody.length === 0) {
			return { outcome: 'succeeded', result: undefined };
		}
		if (orphan) return failed(orphan);
		const reason = noResult(nobody, status);
		return sent.operation.writes ? unknown(reason, entry) : failed(reason);
	});
}

function failed(reason: Failure): HubspotOutcome {
	return { outcome: 'failed', reason, alone: true };
}

function unknown(reason: Failure, { traceId }: { readonly traceId: string }): HubspotOutcome {
	return { outcome: 'unknown', reason: { ...reason, traceId } };
}

function joined(errors: readonly JsonObject[], status: number): Failure | undefined {
	const failures = errors.map((error) => failureFrom(error, status));
	const [first] = failures;
	if (!first) return undefined;
	const both = (texts: readonly string[]) => [...new Set(texts)].join('; or: ');
	const original = both(failures.flatMap((failure) => failure.original ?? []));
	return {
		...first,
		message: both(failures.map(({ message }) => message)),
		original: original || undefined,
	};
}

function contradiction(error: JsonObject, status: number): Failure {
	const failure = failureFrom(error, status);
	const { message, code } = refusal(complain('RECORD_AND_REASON', { said: failure.message }));
	return { ...failure, message, code: failure.code ?? code };
}

function noResult(nobody: readonly JsonObject[], httpStatus: number): Failure {
	const about = joined(nobody, httpStatus);
	const complaint = about
		? complain('NO_RESULT_OF_ITS_OWN', { said: about.message })
		: complain('NO_RESULT');
	return { ...refusal(complaint), original: about?.original, httpStatus };
}
