import { startSandbox, type Sandbox } from '../../../sandbox';
import { watchExchanges } from '../../../sandbox/http/exchanges';
import { FAULT_KINDS, faultAt, type PlannedFault } from '../scenario/faultKinds';
import type { Scenario } from '../scenario/scenario';
import { DrivenClock } from './drivenClock';
import { isListOperation } from './listReads';
import { RequestsUnderWay } from './requestsUnderWay';

interface ClockedSandbox {
	readonly sandbox: Sandbox;
	readonly clock: DrivenClock;
}

/** What one run needs: an empty sandbox, its clock, and a count of requests. */
export interface StageSet extends ClockedSandbox {
	readonly requests: RequestsUnderWay;
}

/** A few requests in ten seconds: fewer than any large run needs. */
const RATE_LIMIT = { max: 6, intervalMs: 10_000 };

/** Two sandboxes that all runs use one after the other: one with a rate limit, one without. */
export class Stage {
	private constructor(
		private readonly unlimited: ClockedSandbox,
		private readonly limited: ClockedSandbox,
	) {}

	private current: Sandbox | undefined;

	static async build(): Promise<Stage> {
		const start = async (rateLimit: typeof RATE_LIMIT | false): Promise<ClockedSandbox> => {
			const clock = new DrivenClock();
			return { clock, sandbox: await startSandbox({ clock, rateLimit }) };
		};
		return new Stage(await start(false), await start(RATE_LIMIT));
	}

	/** Empties a sandbox and sets the switches of the scenario. */
	open({ hasRateLimit, switches }: Pick<Scenario, 'hasRateLimit' | 'switches'>): StageSet {
		const { sandbox, clock } = hasRateLimit ? this.limited : this.unlimited;
		sandbox.reset();
		Object.assign(sandbox.switches, switches);
		// Requests of the previous run no longer count towards the rate limit.
		clock.advance(60_000);
		this.current = sandbox;
		return { sandbox, clock, requests: new RequestsUnderWay() };
	}

	/** Arms the faults of the scenario in the open sandbox. */
	arm(scenario: Scenario): void {
		const { faults, operation, lookupFaults, schemaFaults, sensitiveFaults } = scenario;
		const { listFaults, hidden } = scenario;
		this.armOne(operation, faults);
		if (operation !== 'read') this.armOne('read', lookupFaults);
		this.armOne('properties', schemaFaults, /properties\/\w+$/);
		this.armOne('properties', sensitiveFaults, 'dataSensitivity=');
		this.armOne('owners', listFaults);
		this.armOne('pipelines', listFaults);
		const hiddenLists = { nothing: [], schema: ['properties'], lists: ['owners', 'pipelines'] };
		for (const list of hiddenLists[hidden]) {
			for (const then of FAULT_KINDS.forbidden.then) {
				this.current?.faults.add({ when: { operation: list }, then });
			}
		}
	}

	/** Arms the faults of the requests of one operation, and of one path if it is given. */
	armOne(operation: string, faults: readonly PlannedFault[], path?: string | RegExp): void {
		for (const nth of new Set(faults.map((fault) => fault.nth))) {
			for (const then of faultAt(faults, nth)?.then ?? []) {
				this.current?.faults.add({ when: { operation, nth, ...(path && { path }) }, then });
			}
		}
	}

	/**
	 * Cancels after `cancelAt` answered requests of the run: its batches and reads of lists, or those of
	 * any operation if it names none. Returns a function that stops watching.
	 */
	cancelAt(
		{ cancelAt, operation }: Pick<Scenario, 'cancelAt'> & { readonly operation?: string },
		cancel: AbortController,
	): () => void {
		let answered = 0;
		return watchExchanges((exchange) => {
			const isOwn = operation === undefined || exchange.operation === operation;
			if (!isOwn && !isListOperation(exchange.operation)) return;
			answered += 1;
			if (answered === cancelAt) cancel.abort();
		});
	}

	async close(): Promise<void> {
		await this.unlimited.sandbox.close();
		await this.limited.sandbox.close();
	}
}
