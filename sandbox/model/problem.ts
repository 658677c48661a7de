import type { ErrorDetail } from '@hubspot/api-client/lib/codegen/crm/contacts';
import type { Context, Wire, WireError } from './wire';

/** The parts of a HubSpot error body that depend on the cause. The correlation id is added later. */
export type ProblemBody = Omit<WireError, 'status' | 'errors' | 'context'> & {
	/** A text only in some forms of the error for missing scopes. */
	context?: Context | string;
	errors?: Array<Partial<Wire<ErrorDetail>>>;
	/** Rate limit bodies have these instead of a category. */
	errorType?: string;
	policyName?: string;
	groupName?: string;
	/** Only in the error for an existing contact. */
	error?: string;
	identityProfile?: object;
};

/**
 * The error reply of a refused request. Functions return it instead of throwing, because an error
 * is an ordinary reply of this API.
 */
export class Problem {
	constructor(
		readonly status: number,
		readonly body: ProblemBody,
		readonly headers: Record<string, string> = {},
	) {}
}

/** A property value that HubSpot refuses. */
export interface ValueFailure {
	readonly error: string;
	readonly message: string;
	readonly name: string;
	/** The whole value that was sent. */
	readonly value: string;
}

/** The parts of a record's failure. */
interface RecordFailureParts {
	readonly status: number;
	readonly category: string;
	readonly message: string;
	/** Context of the whole-request error and of the item. */
	readonly context?: Context;
	/** Additional context of the item. */
	readonly itemContext?: Context;
	readonly values?: readonly ValueFailure[];
	/** Message of the whole-request error, if it differs from the item's. */
	readonly wholeMessage?: string;
	/** `errors` of the whole-request error and of the item, when `values` is empty. */
	readonly details?: Array<Wire<ErrorDetail>>;
	/** Additional fields of the whole-request error. */
	readonly wholeBody?: Partial<ProblemBody>;
	/** Whether it refuses the request even with trace ids. */
	readonly refusesRequest?: boolean;
}

/**
 * The failure of one input. It refuses the whole request; with trace ids on every input it becomes
 * one item of a 207's `errors` (HubSpot docs, error handling, multi-status errors).
 */
export class RecordFailure {
	constructor(readonly parts: RecordFailureParts) {}

	get values(): readonly ValueFailure[] {
		return this.parts.values ?? [];
	}

	get refusesRequest(): boolean {
		return this.parts.refusesRequest ?? false;
	}
}
