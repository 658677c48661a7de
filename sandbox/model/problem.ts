import type { ErrorDetail } from '@hubspot/api-client/lib/codegen/crm/contacts';
import type { Context, Wire, WireError } from './wire';

/** The parts of a HubSpot error body that the cause decides; the correlation id is added later. */
export type ProblemBody = Omit<WireError, 'status' | 'errors'> & {
	errors?: Array<Partial<Wire<ErrorDetail>>>;
	/** Rate limit bodies have these instead of a category. */
	errorType?: string;
	policyName?: string;
	groupName?: string;
};

/**
 * The whole request is refused. A value that functions return, not an exception: what went wrong
 * is an ordinary answer of this API.
 */
export class Problem {
	constructor(
		readonly status: number,
		readonly body: ProblemBody,
		readonly headers: Record<string, string> = {},
	) {}
}

/** One property value that HubSpot refuses. */
export interface ValueFailure {
	readonly error: string;
	readonly message: string;
	readonly name: string;
}

/**
 * One input that cannot be written. Alone it fails the whole request; with trace ids on every
 * input it becomes one item of a 207's `errors` (HubSpot docs, error handling, multi-status errors).
 */
export class RecordFailure {
	constructor(
		readonly status: number,
		readonly category: string,
		readonly message: string,
		/** Context of the whole-request error, and of the item. */
		readonly context: Context = {},
		/** Context that only the item of a 207 has. */
		readonly itemContext: Context = {},
		readonly values: readonly ValueFailure[] = [],
		/** Text of the whole-request error where it differs from the item's. */
		readonly wholeMessage: string = message,
		/** Readable list of the whole-request error, and of the item, where values have none. */
		readonly details: Array<Wire<ErrorDetail>> | undefined = undefined,
	) {}
}
