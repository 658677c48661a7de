import type { IExecuteFunctions } from 'n8n-workflow';

import { planBatches } from '../batch/plan';
import { runBatches } from '../batch/runBatches';
import type { RunCost } from '../batch/run';
import type { Surroundings } from '../batch/types';
import { batchPath } from '../hubspot/tables/endpoints';
import type { Failure } from '../hubspot/errors/failure';
import { judge } from '../hubspot/reply/judgeBatch';
import type { Entry } from '../hubspot/tables/request';
import { withMatchingProperties } from '../hubspot/request/matchingProperties';
import { cancelled } from './http/cancelled';
import type { ItemOutcome } from './journal';
import { pacerOf, sendInTurn } from './http/send';
import type { Setup } from './input/config';

/** HubSpot takes 100 inputs a request, and 50 where past values are asked for. */
const MOST_WITH_HISTORY = 50;

/** Most requests that halving one batch of 100 may cost; 1 bad record costs 15, 5 about 47. */
const ISOLATION_BUDGET = 60;

/** What the sender tells its caller, and what it takes from outside. */
export interface SendOptions {
	/** Why nothing more is sent after this outcome, if so. */
	readonly stopReason: (entry: Entry, outcome: ItemOutcome) => Failure | undefined;
	/** Called once for each entry, as soon as its outcome is known. */
	readonly onSettled: (entry: Entry, outcome: ItemOutcome) => void;
	readonly surroundings: Surroundings;
}

/** Sends the entries in batches, and gives each its outcome. */
export async function sendBatches(
	context: IExecuteFunctions,
	setup: Setup,
	entries: readonly Entry[],
	{ stopReason, onSettled, surroundings }: SendOptions,
): Promise<RunCost> {
	const at = (positions: readonly number[]) =>
		positions.map((position) => entries[position]).filter((entry) => entry !== undefined);
	const hasHistory = (entry: Entry | undefined) =>
		(entry?.request.envelope.propertiesWithHistory.length ?? 0) > 0;
	const withHistory = new Set(entries.filter(hasHistory).map(({ group }) => group));
	const { batchSize, concurrency, maxWaitMs } = setup.settings;

	const batches = planBatches(
		entries.map(({ group }) => group),
		(group) => (withHistory.has(group) ? Math.min(batchSize, MOST_WITH_HISTORY) : batchSize),
	);
	const signal = context.getExecutionCancelSignal();
	const { cost } = await runBatches(entries.length, batches, {
		send: async (positions, turn) => {
			const sent = at(positions);
			return await sendInTurn(setup, surroundings, requestOf(sent, setup), turn, (reply, now) =>
				judge(reply, { ...setup, entries: sent }, now),
			);
		},
		pacer: pacerOf(setup.limit, surroundings),
		concurrency,
		isolationBudget: ISOLATION_BUDGET,
		maxWaitMs,
		stopReason: (position, outcome) => {
			const [entry] = at([position]);
			return entry && stopReason(entry, outcome);
		},
		onSettled: (position, outcome) => {
			const [entry] = at([position]);
			if (entry) onSettled(entry, traced(outcome, entry, setup));
		},
		...(signal && { cancel: { signal, reason: cancelled } }),
		surroundings,
	});
	return cost;
}

/** A write of unknown fate names the trace id that was sent with it, so that it can be asked about. */
function traced(outcome: ItemOutcome, { traceId }: Entry, { operation }: Setup): ItemOutcome {
	if (outcome.outcome !== 'unknown' || !operation.pairing.includes('traceId')) return outcome;
	return { ...outcome, reason: { ...outcome.reason, traceId } };
}

function requestOf(entries: readonly Entry[], { object, operation }: Setup) {
	const [first] = entries;
	const envelope = first && withMatchingProperties(first.request.envelope, object);
	return {
		method: 'POST' as const,
		path: batchPath(object, operation.value),
		...(envelope?.archived && { query: { archived: 'true' } }),
		body: {
			inputs: entries.map((entry) => operation.inputOf(entry)),
			...(envelope && operation.besideInputs(envelope)),
		},
	};
}
