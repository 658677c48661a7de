import type { Pacer } from '../../batch/pacing/pacer';
import { runBatches } from '../../batch/runBatches';
import type { Outcome } from '../../batch/types';
import type { Failure } from '../../hubspot/errors/failure';
import type { ProblemCode } from '../../hubspot/errors/problem';
import { objectAt, objectsAt, textAt, type JsonObject } from '../../hubspot/json';
import { judgeList } from '../../hubspot/reply/judgeList';
import { cancelled, pacerOf, sendInTurn, waitTooLong } from './send';
import type { Session } from './session';
import type { HubspotRequest } from './transport';

/** What a read returns, or why it returns nothing. */
export type ReadOutcome<Value> =
	| { readonly outcome: 'succeeded'; readonly value: Value }
	/** HubSpot does not return it to this credential, or at this address: do without it. */
	| { readonly outcome: 'refused'; readonly failure: Failure }
	/** HubSpot did not return it within Max Wait: what needs it cannot be sent now. */
	| { readonly outcome: 'unavailable'; readonly failure: Failure }
	/** No request can pass any more, or the execution was cancelled. */
	| { readonly outcome: 'stopped'; readonly failure: Failure };

/** A session that has waited as long as it may: each further request is sent once. */
export function withoutPatience(session: Session): Session {
	return { ...session, maxWaitMs: 0 };
}

/** More than any account has; ends a list that names itself as its next page. */
const MOST_PAGES = 200;

/** Reads a list page by page. There is no partial list: one page that is missing is enough. */
export async function readPages(
	session: Session,
	list: Pick<HubspotRequest, 'path' | 'query' | 'scopes'>,
): Promise<ReadOutcome<readonly JsonObject[]>> {
	const pages: JsonObject[] = [];
	let after: string | undefined;
	for (let page = 0; page < MOST_PAGES; page++) {
		const query = { ...list.query, ...(after && { after }) };
		const request = { method: 'GET', ...list, query } as const;
		const outcome = await read(session, request);
		if (outcome.outcome !== 'succeeded') return outcome;
		pages.push(outcome.value);
		const next = textAt(objectAt(objectAt(outcome.value, 'paging'), 'next'), 'after');
		if (!next || next === after || objectsAt(outcome.value, 'results').length === 0) break;
		after = next;
	}
	return { outcome: 'succeeded', value: pages };
}

/** What differs between the kinds of lists. */
interface ReadOptions {
	/** The pacer for the rate limit of the request. */
	readonly pacer?: Pacer<Failure>;
	/** The failure of a refusal in words about the list. */
	readonly inWords?: (failure: Failure) => Failure;
	/** The failure of a rate limit in words about that of the request. */
	readonly atLimit?: (failure: Failure) => Failure;
}

const unchanged = (failure: Failure) => failure;

const NO_LIST: ProblemCode = 'NOT_A_LIST';

/**
 * Sends a request that changes nothing and returns a list, as a batch of one record: retried, paced
 * and cancelled like any batch. A success that is no list is requested once more.
 */
export async function read(
	session: Session,
	request: HubspotRequest,
	{ pacer = pacerOf(session), inWords, atLimit = unchanged }: ReadOptions = {},
): Promise<ReadOutcome<JsonObject>> {
	const { clock, cost, maxWaitMs, signal } = session;
	let hadNoList = false;
	let stoppedBy: Failure | undefined;
	let outcome: Outcome<JsonObject, Failure> | undefined;
	const batches = [{ group: '', positions: [0] }].values();
	await runBatches<JsonObject, Failure>(batches, {
		send: async (_, turn) => {
			const reply = await sendInTurn(session, request, turn);
			const verdict = judgeList(reply, clock.now(), hadNoList ? 'giveUp' : 'askAgain', inWords);
			if (verdict.verdict === 'retry') hadNoList ||= verdict.failure.code === NO_LIST;
			if (verdict.verdict === 'stop' && verdict.outcome === 'notSent') stoppedBy = verdict.failure;
			const isAtLimit = verdict.verdict === 'retry' && verdict.isRateLimit;
			return isAtLimit ? { ...verdict, failure: atLimit(verdict.failure) } : verdict;
		},
		pacer,
		concurrency: 1,
		slots: session.slots,
		refusedAfterLoss: (lost) => lost,
		repeated: (value) => value,
		maxWaitMs,
		waitTooLong,
		onSettled: (_, settled) => {
			outcome = settled;
			return undefined;
		},
		cancel: { signal, failure: () => cancelled },
		clock,
		cost,
	});
	if (outcome?.outcome === 'succeeded') return outcome;
	if (stoppedBy || signal.aborted || !outcome) {
		return { outcome: 'stopped', failure: stoppedBy ?? cancelled };
	}
	const { failure } = outcome;
	return { outcome: outcome.outcome === 'failed' ? 'refused' : 'unavailable', failure };
}
