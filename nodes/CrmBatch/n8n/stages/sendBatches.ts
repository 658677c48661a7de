import { planBatches } from '../../batch/plan';
import { runBatches } from '../../batch/runBatches';
import type { Batch, Steps } from '../../batch/types';
import type { Failure } from '../../hubspot/errors/failure';
import { failureOf, problem } from '../../hubspot/errors/problem';
import { judgeBatch, type BatchVerdict, type Returned } from '../../hubspot/reply/judgeBatch';
import { questionOf } from '../../hubspot/reply/question';
import type { Reply } from '../../hubspot/reply/reply';
import type { SentBatch } from '../../hubspot/reply/sentBatch';
import { withMatchingProperties } from '../../hubspot/request/matchingProperties';
import type { Schema } from '../../hubspot/schema/schema';
import { batchPath, lookupPath, scopesFor } from '../../hubspot/tables/endpoints';
import type { Entry } from '../../hubspot/tables/request';
import type { EventLoop } from '../eventLoop';
import { read } from '../http/read';
import { cancelled, pacerOf, sendInTurn, waitTooLong } from '../http/send';
import type { Session } from '../http/session';
import type { HubspotRequest } from '../http/transport';
import type { NodeConfig } from '../input/config';
import type { Prepared } from '../input/prepare';
import type { ItemOutcome } from '../output/outcomes';

/** HubSpot takes 100 inputs a request, and 50 if past values are requested. */
const MOST_WITH_HISTORY = 50;

/**
 * Most characters of the values in a request. HubSpot documents no limit of its own; several requests
 * are in memory at the same time, each as values and as JSON.
 */
const MOST_CHARACTERS = 4_000_000;

/**
 * Called once for each entry, as soon as its outcome is known. Returns a failure if nothing more is
 * to be sent after it.
 */
export type OnSettled = (entry: Entry, outcome: ItemOutcome) => Failure | undefined;

/** What is done with the entries, and how fast. */
export type BatchSettings = Pick<NodeConfig, 'object' | 'operation' | 'batchSize' | 'concurrency'>;

/** Sends the entries in batches, and gives each its outcome. */
export async function sendBatches(
	session: Session,
	eventLoop: EventLoop,
	config: BatchSettings,
	{ entries, account }: Pick<Prepared, 'entries' | 'account'>,
	onSettled: OnSettled,
): Promise<void> {
	const { object, operation, concurrency } = config;
	const batches = await eventLoop.run(batchesOf(entries, config));
	const uniqueNames = uniqueNamesIn(account);
	const { clock, cost, maxWaitMs, signal } = session;
	// Why no request can pass any more: for the token, for example.
	let stoppedBy: Failure | undefined;
	const asking = new AbortController();
	const stop = (failure: Failure) => {
		stoppedBy ??= failure;
		asking.abort();
	};
	const untilStopped = { ...session, signal: AbortSignal.any([signal, asking.signal]) };
	const askHubspot = questioner(untilStopped, stop);
	await runBatches(entries.length, batches, {
		send: async (positions, turn) => {
			const inputs = positions.flatMap((position) => entries[position] ?? []);
			const reply = await sendInTurn(session, requestOf(inputs, session, config), turn);
			const sent = { object, operation, entries: inputs, uniqueNames };
			const verdict = judgeBatch(reply, sent, clock.now());
			if (verdict.verdict === 'stop' && verdict.scope === 'run') stop(verdict.failure);
			return stoppedBy ? verdict : await askHubspot(verdict, reply, sent);
		},
		pacer: pacerOf(session),
		concurrency,
		refusedAfterLoss,
		repeated,
		maxWaitMs,
		waitTooLong,
		onSettled: (position, outcome) => {
			const entry = entries[position];
			return (entry && onSettled(entry, traced(outcome, entry, config))) ?? stoppedBy;
		},
		turnIfDue: async () => await eventLoop.turnIfDue(),
		cancel: { signal, failure: cancelled },
		clock,
		cost,
	});
}

