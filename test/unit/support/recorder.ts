import type { Pacer } from '../../../nodes/CrmBatch/batch/pacing/pacer';
import type { Turn } from '../../../nodes/CrmBatch/batch/pacing/turn';
import { planBatches } from '../../../nodes/CrmBatch/batch/plan';
import { runBatches } from '../../../nodes/CrmBatch/batch/runBatches';
import {
	noCost,
	type Batch,
	type Outcome,
	type Position,
	type RunCost,
	type Verdict,
} from '../../../nodes/CrmBatch/batch/types';
import { FakeTime } from './fakeTime';
import { resultOf } from './steps';

export type TextVerdict = Verdict<string, string>;

export type TextOutcome = Outcome<string, string>;

/** The scripted server: the verdict about a request, by its positions and its number from 0. */
export type Script = (positions: readonly Position[], request: number) => TextVerdict;

export interface Play {
	/** The group of each record, or the number of records if all are of one group. */
	readonly records: readonly string[] | number;
	readonly answer: Script;
	/** Batches that are still being made; without it, those of all records. */
	readonly batches?: AsyncIterable<Batch>;
	readonly batchSize?: number;
	readonly concurrency?: number;
	readonly maxWaitMs?: number;
	/** Milliseconds until the reply to the request of this number. */
	readonly latency?: (request: number, positions: readonly Position[]) => number;
	readonly random?: () => number;
	/** The failure with which this outcome ends the run, if it does. */
	readonly stopAfter?: (position: Position, outcome: TextOutcome) => string | undefined;
	readonly cancel?: { readonly signal: AbortSignal; readonly failure: () => string };
	readonly time?: FakeTime;
	readonly pacer?: Pacer<string>;
	readonly turnIfDue?: () => Promise<void>;
}

/** One request, as the server received it. */
interface Recorded {
	readonly positions: readonly Position[];
	/** Milliseconds since the run began. */
	readonly at: number;
	/** Requests in flight when it arrived, this one included. */
	readonly inFlight: number;
	/** Records of it that already had an outcome. There must be none. */
	readonly alreadySettled: readonly Position[];
}

export interface Played {
	readonly outcomes: readonly TextOutcome[];
	readonly cost: RunCost;
	readonly requests: readonly Recorded[];
	/** Positions in the order in which they were settled. */
	readonly settled: readonly Position[];
	readonly tookMs: number;
}

/** Runs batches against a scripted server, with a fake clock, and records every request. */
export async function play(given: Play): Promise<Played> {
	const { time = new FakeTime(), latency = () => 10 } = given;
	const groups =
		typeof given.records === 'number'
			? new Array<string>(given.records).fill('all')
			: given.records;
	const start = time.now();
	const requests: Recorded[] = [];
	const settled: Position[] = [];
	let inFlight = 0;

	const send = async (
		positions: readonly Position[],
		turn: Turn | undefined,
	): Promise<TextVerdict> => {
		const request = requests.length;
		inFlight += 1;
		requests.push({
			positions: [...positions],
			at: time.now() - start,
			inFlight,
			alreadySettled: positions.filter((position) => settled.includes(position)),
		});
		await time.sleep(latency(request, positions));
		inFlight -= 1;
		turn?.replied(undefined);
		return given.answer(positions, request);
	};

	const cost = noCost();
	const outcomes: TextOutcome[] = [];
	await time.finish(
		runBatches<string, string>(
			given.batches ?? resultOf(planBatches(groups, given.batchSize ?? 100)).values(),
			{
				send,
				concurrency: given.concurrency ?? 1,
				waitTooLong: ({ failure, afterMs = 0 }, most) => `${failure} for ${afterMs} of ${most} ms`,
				...(given.pacer && { pacer: given.pacer }),
				...(given.turnIfDue && { turnIfDue: given.turnIfDue }),
				refusedAfterLoss: (lost, refusal) => `${lost}, then refused: ${refusal}`,
				repeated: (value) => `${value}, repeated`,
				maxWaitMs: given.maxWaitMs ?? 300_000,
				onSettled: (position, outcome) => {
					settled.push(position);
					outcomes[position] = outcome;
					return given.stopAfter?.(position, outcome);
				},
				cost,
				...(given.cancel && { cancel: given.cancel }),
				clock: { now: time.now, sleep: time.sleep, random: given.random ?? (() => 0) },
			},
		),
	);
	return { outcomes, cost, requests, settled, tookMs: time.now() - start };
}

/** The verdict in which every record succeeds. */
export const allSucceed = (positions: readonly Position[]): TextVerdict => ({
	verdict: 'settled',
	outcomes: positions.map((position) => succeeded(position)),
});

/** A server that refuses a whole request if one of these records is in it, as HubSpot does. */
export const refuseFor =
	(...bad: readonly Position[]): Script =>
	(positions) =>
		positions.some((position) => bad.includes(position))
			? { verdict: 'split', failure: 'bad value' }
			: allSucceed(positions);

export const succeeded = (position: Position): TextOutcome => ({
	outcome: 'succeeded',
	value: `record ${position}`,
});

/** Positions as text: [4, 5, 6, 9] is '4-6 9'. */
export function ranges(positions: readonly Position[]): string {
	const runs: Array<[first: Position, last: Position]> = [];
	for (const position of positions) {
		const last = runs.at(-1);
		if (last?.[1] === position - 1) last[1] = position;
		else runs.push([position, position]);
	}
	return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(' ');
}

/** The records with this outcome, as text. */
export function whichAre(played: Played, outcome: TextOutcome['outcome']): string {
	return ranges(
		[...played.outcomes.keys()].filter((at) => played.outcomes[at]?.outcome === outcome),
	);
}
