import type { Failure } from '../../../hubspot/errors/failure';
import type { JsonObject } from '../../../hubspot/json';
import type { Schema } from '../../../hubspot/schema/schema';
import type { Entry } from '../../../hubspot/tables/request';
import { withoutPatience } from '../../http/read';
import { compared, type ItemOutcome } from '../../output/outcomes';
import { dryRunLine, summaryLine } from '../../output/summary';
import { beforeLinks, linkWritten, shownInput } from '../links/linkWritten';
import { stoppedBy, type NodeRun } from '../nodeRun';
import { EntrySender } from '../sending/entrySender';

/** Gives entries their outcome. */
export interface Delivery {
	/** Takes entries, and waits while many of them are still to be sent. */
	readonly add: (entries: readonly Entry[], account: Schema | undefined) => Promise<void>;
	/** Takes an entry whose record stays as it is, and is only linked. */
	readonly addLinked: (entry: Entry, record: JsonObject) => void;
	/** Why no further entry is sent, if so. */
	readonly stopped: Failure | undefined;
	/**
	 * Waits until all entries have their outcome.
	 *
	 * @param halted why no further entry can be sent, if so
	 */
	readonly end: (halted: Failure | undefined) => Promise<void>;
	/**
	 * Makes the links that are made after the records. Returns a line that summarises the run.
	 *
	 * @param halted why nothing more can be sent, if so
	 */
	readonly finish: (halted: Failure | undefined) => Promise<string>;
}

export function deliveryOf(run: NodeRun): Delivery {
	const { dryRun, operation } = run.config;
	return dryRun && operation.writes ? new DryRun(run) : new Sending(run);
}

/** Shows what would be sent. */
class DryRun implements Delivery {
	readonly stopped = undefined;

	private shown = 0;

	constructor(private readonly run: NodeRun) {}

	async add(entries: readonly Entry[]): Promise<void> {
		for (const entry of entries) {
			this.show(entry);
			await this.run.eventLoop.turnIfDue();
		}
	}

	addLinked(entry: Entry, record: JsonObject): void {
		this.show(entry, record);
	}

	async end(): Promise<void> {}

	async finish(halted: Failure | undefined): Promise<string> {
		if (halted && this.shown === 0) return await summaryOf(this.run);
		const outcomes = [...this.run.outcomes.values()];
		const failed = outcomes.filter(({ outcome }) => outcome === 'failed').length;
		return dryRunLine(this.shown, failed);
	}

	private show(entry: Entry, unchanged?: JsonObject): void {
		this.shown += 1;
		const value = shownInput(entry, this.run.config, unchanged);
		entry.items.forEach((item) => this.run.outcomes.set(item, { outcome: 'succeeded', value }));
	}
}

/** Records between two looks at the clock, to say how far the run is. */
const NOTED = 500;

/** Sends the entries in batches, and makes the links that follow. */
class Sending implements Delivery {
	private sender: EntrySender | undefined;

	/** Why nothing more is to be sent. */
	private stop: Failure | undefined;

	private gaveUp = false;

	private settled = 0;

	constructor(private readonly run: NodeRun) {}

	async add(entries: readonly Entry[], account: Schema | undefined): Promise<void> {
		const { session, eventLoop, config } = this.run;
		this.sender ??= new EntrySender(session, eventLoop, config, account, (entry, outcome) =>
			this.settleEntry(entry, compared(outcome, entry, config)),
		);
		await this.sender.add(entries);
	}

	addLinked(entry: Entry, record: JsonObject): void {
		this.settleEntry(entry, { outcome: 'succeeded', value: record });
	}

	get stopped(): Failure | undefined {
		return this.sender?.stopped;
	}

	async end(halted: Failure | undefined): Promise<void> {
		// What has stopped the records need not stop the links.
		if (halted && halted !== this.stopped) this.stop ??= halted;
		if (halted) this.sender?.stop(halted);
		await this.sender?.end();
	}

	async finish(): Promise<string> {
		const { session, eventLoop, config, outcomes } = this.run;
		await linkWritten(
			this.gaveUp ? withoutPatience(session) : session,
			eventLoop,
			outcomes,
			config.concurrency,
			(items, outcome) => this.settle(items, outcome),
			this.stop,
		);
		return await summaryOf(this.run);
	}

	private settleEntry(entry: Entry, written: ItemOutcome): Failure | undefined {
		const { eventLoop, config, items, outcomes } = this.run;
		this.settled += 1;
		if (this.settled % NOTED === 0) {
			eventLoop.progress?.note(outcomes.size, items.length, 'settled');
		}
		const outcome = beforeLinks(written, entry, config);
		return this.settle(entry.items, outcome, outcome.outcome !== 'notLinked');
	}

	/** @param isFinal can nothing follow that changes the outcome? */
	private settle(
		items: readonly number[],
		outcome: ItemOutcome,
		isFinal = true,
	): Failure | undefined {
		const { outcomes, journal, isFatal } = this.run;
		items.forEach((item) => outcomes.set(item, outcome));
		// What was not sent stays open: a further try of this run can send it.
		if (outcome.outcome === 'notSent') this.gaveUp = true;
		else items.forEach((item) => journal.set(item, outcome));
		if (isFinal && isFatal(outcome)) this.stop ??= stoppedBy(items[0] ?? 0);
		return this.stop;
	}
}

async function summaryOf({ eventLoop, config, session, outcomes }: NodeRun): Promise<string> {
	return await eventLoop.run(summaryLine([...outcomes.values()], config, session.cost));
}
