/** Why a record has no result: a line that a person can act on, and the facts behind it. */
export interface Failure {
	readonly message: string;
	/** HubSpot's own message, if it sent one; a long one is cut in its middle. */
	readonly original?: string | undefined;
	/** HubSpot's category, or one of `ownCategory`. */
	readonly category?: string | undefined;
	/** HubSpot's code or subcategory, or the code of a problem (see `own/`). */
	readonly code?: string | undefined;
	/** The row that recognised HubSpot's error (see `refusals/`). */
	readonly refusal?: string | undefined;
	readonly property?: string | undefined;
	readonly correlationId?: string | undefined;
	readonly httpStatus?: number | undefined;
	/** The record that already has the value which must be unique. */
	readonly existingId?: string | undefined;
	/** The `objectWriteTraceId` of a write whose outcome is unknown. */
	readonly traceId?: string | undefined;
}

/** A value, or why there is none. */
export type Result<Value, Wrong = Failure> =
	| { readonly ok: true; readonly value: Value }
	| { readonly ok: false; readonly failure: Wrong };

export function success<Value>(value: Value): { readonly ok: true; readonly value: Value } {
	return { ok: true, value };
}

export function failed<Wrong>(failure: Wrong): { readonly ok: false; readonly failure: Wrong } {
	return { ok: false, failure };
}

/** Categories of failures that HubSpot did not report. */
export const ownCategory = {
	/** The node's check refused the item before anything was sent. */
	invalidInput: 'INVALID_INPUT',
	/** The reply has the record neither as a result nor as an error. */
	noResult: 'NO_RESULT',
	/** The request got no reply, or one that says nothing about its records. */
	noAnswer: 'NO_ANSWER',
	/** The execution was cancelled. */
	cancelled: 'CANCELLED',
	/** Another item failed and On Error is Stop Workflow. */
	stopped: 'STOPPED',
	/** n8n has no valid access token. */
	credential: 'CREDENTIAL',
} as const;

export type OwnCategory = (typeof ownCategory)[keyof typeof ownCategory];

/** HubSpot's category for IDs that it does not find. */
export const NOT_FOUND = 'OBJECT_NOT_FOUND';
