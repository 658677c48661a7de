import type { Allowance } from '../../batch/pacing/turn';
import type { Failure } from '../errors/failure';
import { isObject, objectAt, objectsAt, textAt, textsAt, type JsonObject } from '../json';

/** The result of one request. */
export type Reply =
	| {
			readonly kind: 'answered';
			readonly status: number;
			/** Names in lower case. */
			readonly headers: Readonly<Record<string, string>>;
			/** Parsed JSON, or text if it is not JSON (HubSpot's gateways reply in HTML). */
			readonly body: unknown;
			/** Scopes that the request needs, as far as they are known. */
			readonly scopes?: readonly string[] | undefined;
	  }
	/** No reply: `delivered` says whether HubSpot may have received the request. */
	| {
			readonly kind: 'unanswered';
			readonly delivered: 'no' | 'maybe';
			readonly failure: Failure;
	  }
	/** No request can pass: for example, n8n gets no access token, or does not trust the host. */
	| {
			readonly kind: 'unsendable';
			readonly failure: Failure;
	  };

/** A reply of HubSpot, or of a gateway in front of it. */
export type Answered = Extract<Reply, { kind: 'answered' }>;

/** A record as HubSpot returned it: an object, and nothing else is certain. */
export type CrmRecord = JsonObject;

/** The ID of a record; `''` for a result without one, which `batchBody` leaves out. */
export function idOf(record: CrmRecord): string {
	return textAt(record, 'id') ?? '';
}

/** The trace ID of the entry that HubSpot says the record is for; `''` if it says none. */
export function traceIdOf(record: CrmRecord): string {
	return textAt(record, 'objectWriteTraceId') ?? '';
}

/** A warning of HubSpot about a record that it wrote. */
export interface RecordWarning {
	readonly message: string;
	/** The property whose value HubSpot stored in another form. */
	readonly normalized?: string | undefined;
	/** The value as it was sent, and as HubSpot stored it. */
	readonly raw?: string | undefined;
	readonly stored?: string | undefined;
}

/** Most warnings of a record that are read. */
const MOST_WARNINGS = 100;

/** The warnings on a record (HubSpot changelog, "CRM API write validation"). */
export function warningsOf(record: CrmRecord): RecordWarning[] {
	if (record.warnings === undefined) return [];
	return objectsAt(record, 'warnings', MOST_WARNINGS).map((warning) => {
		const context = objectAt(warning, 'context');
		// The specification has one text, and the context of errors has lists.
		const textIn = (name: string) => textsAt(context, name, 1)[0];
		const category = textAt(warning, 'category') ?? '';
		const isNormalized = category === 'PROPERTY_VALUE_NORMALIZED';
		return {
			message: textAt(warning, 'message') ?? category,
			normalized: isNormalized ? textIn('propertyName') : undefined,
			raw: textIn('rawValue'),
			stored: textIn('normalizedValue'),
		};
	});
}

/** The two lists of a batch reply. Any 2xx can have both. */
export interface BatchBody {
	/** The records: results with an ID. */
	readonly results: readonly CrmRecord[];
	/** Number of results without an ID: each stands for a record, and none says which. */
	readonly withoutId: number;
	readonly errors: readonly JsonObject[];
}

/** Most members of a list in the reply to a batch of this size: some entries can be in it twice. */
export function mostListed(entries: number): number {
	return 10 * entries;
}

/**
 * Does the body have one of the lists of a batch reply?
 *
 * @param most members of a list; a longer one answers another request
 */
export function isBatchBody(body: unknown, most = Infinity): boolean {
	if (!isObject(body)) return false;
	const lists = [body.results, body.errors].filter((list) => Array.isArray(list));
	return lists.length > 0 && lists.every((list) => list.length <= most);
}

/** The lists of a batch reply; empty for any other body. */
export function batchBody(body: unknown): BatchBody {
	const lists = isObject(body) ? body : {};
	const all = objectsAt(lists, 'results');
	const results = all.filter((record) => /^\d+$/.test(idOf(record)));
	const withoutId = all.length - results.length;
	return { results, withoutId, errors: objectsAt(lists, 'errors') };
}

/** HubSpot's interval is ten seconds. A reply that names hours would keep every request waiting. */
const LONGEST_INTERVAL_MS = 60_000;

/**
 * HubSpot's request limit per ten seconds, from the headers of a reply (HubSpot, "Usage
 * guidelines"). They count every caller of the same app and account. `undefined` if they are
 * missing, as on search, or make no sense.
 *
 * @param headers names in lower case
 */
export function allowanceOf(headers: Readonly<Record<string, string>>): Allowance | undefined {
	const number = (name: string) => Number(headers[`x-hubspot-ratelimit-${name}`] ?? NaN);
	const max = number('max');
	const remaining = number('remaining');
	const intervalMs = number('interval-milliseconds');
	const makesSense = max >= 1 && remaining >= 0 && remaining <= max && intervalMs > 0;
	return makesSense && intervalMs <= LONGEST_INTERVAL_MS
		? { max, remaining, intervalMs }
		: undefined;
}

/** The longest wait that a server can ask for; beyond it the patience of the run decides. */
const LONGEST_ADVICE_MS = 24 * 60 * 60 * 1000;

/**
 * Milliseconds to wait by a `Retry-After` header, in seconds or as an HTTP date (RFC 9110, 10.2.3).
 * `undefined` if the header is missing or invalid; 0 for a date in the past.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
	const text = header?.trim();
	if (!text) return undefined;
	const isSeconds = /^\d+(\.\d+)?$/.test(text);
	// Date.parse reads almost anything as a date; an HTTP date begins with the day of the week.
	if (!isSeconds && !/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return undefined;
	const ms = isSeconds ? Number(text) * 1000 : Date.parse(text) - now;
	if (Number.isNaN(ms)) return undefined;
	return Math.min(LONGEST_ADVICE_MS, Math.max(0, Math.ceil(ms)));
}
