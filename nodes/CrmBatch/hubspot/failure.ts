import { listedInside } from './badValues';
import { isObject, objectAt, objectsAt, textAt, textsAt, type JsonObject } from './json';

/** Why a record was not done: a line a person can act on, and what HubSpot said around it. */
export interface Failure {
	readonly message: string;
	/** HubSpot's own wording, when `message` is not that already. */
	readonly original?: string | undefined;
	/** HubSpot's category, or one of this node's own (see `ownCategory`). */
	readonly category?: string | undefined;
	readonly code?: string | undefined;
	readonly property?: string | undefined;
	readonly correlationId?: string | undefined;
	readonly httpStatus?: number | undefined;
	/** The record that already has the value which must be unique. */
	readonly existingId?: string | undefined;
	/** The `objectWriteTraceId` that was sent with a write of unknown fate. */
	readonly traceId?: string | undefined;
}

/** Categories for what HubSpot did not say itself. */
export const ownCategory = {
	/** The item was refused by the node's check, before anything was sent. */
	invalidInput: 'INVALID_INPUT',
	/** The reply named the record neither as a result nor as an error. */
	noResult: 'NO_RESULT',
	/** The request got no answer, or one that tells nothing about its records. */
	noAnswer: 'NO_ANSWER',
	/** The execution was cancelled. */
	cancelled: 'CANCELLED',
	/** Another item failed and On Error is Stop Workflow. */
	stopped: 'STOPPED',
	/** n8n has no valid access token. */
	credential: 'CREDENTIAL',
} as const;

/** HubSpot's category for ids that name no record. */
export const NOT_FOUND = 'OBJECT_NOT_FOUND';

/** Why a record was not sent when somebody has stopped the execution. */
export const cancelled: Failure = {
	message: 'The execution was cancelled',
	category: ownCategory.cancelled,
};

/** A failure of the node's own, for input that cannot be sent. */
export function invalidInput(message: string, property?: string): Failure {
	return { message, category: ownCategory.invalidInput, property };
}

/**
 * Reads an error of HubSpot: a whole reply's body, or one of the `errors` of a batch reply.
 * Every field of it is optional.
 */
export function failureFrom(error: unknown, httpStatus?: number): Failure {
	if (!isObject(error)) {
		return {
			message: `HubSpot answered ${httpStatus ?? 'something'} without a reason`,
			httpStatus,
		};
	}

	const original = textAt(error, 'message') ?? '';
	const cause = firstCause(error, original);
	const text = cause.message || original || `HubSpot answered ${httpStatus ?? 'with an error'}`;
	// "ASAP was not one of the allowed options" helps nobody who does not know of what.
	const isNamed = !cause.property || text.toLowerCase().includes(cause.property.toLowerCase());
	const message = isNamed ? text : `${cause.property}: ${text}`;
	return {
		message,
		original: original && original !== message ? original : undefined,
		category: textAt(error, 'category') ?? textAt(error, 'errorType'),
		code: cause.code || textAt(error, 'subCategory'),
		property: cause.property || undefined,
		correlationId: textAt(error, 'correlationId'),
		existingId: existingIdOf(error, original),
		httpStatus,
	};
}

interface Cause {
	readonly message?: string | undefined;
	readonly code?: string | undefined;
	readonly property?: string | undefined;
}

/** The first cause that HubSpot names: a bad value, a missing scope, or a property left out. */
function firstCause(error: JsonObject, message: string): Cause {
	const [value] = listedInside(message);
	if (value) return value;

	const outer = objectAt(error, 'context');
	const detail = objectsAt(error, 'errors')[0] ?? {};
	const context = objectAt(detail, 'context');
	const inBoth = [outer, context].flatMap((at) => textsAt(at, 'requiredGranularScopes'));
	const scopes = [...new Set(inBoth)];
	return {
		// A missing scope is named in a context only, and is what a person has to add.
		message: scopes.length > 0 ? missingScopes(scopes) : undefined,
		code: textAt(detail, 'code') ?? textAt(detail, 'subCategory'),
		property:
			textsAt(context, 'propertyName')[0] ??
			textAt(detail, 'in') ??
			(textsAt(outer, 'properties').join(', ') || undefined),
	};
}

function missingScopes(scopes: readonly string[]): string {
	return `The credential lacks the HubSpot scope ${scopes.join(' or ')}`;
}

function existingIdOf(error: JsonObject, message: string): string | undefined {
	return (
		textsAt(objectAt(error, 'context'), 'existingId')[0] ?? /Existing ID: (\d+)/.exec(message)?.[1]
	);
}
