import { isObject, objectAt, type JsonObject } from '../json';
import { listedInside, takenValue } from './badValues';
import type { Failure } from './failure';
import { accessRefusals } from './refusals/access';
import { limitRefusals } from './refusals/limits';
import { recordRefusals } from './refusals/records';
import { applies, type Facts, type Refusal } from './refusals/refusal';
import {
	otherRefusals,
	requestRefusals,
	unexplained,
	unexplainedRefusals,
} from './refusals/requests';
import { valueRefusals } from './refusals/values';
import { contextFact, contextTexts, detailsOf, factOf, messageOf, shownMessage } from './said';
import { abridged, fill, inLine } from './text';

/** HubSpot's errors by topic. Of all rows, in this order, the first that applies is used. */
export const refusalTopics = [
	{ title: 'HubSpot is not ready', rows: limitRefusals },
	{ title: 'HubSpot refuses the credential', rows: accessRefusals },
	{ title: 'HubSpot refuses a value', rows: valueRefusals },
	{ title: 'HubSpot refuses a record', rows: recordRefusals },
	{ title: 'HubSpot refuses a request', rows: requestRefusals },
	{ title: 'HubSpot gives another reason', rows: otherRefusals },
	{ title: 'HubSpot gives no reason', rows: unexplainedRefusals },
] as const satisfies ReadonlyArray<{ readonly title: string; readonly rows: readonly Refusal[] }>;

/** Name of a row, such as `record-exists`. */
export type RefusalId = (typeof refusalTopics)[number]['rows'][number]['id'];

/** All rows, in the order in which they are tried. */
export const refusals: readonly Refusal[] = refusalTopics.flatMap(
	({ rows }): readonly Refusal[] => rows,
);

/** An error of HubSpot, recognised: the row that applies, and the failure that it makes. */
export interface Recognised {
	readonly refusal: Refusal;
	readonly failure: Failure;
}

/** The failure of an error of HubSpot (see `recognise`). */
export function failureFrom(error: unknown, httpStatus?: number): Failure {
	return recognise(error, httpStatus).failure;
}

/**
 * Recognises an error of HubSpot: the body of a whole reply, or one of the `errors` of a batch
 * reply. Total: every field of an error is optional, and a body may not be an object at all.
 *
 * @param needed scopes that the request needs, as far as they are known
 */
export function recognise(
	error: unknown,
	httpStatus?: number,
	needed: readonly string[] = [],
): Recognised {
	const body = isObject(error) ? error : {};
	const original = shownMessage(body);
	const cause = firstCause(body);
	const said = abridged(cause.message || original);
	const category = factOf(body, 'category') ?? factOf(body, 'errorType');
	const code = cause.code || factOf(body, 'subCategory');
	const property = cause.property ?? '';
	const existingId = existingIdOf(body, said);
	const facts: Facts = {
		status: String(httpStatus ?? ''),
		category: category ?? '',
		code: code ?? '',
		property,
		message: original,
		policyName: factOf(body, 'policyName') ?? '',
		context: objectAt(body, 'context'),
		expiredIn1970: isExpiredIn1970(body, original),
	};
	const words = {
		status: String(httpStatus ?? 'unknown'),
		// Without its own full stop, which would be in the middle of a line.
		said: said.trim().replace(/[.!]$/, ''),
		property,
		object: objectIn(original),
		existingId: existingId ?? '',
		scopes: missingScopes(body, needed).join(' or '),
		needed: needed.join(' and '),
	};
	const refusal: Refusal = refusals.find((row) => applies(row, facts, words)) ?? unexplained;
	const failure: Failure = {
		message: withProperty(fill(refusal.text, words), property),
		original: original || undefined,
		category,
		code,
		refusal: refusal.id,
		property: property || undefined,
		correlationId: factOf(body, 'correlationId'),
		existingId,
		httpStatus,
	};
	return { refusal, failure };
}

/** "ASAP was not one of the allowed options" does not help without the name of the property. */
function withProperty(line: string, property: string): string {
	const isNamed = line.toLowerCase().includes(property.toLowerCase());
	return isNamed ? line : `${inLine(property)}: ${line}`;
}

interface Cause {
	readonly message?: string | undefined;
	readonly code?: string | undefined;
	readonly property?: string | undefined;
}

/** The first cause that HubSpot names: a bad value, or a missing property. */
function firstCause(error: JsonObject): Cause {
	const value = listedInside(error)[0] ?? takenValue(messageOf(error));
	if (value) return value;

	const [detail = {}] = detailsOf(error);
	const code = factOf(detail, 'code');
	return {
		// A detail without a code says less than the error around it.
		message: code ? messageOf(detail) : undefined,
		code: code ?? factOf(detail, 'subCategory'),
		property:
			contextFact(detail, 'propertyName') ??
			factOf(detail, 'in') ??
			(inLine(contextTexts(error, 'properties').join(', ')) || undefined),
	};
}

/**
 * Scopes of which one is needed, from the context of the error or of its detail. HubSpot can list the
 * scopes of every object: then those of the request are enough.
 */
function missingScopes(error: JsonObject, needed: readonly string[]): string[] {
	const details = [error, detailsOf(error)[0] ?? {}];
	const scopes = details.flatMap((detail) => [
		...contextTexts(detail, 'requiredGranularScopes', MOST_SCOPES),
		...contextTexts(detail, 'missingScopes', MOST_SCOPES).flatMap(scopesIn),
	]);
	const named = new Set(scopes);
	const ofRequest = needed.filter((scope) => named.has(scope));
	return ofRequest.length > 0 ? ofRequest : [...named].slice(0, MOST_SHOWN);
}

/** Most missing scopes that are read, and that a line names. */
const MOST_SCOPES = 400;
const MOST_SHOWN = 20;

/** Scopes in a text: one scope, a JSON list, or `{missingScopes=[a, b]}`. */
function scopesIn(text: string): string[] {
	const words = text.slice(0, 2_000).match(/[\w.-]+/g) ?? [];
	return words.filter((word) => word !== 'missingScopes');
}

function existingIdOf(error: JsonObject, said: string): string | undefined {
	return (
		contextFact(error, 'existingId') ??
		/Existing ID: (\d+)/.exec(said)?.[1] ??
		/(?<!\d)(\d{1,20}) already has that value/.exec(said)?.[1]
	);
}

/** HubSpot says so of tokens that it does not know: 'expired 20543 day(s) ago'. */
function isExpiredIn1970(error: JsonObject, message: string): boolean {
	const time = contextFact(error, 'expire time') ?? '';
	return time.startsWith('1970-') || /expired \d{5,} day/.test(message);
}

/** 'Could not get some CONTACT objects' is about a contact. */
function objectIn(message: string): string {
	return /\b([A-Z]{3,}) objects\b/.exec(message)?.[1]?.toLowerCase() ?? 'record';
}