function* batchesOf(entries: readonly Entry[], { batchSize }: BatchSettings): Steps<Batch[]> {
	const groups: string[] = [];
	const withHistory = new Set<string>();
	for (const { group, request } of entries) {
		groups.push(group);
		if (request.envelope.propertiesWithHistory.length > 0) withHistory.add(group);
		yield;
	}
	const sizeOf = (group: string) =>
		withHistory.has(group) ? Math.min(batchSize, MOST_WITH_HISTORY) : batchSize;
	const lengthOf = (position: number) => lengthOfValues(entries[position]);
	return yield* planBatches(groups, sizeOf, { of: lengthOf, most: MOST_CHARACTERS });
}

/** The characters of what an entry writes, with the names of its properties and its key. */
function lengthOfValues(entry: Entry | undefined): number {
	let sum = 0;
	const { id = '', properties = {} } = entry?.request ?? {};
	for (const name in properties) sum += name.length + (properties[name]?.length ?? 0);
	return sum + id.length;
}

/** Names of writable properties that are unique in the account, as far as they are known. */
function uniqueNamesIn(account: Schema | undefined): string[] {
	const unique = account?.definitions.filter(({ isUnique, isWritable }) => isUnique && isWritable);
	return unique?.map(({ name }) => name) ?? [];
}

/** The record may be refused for what the earlier request did, such as for its own unique value. */
function refusedAfterLoss(lost: Failure, refusal: Failure): Failure {
	const words = { lost: lost.message, said: refusal.message };
	return { ...refusal, ...failureOf(problem('LOST_THEN_REFUSED', words)) };
}

/** The record is not new to HubSpot, but the request whose reply was lost may have created it. */
function repeated(record: Returned): Returned {
	return record?.new === false ? { ...record, new: null } : record;
}

/**
 * Asks HubSpot what its reply to a batch leaves open, once for each entry and kind of question.
 * Without an answer the verdict stays as it is.
 *
 * @param onStopped called if no request can pass any more
 */
function questioner(
	session: Session,
	onStopped: (failure: Failure) => void,
): (verdict: BatchVerdict, reply: Reply, sent: SentBatch) => Promise<BatchVerdict> {
	const asked = { conflicts: new Set<Entry>(), keys: new Set<Entry>() };
	return async (verdict, reply, sent) => {
		const question = questionOf(verdict, reply, sent, session.clock.now());
		if (!question) return verdict;
		const known = asked[question.about];
		if (sent.entries.some((entry) => known.has(entry))) return verdict;
		sent.entries.forEach((entry) => known.add(entry));
		const path = lookupPath(session.apiVersion, sent.object);
		const answer = await read(session, {
			method: 'POST',
			path,
			body: question.body,
			scopes: scopesFor('read', sent.object),
		});
		if (answer.outcome === 'succeeded') return question.verdictWith(answer.value);
		if (answer.outcome !== 'stopped') return verdict;
		// The run has ended already, for another reason.
		if (session.signal.aborted) return verdict;
		onStopped(answer.failure);
		if (verdict.verdict !== 'split') return verdict;
		// HubSpot refused the whole batch: nothing of it was written.
		const { failed } = verdict;
		const stop = { verdict: 'stop', scope: 'run', outcome: 'notSent' } as const;
		return { ...stop, failure: answer.failure, ...(failed && { failed }) };
	};
}

/** The failure of a write with an unknown outcome names its trace ID, to ask HubSpot about it. */
function traced(
	outcome: ItemOutcome,
	{ traceId }: Entry,
	{ operation }: BatchSettings,
): ItemOutcome {
	if (outcome.outcome !== 'unknown' || !operation.pairing.includes('traceId')) return outcome;
	return { ...outcome, failure: { ...outcome.failure, traceId } };
}

function requestOf(
	entries: readonly Entry[],
	{ apiVersion }: Session,
	{ object, operation }: BatchSettings,
): HubspotRequest {
	const [first] = entries;
	const envelope = first && withMatchingProperties(first.request.envelope, object);
	return {
		method: 'POST',
		path: batchPath(apiVersion, object, operation),
		scopes: scopesFor(operation.writes ? 'write' : 'read', object),
		...(envelope?.archived && { query: { archived: 'true' } }),
		body: {
			inputs: entries.map((entry) => operation.inputOf(entry)),
			...(envelope && operation.besideInputs(envelope)),
		},
	};
}
