/**
 * The vocabulary of the batch engine. It knows neither n8n nor HubSpot: a record is a position in a
 * list, and the functions that are passed in know what the position stands for.
 */

/** Index of a record in the list that the run was given. Positions travel, never objects. */
export type Position = number;

/** Why a record has no result, and how certain it is that nothing was done to it. */
export type Unsuccessful<Failure> =
	/** Refused by itself, or named by the reply: nothing was done. */
	| { readonly outcome: 'failed'; readonly failure: Failure }
	/** Nothing was done, and the same record can be sent again as it is. */
	| { readonly outcome: 'notSent'; readonly failure: Failure }
	/** It was sent and may have been carried out: no reply tells. */
	| { readonly outcome: 'unknown'; readonly failure: Failure };

/** What became of one record. A run gives each position exactly one. */
export type Outcome<Value, Failure> =
	| { readonly outcome: 'succeeded'; readonly value: Value }
	| Unsuccessful<Failure>;

/** What one reply says about the records of its request. */
export type Verdict<Value, Failure> =
	/** An outcome for each record, in the order of the request. */
	| { readonly verdict: 'settled'; readonly outcomes: ReadonlyArray<Outcome<Value, Failure>> }
	/** Refused as a whole, nothing was done, and a single record may be the cause. */
	| {
			readonly verdict: 'split';
			readonly failure: Failure;
			/** Records that are certainly a cause, by place in the request: they have failed. */
			readonly failed?: ReadonlyMap<number, Failure>;
			/** Records that are named but may pass alone, by place in the request. */
			readonly apart?: readonly number[];
			/**
			 * Given if the cause can also be beside the records: when two parts of a batch that share no
			 * record are refused with the same cause, no record of the group can pass.
			 */
			readonly sharedCause?: string;
	  }
	| RetryVerdict<Failure>
	/** No record of this group, or of the whole run, can pass: the rest is not sent. */
	| {
			readonly verdict: 'stop';
			readonly failure: Failure;
			readonly scope: 'group' | 'run';
			/** The outcome of the records of this request. */
			readonly outcome: Unsuccessful<Failure>['outcome'];
			/** Records that have failed whatever stops the run, by place in the request. */
			readonly failed?: ReadonlyMap<number, Failure>;
	  };

/** Not the fault of the records: send the same request again. */
export interface RetryVerdict<Failure> {
	readonly verdict: 'retry';
	readonly failure: Failure;
	/** Milliseconds to wait at least. Without it, a rate limit is waited for until it can have room. */
	readonly afterMs?: number;
	/** Does the wait hold for every request that counts against the same rate limit? */
	readonly isRateLimit?: boolean;
	/** The outcome of the records if the request is never sent again. */
	readonly otherwise: Unsuccessful<Failure>['outcome'];
}

/** Records that share a request. They are all of one group. */
export interface Batch {
	readonly group: string;
	readonly positions: readonly Position[];
}

/** Time and randomness, passed in so that a test of a ten-minute wait takes a millisecond. */
export interface Clock {
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** Waits; returns early, without throwing, when the signal is aborted. */
	readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
	/** A number from 0 up to, but not including, 1. */
	readonly random: () => number;
}

/**
 * Work in small steps. At each `yield`, whoever does the work can let other work of the process go
 * first.
 */
export type Steps<Result> = Generator<undefined, Result>;

/** What the requests of one or more runs have cost so far. Runs add to it. */
export interface RunCost {
	requests: number;
	retries: number;
	/** Milliseconds spent waiting before retries, added up over all requests. */
	waitedMs: number;
}

/** A cost of nothing, to add to. */
export function noCost(): RunCost {
	return { requests: 0, retries: 0, waitedMs: 0 };
}
