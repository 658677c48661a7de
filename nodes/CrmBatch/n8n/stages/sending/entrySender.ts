import { BatchPlanner, type Place } from '../../../batch/plan';
import { BatchQueue } from '../../../batch/queue';
import { runBatches } from '../../../batch/runBatches';
import type { Failure } from '../../../hubspot/errors/failure';
import { failureOf, problem } from '../../../hubspot/errors/problem';
import { judgeBatch, type Returned } from '../../../hubspot/reply/judgeBatch';
import type { Schema } from '../../../hubspot/schema/schema';
import type { Entry, ItemRequest } from '../../../hubspot/tables/request';
import type { EventLoop } from '../../eventLoop';
import { cancelled, pacerOf, sendInTurn, waitTooLong } from '../../http/send';
import type { Session } from '../../http/session';
import type { ItemOutcome } from '../../output/outcomes';
import { requestOf, type BatchSettings } from './batchRequest';
import { questioner } from './questioner';

/** HubSpot takes 100 inputs a request, and 50 if past values are requested. */
const MOST_WITH_HISTORY = 50;

/**
 * Most characters of the values in a request. HubSpot documents no limit of its own; several requests
 * are in memory at the same time, each as values and as JSON.
 */
const MOST_CHARACTERS = 4_000_000;

/** Batches that wait to be sent, beyond which entries are no longer added: with those in flight, 4,000 records. */
const MOST_WAITING = 20;

/**
 * Called once for each entry, as soon as its outcome is known. Returns a failure if nothing more is
 * to be sent after it.
 */
export type OnSettled = (entry: Entry, outcome: ItemOutcome) => Failure | undefined;

/** Sends entries in batches, and gives each its outcome. Entries can be added while others are sent. */
export class EntrySender {
	private readonly planner = new BatchPlanner(MOST_CHARACTERS);

	private readonly queue = new BatchQueue(MOST_WAITING);

	/** The entries by position; `undefined` for one that has its outcome. */
	private readonly open: Array<Entry | undefined> = [];

	private added = 0;

	/** Why no further entry is sent, if so. */
	private reason: Failure | undefined;

	/** Why no request can pass any more: for the token, for example. */
	private noneCanPass: Failure | undefined;

	private readonly stopping = new AbortController();

	/** Rejects only for a bug. */
	private readonly sent: Promise<void>;

	/**
	 * @param account the account's properties, if they are known
	 * @param onSettled called once for each entry, as soon as its outcome is known
	 */
	constructor(
		session: Session,
		private readonly eventLoop: EventLoop,
		private readonly config: BatchSettings,
		account: Schema | undefined,
		onSettled: OnSettled,
	) {
		this.sent = this.send(session, uniqueNamesIn(account), onSettled).finally(() => {
			this.queue.close();
		});
		// `end` throws it too.
		this.sent.catch(() => undefined);
	}

	/** Adds entries, and waits while many batches are still to be sent. */
	async add(entries: readonly Entry[]): Promise<void> {
		for (const entry of entries) {
			const position = this.added;
			this.added += 1;
			this.open[position] = entry;
			const batch = this.planner.add(position, placeOf(entry, this.config));
			if (!batch) continue;
			await this.queue.add(batch);
			await this.eventLoop.turnIfDue();
		}
	}

	get stopped(): Failure | undefined {
		return this.reason;
	}

	/** Sends no further entry, because no request can pass. Those under way are settled. */
	stop(failure: Failure): void {
		this.noneCanPass ??= failure;
		this.stopping.abort();
	}

	/** Waits until each entry has its outcome. No entry can be added any more. */
	async end(): Promise<void> {
		for (const batch of this.planner.rest()) await this.queue.add(batch);
		this.queue.close();
		await this.sent;
	}

	/** The entries at these positions that have no outcome yet. */
	private entriesAt(positions: readonly number[]): Entry[] {
		const entries: Entry[] = [];
		for (const position of positions) {
			const entry = this.open[position];
			if (entry) entries.push(entry);
		}
		return entries;
	}

	private async send(
		session: Session,
		uniqueNames: readonly string[],
		onSettled: OnSettled,
	): Promise<void> {
		const { object, operation, concurrency } = this.config;
		const { clock, cost, maxWaitMs, signal } = session;
		const untilStopped = AbortSignal.any([signal, this.stopping.signal]);
		// A question is asked in the slot of its batch.
		const asking = { ...session, slots: undefined, signal: untilStopped };
		const askHubspot = questioner(asking, (failure) => {
			this.stop(failure);
		});
		await runBatches(this.queue, {
			send: async (positions, turn) => {
				const entries = this.entriesAt(positions);
				const reply = await sendInTurn(session, requestOf(entries, session, this.config), turn);
				const sent = { object, operation, entries, uniqueNames };
				const verdict = judgeBatch(reply, sent, clock.now());
				if (verdict.verdict === 'stop' && verdict.scope === 'run') this.stop(verdict.failure);
				return this.noneCanPass ? verdict : await askHubspot(verdict, reply, sent);
			},
			pacer: pacerOf(session),
			concurrency,
			slots: session.slots,
			refusedAfterLoss,
			repeated,
			maxWaitMs,
			waitTooLong,
			onSettled: (position, outcome) => {
				const entry = this.open[position];
				this.open[position] = undefined;
				return entry && onSettled(entry, traced(outcome, entry, this.config));
			},
			turnIfDue: async () => await this.eventLoop.turnIfDue(),
			cancel: { signal: untilStopped, failure: () => this.noneCanPass ?? cancelled },
			onStopped: (failure) => {
				this.reason = failure;
			},
			clock,
			cost,
		});
	}
}

/** What decides which batch an entry goes into. */
function placeOf({ group, request }: Entry, { batchSize }: BatchSettings): Place {
	const hasHistory = request.envelope.propertiesWithHistory.length > 0;
	const most = hasHistory ? Math.min(batchSize, MOST_WITH_HISTORY) : batchSize;
	return { group, most, weight: lengthOfValues(request) };
}

/** The characters of what an entry writes, with the names of its properties and its key. */
function lengthOfValues({ id = '', properties }: ItemRequest): number {
	let sum = id.length;
	for (const name in properties) sum += name.length + (properties[name]?.length ?? 0);
	return sum;
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

/** The failure of a write with an unknown outcome names its trace ID, to ask HubSpot about it. */
function traced(
	outcome: ItemOutcome,
	{ traceId }: Entry,
	{ operation }: BatchSettings,
): ItemOutcome {
	if (outcome.outcome !== 'unknown' || !operation.pairing.includes('traceId')) return outcome;
	return { ...outcome, failure: { ...outcome.failure, traceId } };
}
