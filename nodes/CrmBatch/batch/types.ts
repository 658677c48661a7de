/**
 * The words of the batch engine. It knows neither n8n nor HubSpot: a record is a position in a
 * list, and what it means is known to the functions that are passed in.
 */

/** Index of a record in the list that the run was given. Positions travel, never objects. */
export type Position = number;

/** Why a record has no result, and how sure it is that nothing was done to it. */
export type Miss<Reason> =
	/** Refused: nothing was done. `alone` is false when it was refused only together with others. */
	| { readonly outcome: 'failed'; readonly reason: Reason; readonly alone: boolean }
	/** Nothing was done, and the same record may be sent again as it is. */
	| { readonly outcome: 'notSent'; readonly reason: Reason }
	/** It was sent and may have been carried out: no answer tells. */
	| { readonly outcome: 'unknown'; readonly reason: Reason };

/** A miss of records that were tried by themselves, or not at all. */
export function missOf<Reason>(outcome: Miss<Reason>['outcome'], reason: Reason): Miss<Reason> {
	return outcome === 'failed' ? { outcome, reason, alone: true } : { outcome, reason };
}

/** What became of one record. A run gives exactly one to each position. */
export type Outcome<Result, Reason> =
	| { readonly outcome: 'succeeded'; readonly result: Result }
	| Miss<Reason>;

/** What one reply says about the records that were in the request. */
export type Verdict<Result, Reason> =
	/** An outcome for each record, in the order of the request. */
	| { readonly verdict: 'settled'; readonly outcomes: ReadonlyArray<Outcome<Result, Reason>> }
	/** Refused as a whole, nothing was done, and a single record may be to blame. */
	| {
			readonly verdict: 'split';
			readonly reason: Reason;
			/** Records that are to blame beyond doubt, by place in the request: they have failed. */
			readonly failed?: ReadonlyMap<number, Reason>;
			/** Records that are named, but may pass alone, by place in the request. */
			readonly apart?: readonly number[];
	  }
	/** Not the records' fault: the same request again, not before `afterMs` from now. */
	| {
			readonly verdict: 'again';
			readonly reason: Reason;
			readonly afterMs?: number;
			/** What the records are if it is never tried again. */
			readonly otherwise: Miss<Reason>['outcome'];
	  }
	/** No record of this group (or of the whole run) can pass: what is left is not sent. */
	| {
			readonly verdict: 'stop';
			readonly reason: Reason;
			readonly scope: 'group' | 'run';
			/** What the records of this very request are. */
			readonly outcome: Miss<Reason>['outcome'];
	  };

/** Records that go into one request. Only records of the same group ever share one. */
export interface Batch {
	readonly group: string;
	readonly positions: readonly Position[];
}

/** Time and chance, passed in, so that a test of a ten-minute wait takes a millisecond. */
export interface Surroundings {
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** Waits; returns early, without throwing, when the signal is aborted. */
	readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
	/** A number from 0 up to, not including, 1. */
	readonly random: () => number;
}
