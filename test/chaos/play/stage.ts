import { startSandbox, type Sandbox } from '../../../sandbox';
import { watchExchanges } from '../../../sandbox/http/exchanges';
import { DrivenClock } from './drivenClock';
import { FAULT_KINDS, faultAt, type PlannedFault } from '../scenario/faultKinds';
import { isListName } from './listReads';
import { RequestsUnderWay } from './requestsUnderWay';
import type { Scenario } from '../scenario/scenario';

/** What one run works with. */
export interface Set {
	readonly sandbox: Sandbox;
	readonly clock: DrivenClock;
	readonly requests: RequestsUnderWay;
}

/** A few requests in ten seconds: less than any run of some size needs. */
const TIGHT = { max: 6, intervalMs: 10_000 };

/** Two sandboxes for all runs, one after the other: one with a rate limit, one without. */
export class Stage {
	private constructor(
		private readonly roomy: Omit<Set, 'requests'>,
		private readonly tight: Omit<Set, 'requests'>,
	) {}

	private current: Sandbox | undefined;

	static async build(): Promise<Stage> {
		const set = async (rateLimit: typeof TIGHT | false) => {
			const clock = new DrivenClock();
			return { clock, sandbox: await startSandbox({ clock, rateLimit }) };
		};
		return new Stage(await set(false), await set(TIGHT));
	}

	/** An empty sandbox with the scenario's switches. */
	open({ isTight, switches }: Scenario): Set {
		const set = isTight ? this.tight : this.roomy;
		set.sandbox.reset();
		Object.assign(set.sandbox.switches, switches);
		// What was sent before the run is past.
		set.clock.advance(60_000);
		this.current = set.sandbox;
		return { ...set, requests: new RequestsUnderWay() };
	}

	/** Arms the faults; the first one planned for a request is the one. */
	arm({ faults, operation, schemaFaults, listFaults, hidden }: Scenario): void {
		this.armOne(operation, faults);
		this.armOne('properties', schemaFaults);
		this.armOne('owners', listFaults);
		this.armOne('pipelines', listFaults);
		const secret = { nothing: [], schema: ['properties'], lists: ['owners', 'pipelines'] };
		for (const secretOperation of secret[hidden]) {
			for (const then of FAULT_KINDS.forbidden.then) {
				this.current?.faults.add({ when: { operation: secretOperation }, then });
			}
		}
	}

	private armOne(operation: string, faults: readonly PlannedFault[]): void {
		for (const nth of new Set(faults.map((fault) => fault.nth))) {
			for (const then of faultAt(faults, nth)?.then ?? []) {
				this.current?.faults.add({ when: { operation, nth }, then });
			}
		}
	}

	/** Cancels when so many requests of the run have been answered. Returns what ends the watch. */
	cancelAt({ cancelAt, operation }: Scenario, cancel: AbortController): () => void {
		let answered = 0;
		return watchExchanges((exchange) => {
			if (exchange.operation !== operation && !isListName(exchange.operation)) return;
			answered += 1;
			if (answered === cancelAt) cancel.abort();
		});
	}

	async close(): Promise<void> {
		await this.roomy.sandbox.close();
		await this.tight.sandbox.close();
	}
}
