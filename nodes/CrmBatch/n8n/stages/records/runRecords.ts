import type { Steps } from '../../../batch/types';
import type { Failure } from '../../../hubspot/errors/failure';
import { failureOf, problem } from '../../../hubspot/errors/problem';
import type { JsonObject } from '../../../hubspot/json';
import { toEntries } from '../../../hubspot/request/entries';
import type { ValueProblems } from '../../../hubspot/schema/openValues';
import type { Entry, ItemRequest } from '../../../hubspot/tables/request';
import { ItemChecker, type CheckedItems } from '../../input/items/checkItems';
import type { ItemOutcome } from '../../output/outcomes';
import { deliveryOf, type Delivery } from './delivery';
import { hasReference } from '../links/resolveLinks';
import { isLookedUp } from './lookBefore';
import { settleOpenItems, settleUnsent, stopFor, type NodeRun } from '../nodeRun';
import { prepare, type EntryMaker, type Prepared } from './prepare';

/** Gives each item of a run its outcome. Returns a line that summarises the run. */
export async function runRecords(run: NodeRun): Promise<string> {
	return await new RecordRun(run).play();
}

/**
 * Reads and checks the items part by part. With On Error = Continue, what nothing else depends on is
 * sent while later items are read. All other requests wait until all items are read: with On Error =
 * Stop Workflow, because then nothing is sent if a value is known to be invalid; and those whose record
 * is that of other items too, or is looked up first.
 */
class RecordRun {
	private readonly checker: ItemChecker;

	private readonly delivery: Delivery;

	private readonly makeEntries: EntryMaker;

	/** The requests that wait, and the values that are in none, by item index. */
	private readonly waiting: ItemRequest[] = [];

	private readonly problems = new Map<number, ValueProblems>();

	constructor(private readonly run: NodeRun) {
		this.checker = new ItemChecker(run);
		this.delivery = deliveryOf(run);
		this.makeEntries = entryMaker(run, this.checker);
	}

	async play(): Promise<string> {
		const { run, delivery } = this;
		let halted: Failure | undefined;
		try {
			halted = (await this.readItems()) ?? delivery.stopped ?? (await this.deliverWaiting());
		} catch {
			// A bug. What was not handed over for delivery is not sent.
			halted = failureOf(problem('LOST_TRACK'));
		}
		await delivery.end(halted);
		const { eventLoop } = run;
		if (halted) await eventLoop.run(settleOpenItems(run, { outcome: 'notSent', failure: halted }));
		run.notes.push(...this.checker.notes);
		return await delivery.finish(halted);
	}

	/** Reads and checks all items. Returns why nothing more can be sent, if so. */
	private async readItems(): Promise<Failure | undefined> {
		const { run, checker } = this;
		const { items, partSize, session, eventLoop } = run;
		let goesFirst: GoesFirst | undefined;
		let halted: Failure | undefined;
		for (let from = 0; from < items.length && !session.signal.aborted; from += partSize) {
			halted ??= this.delivery.stopped;
			const to = Math.min(from + partSize, items.length);
			const checked = await checker.check(from, to, halted);
			await eventLoop.run(settleUnsent(run, checked));
			halted = checked.halted;
			// Without a request, nothing is known of the keys yet, such as the labels of their fields.
			if (halted || checked.requests.length === 0) continue;
			goesFirst ??= await this.whatGoesFirst(checked);
			await this.deliverReady(checked, goesFirst);
		}
		return halted;
	}

	/** @param first the first items of the run, checked */
	private async whatGoesFirst({ requests }: CheckedItems): Promise<GoesFirst> {
		const { continues, items, partSize, config, eventLoop } = this.run;
		const waits = (request: ItemRequest) => isLookedUp(request, config) || hasReference(request);
		// If records are looked up, all of them are, before anything is written.
		if (!continues || items.length <= partSize || requests.some(waits)) return () => false;
		const isShared = await eventLoop.run(this.checker.sharedRecords());
		return (request) => !waits(request) && !isShared(request);
	}

	private async deliverReady(checked: CheckedItems, goesFirst: GoesFirst): Promise<void> {
		checked.problems.forEach((problem, item) => this.problems.set(item, problem));
		const ready: ItemRequest[] = [];
		for (const request of checked.requests) {
			(goesFirst(request) ? ready : this.waiting).push(request);
		}
		if (ready.length === 0) return;
		const { entries, refused } = await this.run.eventLoop.run(this.makeEntries(ready));
		await this.run.eventLoop.run(settleUnsent(this.run, { refused, heldBack: new Map() }));
		await this.delivery.add(entries, this.checker.account);
	}

	/** Delivers the requests that have waited. Returns why nothing more can be sent, if so. */
	private async deliverWaiting(): Promise<Failure | undefined> {
		const { run, delivery, waiting: requests, problems, makeEntries } = this;
		const { account } = this.checker;
		const prepared = await prepare(run, { requests, problems, account, makeEntries });
		await run.eventLoop.run(settleUnsent(run, prepared));
		const linked = await run.eventLoop.run(settleUnchanged(run, prepared));
		if (prepared.halted) return prepared.halted;
		const stop = stopFor(run);
		if (stop) return stop;
		keepDecided(run, prepared);
		linked.forEach(([entry, record]) => delivery.addLinked(entry, record));
		await delivery.add(prepared.entries, account);
		return undefined;
	}
}

/** Is a request sent while later items are still read? */
type GoesFirst = (request: ItemRequest) => boolean;

function entryMaker({ context, session, config }: NodeRun, checker: ItemChecker): EntryMaker {
	// Two nodes, or two passes of a loop, have the same execution ID.
	const random = session.clock.random().toString(36).slice(2, 8);
	const runId = `${context.getExecutionId()}-${random}`;
	const takesSeveral = (name: string) => checker.account?.get(name)?.isMultiple ?? true;
	const { object, operation, duplicates } = config;
	return (requests) => toEntries(requests, object, operation, duplicates, runId, takesSeveral);
}

/** Settles the records that stay as they are. Returns those that are still to be linked. */
function* settleUnchanged(
	{ outcomes }: NodeRun,
	{ unchanged = new Map<Entry, JsonObject>() }: Prepared,
): Steps<Array<[Entry, JsonObject]>> {
	const linked: Array<[Entry, JsonObject]> = [];
	for (const [entry, value] of unchanged) {
		yield;
		// A record that stays as it is can still be linked.
		if (entry.request.associations.length > 0) {
			linked.push([entry, value]);
			continue;
		}
		const outcome: ItemOutcome = { outcome: 'succeeded', value };
		entry.items.forEach((item) => outcomes.set(item, outcome));
	}
	return linked;
}

/**
 * Keeps what failed because of a value that its record would get. A further try could find a record
 * that this one creates for another item, and then write the item after all.
 */
function keepDecided({ outcomes, journal }: NodeRun, { decidedAgainst = [] }: Prepared): void {
	for (const item of decidedAgainst) {
		const outcome = outcomes.get(item);
		if (outcome) journal.set(item, outcome);
	}
}
