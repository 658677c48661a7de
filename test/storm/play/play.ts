/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { setImmediate } from 'node:timers/promises';

import { startSandbox, type LoggedRequest, type Sandbox } from '../../../sandbox';
import { executeBatch } from '../../../nodes/CrmBatch/n8n/execute';
import { DrivenClock, nodeClock } from '../../chaos/play/drivenClock';
import { fillAccount, itemsOf, type Account, type ItemFacts } from '../scenario/account';
import type { Scenario } from '../scenario/scenario';
import { contextOf, nodeOf } from './context';
import { Lists } from './lists';
import { Network } from './network';
import type { Sent } from './sent';
import { Stranger } from './stranger';
import { Witness } from './witness';

/** How a try of the node ended. */
export type Ending =
	| { readonly how: 'returned'; readonly output: unknown }
	| { readonly how: 'threw'; readonly error: unknown }
	/** Nothing moves any more, whatever time passes. */
	| { readonly how: 'stuck' };

/** Everything known of a run after its end. */
export interface PlayedRun {
	readonly scenario: Scenario;
	readonly account: Account;
	readonly items: readonly ItemFacts[];
	readonly ending: Ending;
	/** Batch requests of the node, oldest first. */
	readonly sent: readonly Sent[];
	/** The sandbox's log: the node's requests and the stranger's. */
	readonly log: readonly LoggedRequest[];
	readonly witness: Witness;
	/** Driven time of the run. */
	readonly durationMs: number;
}

/** Turns of the event loop without a request under way after which everything waits for the clock. */
const QUIET_TURNS = 3;

/** Driven time after which a run counts as stuck. */
const LONGEST_MS = 2 * 24 * 60 * 60 * 1000;

/** Jumps of the clock after which a run counts as stuck: it wakes up again and again, for nothing. */
const MOST_JUMPS = 10_000;

/** The sandbox that all runs use one after the other. */
export class Stage {
	private runs = 0;

	private constructor(
		private readonly sandbox: Sandbox,
		private readonly clock: DrivenClock,
		private readonly lists: Lists,
	) {}

	static async build(): Promise<Stage> {
		const clock = new DrivenClock();
		const sandbox = await startSandbox({ clock, rateLimit: false, defaults: 'observed' });
		return new Stage(sandbox, clock, await Lists.build());
	}

	async close(): Promise<void> {
		await this.sandbox.close();
		await this.lists.close();
	}

	/** Plays a scenario in driven time. */
	async play(scenario: Scenario): Promise<PlayedRun> {
		const { sandbox, clock } = this;
		this.runs += 1;
		sandbox.reset();
		Object.assign(sandbox.switches, scenario.switches);
		const account = await fillAccount(sandbox, scenario.object);
		const items = itemsOf(scenario, account);
		const witness = new Witness(sandbox, scenario.object);
		const stranger = new Stranger(sandbox, scenario.object, scenario.idProperty, items, witness);
		const node = nodeOf(scenario, this.runs);
		const cancel = new AbortController();
		const around = { sandbox, clock, witness, stranger, node, lists: this.lists };
		const network = new Network(scenario, around, cancel);
		const inputs = items.map(({ input }) => input);
		const driven = nodeClock(clock, scenario.seed);
		const context = contextOf(scenario, node, inputs, network, cancel.signal);
		const start = clock.now();

		// Retry On Fail: n8n runs a node again if it throws, or if its first output item has an error.
		const allTries = async (): Promise<Ending> => {
			for (let left = scenario.tries - 1; ; left--) {
				network.begin();
				const ending = await oneTry(
					async () => await executeBatch(context, driven, scenario.partSize),
				);
				if (!isToRepeat(ending) || left === 0 || cancel.signal.aborted) return ending;
			}
		};
		const ending = await this.drive(allTries(), network, start);
		network.close();
		return {
			scenario,
			account,
			items,
			ending,
			sent: network.sent,
			log: [...sandbox.requests],
			witness,
			durationMs: clock.now() - start,
		};
	}

	private async drive(work: Promise<Ending>, network: Network, start: number): Promise<Ending> {
		const { clock } = this;
		let ending: Ending | undefined;
		void work.then((end) => (ending = end));
		let jumps = 0;
		for (let quiet = 0; ; ) {
			await setImmediate();
			if (ending !== undefined && network.busy === 0) return ending;
			quiet = network.busy > 0 ? 0 : quiet + 1;
			if (quiet < QUIET_TURNS) continue;
			quiet = 0;
			jumps += 1;
			if (clock.now() - start > LONGEST_MS || jumps > MOST_JUMPS) return { how: 'stuck' };
			if (!clock.advanceToNext()) {
				// The node yields to other work without a clock; it gets some turns more for that.
				for (let turn = 0; turn < 50 && ending === undefined; turn++) await setImmediate();
				if (ending === undefined && network.busy === 0 && !clock.advanceToNext()) {
					return { how: 'stuck' };
				}
			}
		}
	}
}

async function oneTry(run: () => Promise<unknown>): Promise<Ending> {
	try {
		return { how: 'returned', output: await run() };
	} catch (error) {
		return { how: 'threw', error };
	}
}

function isToRepeat(ending: Ending): boolean {
	if (ending.how !== 'returned') return true;
	const [[first] = []] = ending.output as Array<Array<{ json: { error?: unknown } }>>;
	return first?.json.error !== undefined;
}
