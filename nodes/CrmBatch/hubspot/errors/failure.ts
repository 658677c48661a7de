import { listedInside } from './badValues';
import { answerLine } from './match';
import { isObject, objectAt, objectsAt, textAt, textsAt, type JsonObject } from '../json';

/** Why a record was not done: a line a person can act on, and what HubSpot said around it. */
export interface Failure {
	readonly message: string;
	/** HubSpot's own wording, whole, where it sent a message. */
	readonly original?: string | undefined;
	/** HubSpot's category, or one of this node's own (see `ownCategory`). */
	readonly category?: string | undefined;
	/** HubSpot's code or subcategory, or one of this node's own (see `errors/`). */
	readonly code?: string | undefined;
	readonly property?: string | undefined;
	readonly correlationId?: string | undefined;
	readonly httpStatus?: number | undefined;
	/** The record that already has the value which must be unique. */
	readonly existingId?: string | undefined;
	/** The `objectWriteTraceId` that was sent with a write of unknown fate. */
	readonly traceId?: string | undefined;
}

/**
 * Reads an error of HubSpot: a whole reply's body, or one of the `errors` of a batch reply. Total:
 * every field of it is optional, and a body may be no object at all.
 */
export function failureFrom(error: unknown, httpStatus?: number): Failure {
	const body = isObject(error) ? error : {};
	const original = textAt(body, 'message') ?? '';
	const cause = firstCause(body, original);
	const said = cause.message || original;
	const category = textAt(body, 'category') ?? textAt(body, 'errorType');
	const code = cause.code || textAt(body, 'subCategory');
	const existingId = existingIdOf(body, said);
	const facts = {
		status: String(httpStatus ?? ''),
		category: category ?? '',
		code: code ?? '',
		message: original,
		policyName: textAt(body, 'policyName') ?? '',
		expiredIn1970: isExpiredIn1970(body, original),
	};
	const words = {
		status: String(httpStatus ?? 'something'),
		// Its own full stop would stand in the middle of a line.
		said: said.trim().replace(/[.!]$/, ''),
		property: cause.property ?? '',
		object: objectIn(original),
		existingId: existingId ?? '',
		scopes: missingScopes(body).join(' or '),
	};
	return {
		message: answerLine(facts, words),
		original: original || undefined,
		category,
		code,
		property: cause.property || undefined,
		correlationId: textAt(body, 'correlationId'),
		existingId,
		httpStatus,
	};
}

interface Cause {
	readonly message?: string | undefined;
	readonly code?: string | undefined;
	readonly property?: string | undefined;
}

/** The first cause that HubSpot names: a bad value, or a property left out. */
function firstCause(error: JsonObject, message: string): Cause {
	const [value] = listedInside(message);
	if (value) return value;

	const detail = objectsAt(error, 'errors')[0] ?? {};
	const code = textAt(detail, 'code');
	return {
		// A detail without a code says less than the error around it.
		message: code ? textAt(detail, 'message') : undefined,
		code: code ?? textAt(detail, 'subCategory'),
		property:
			textsAt(objectAt(detail, 'context'), 'propertyName')[0] ??
			textAt(detail, 'in') ??
			(textsAt(objectAt(error, 'context'), 'properties').join(', ') || undefined),
	};
}

/** Scopes of which one is needed; a context has them, of the error or of its detail. */
function missingScopes(error: JsonObject): string[] {
	const details = [error, objectsAt(error, 'errors')[0] ?? {}];
	const scopes = details.flatMap((detail) =>
		textsAt(objectAt(detail, 'context'), 'requiredGranularScopes'),
	);
	return [...new Set(scopes)];
}

function existingIdOf(error: JsonObject, said: string): string | undefined {
	return (
		textsAt(objectAt(error, 'context'), 'existingId')[0] ??
		/Existing ID: (\d+)/.exec(said)?.[1] ??
		/(\d+) already has that value/.exec(said)?.[1]
	);
}

/** HubSpot says so of tokens that it does not know: 'expired 20543 day(s) ago'. */
function isExpiredIn1970(error: JsonObject, message: string): boolean {
	const [time = ''] = textsAt(objectAt(error, 'context'), 'expire time');
	return time.startsWith('1970-') || /expired \d{5,} day/.test(message);
}

/** 'Could not get some CONTACT objects' is about a contact. */
function objectIn(message: string): string {
	return /\b([A-Z]{3,}) objects\b/.exec(message)?.[1]?.toLowerCase() ?? 'record';
}
