/** A condition: what is done, and on what HubSpot. */
export interface Condition {
	readonly job: string;
	readonly count: number;
	readonly latencyMs: number;
	/** Does HubSpot have its limit of 110 requests per 10 seconds? */
	readonly limited: boolean;
	readonly tls: boolean;
	/** Most requests in flight; 0 for the defaults. */
	readonly inFlight: number;
	readonly rounds: number;
}

/** Requests per 10 seconds, as for an OAuth app. */
export const LIMIT = 110;

/** The figures of one contestant under one condition: medians of the rounds. */
export interface Figures {
	readonly contestant: string;
	readonly condition: Condition;
	readonly requests: number;
	readonly refused: number;
	readonly connections: number;
	readonly wallMs: number;
	readonly cpuMs: number;
	readonly peakMb: number;
	readonly pauseMs: number;
	readonly right: number;
	readonly wrong: number;
	/** Records that were played, if the figures are extrapolated from them. */
	readonly playedCount: number;
}
