import { badValues, type BadValue } from '../../errors/badValues';
import type { Failure } from '../../errors/failure';
import { failureFrom } from '../../errors/match';
import { contextTexts, detailsOf, messageOf } from '../../errors/said';
import { isObject, type JsonObject } from '../../json';
import { normalKey, uniquePropertyOf } from '../../tables/objects';
import { idPropertyOf, type SentBatch } from '../sentBatch';
import { isConflict } from './conflicts';
import { folded, same, SentValues } from './sentValues';

/** Entries that the message of a refused batch names, so that it is not halved for them. */
export interface Culprits {
	/** Certain culprits, with their own failure, by place in the request. */
	readonly failed: ReadonlyMap<number, Failure>;
	/** Entries that are named but may pass alone, by place in the request. */
	readonly apart: readonly number[];
}

/**
 * Finds the entries that HubSpot names when it refuses a whole batch: by a property and its invalid
 * value or name, by a link, by a key that no record has, by IDs that occur twice (two email addresses
 * of one contact, for example), or by an email address in the message.
 */
export function culpritsIn(body: unknown, status: number, sent: SentBatch): Culprits {
	if (!isObject(body)) return { failed: new Map(), apart: [] };
	const failed = new Map<number, Failure>();
	const shared: number[] = [];
	const values = new SentValues(sent);
	for (const bad of badValues(body)) {
		const places = guiltyOf(bad, values).filter((place) => !failed.has(place));
		if (places.length === 0) continue;
		const failure = failureFrom(asError(bad, body), status);
		// Of several entries with one unique value, the first can have taken it from the others.
		if (isConflict(failure) && places.length > 1) shared.push(...places);
		else places.forEach((place) => failed.set(place, failure));
	}
	if (shared.length > 0 || failed.size > 0) return { failed, apart: shared };
	const named = [...withLinks(body, sent), ...withMissingKey(body, sent), ...withNames(body, sent)];
	if (named.length > 0) {
		const whole = failureFrom(body, status);
		return { failed: new Map(named.map((place) => [place, whole])), apart: [] };
	}
	const twice = namedTwice(body, sent);
	return { failed, apart: twice.length > 0 ? twice : withEmailIn(body, sent) };
}

/** The value that a text of HubSpot quotes. */
type Quote = (message: string) => string | undefined;

/**
 * How HubSpot's texts quote the value; `any` if the property itself is invalid, `none` if the value is
 * missing.
 */
const quotes: Readonly<Record<string, Quote | 'any' | 'none'>> = {
	INVALID_DATE: (message) => {
		const at = message.lastIndexOf(' is at ');
		const isWhole = message.endsWith(' UTC, not midnight!') && at > 0;
		return isWhole ? message.slice(0, at) : undefined;
	},
	INVALID_EMAIL: (message) => between(message, 'Email address ', ' is invalid'),
	INVALID_INTEGER: (message) => between(message.replace(/\.$/, ''), '', ' was not a valid number'),
	INVALID_LONG: (message) => upTo(message, ' was not a valid long.'),
	INVALID_OPTION: (message) => upTo(message, ' was not one of the allowed options'),
	MISSING_REQUIRED_PROPERTY: 'none',
	PROPERTY_DOESNT_EXIST: 'any',
	READ_ONLY_VALUE: 'any',
};

function between(text: string, start: string, end: string): string | undefined {
	const isWhole = text.startsWith(start) && text.endsWith(end);
	return isWhole ? text.slice(start.length, -end.length) : undefined;
}

function upTo(text: string, words: string): string | undefined {
	const at = text.indexOf(words);
	return at > 0 ? text.slice(0, at) : undefined;
}

/** The places of the entries that were sent with this value: exactly, or else in another case. */
function guiltyOf(bad: BadValue, values: SentValues): readonly number[] {
	const quote = Object.hasOwn(quotes, bad.code) ? quotes[bad.code] : undefined;
	if (quote === 'any') return values.having(bad.property);
	if (quote === 'none') return values.lacking(bad.property);

	const said = bad.value ?? quote?.(bad.message);
	if (said === undefined) return [];
	const exactly = values.with(bad.property, said, same);
	const isExact = exactly.length > 0 && !values.ignoresCase(bad.property);
	return isExact ? exactly : values.with(bad.property, folded(said), folded);
}

/** The part of a refusal that is about one bad value, as an error of its own. */
function asError({ property, code, message }: BadValue, body: JsonObject): JsonObject {
	const detail = { message, code, context: { propertyName: [property] } };
	return {
		message: message || body.message,
		category: body.category,
		correlationId: body.correlationId,
		errors: [detail],
	};
}

/** Entries with a link to a record, or of a type, that HubSpot does not accept. */
function withLinks(body: JsonObject, { entries }: SentBatch): number[] {
	if (!/^One or more associations are invalid/i.test(messageOf(body))) return [];
	const ids = new Set(contextTexts(body, 'objectId'));
	const types = new Set(contextTexts(body, 'associationSpec'));
	return entries.flatMap(({ request }, place) =>
		request.associations.some(
			({ toId, category, typeId }) => ids.has(toId) || types.has(`${category}=${typeId}`),
		)
			? [place]
			: [],
	);
}

/** Entries with a property name that HubSpot cannot read: `Invalid names: [Company Name, …]`. */
function withNames(body: JsonObject, { entries }: SentBatch): number[] {
	const message = messageOf(body);
	const at = message.indexOf('Invalid names: [');
	if (at < 0) return [];
	const listed = message.slice(at + 'Invalid names: ['.length, message.lastIndexOf(']'));
	const names = new Set([listed, ...listed.split(', ')]);
	return entries.flatMap(({ request }, place) =>
		Object.keys(request.properties).some((name) => names.has(name)) ? [place] : [],
	);
}

/** Entries whose key no record has: HubSpot names each as `…<property>:<value>`. */
function withMissingKey(body: JsonObject, sent: SentBatch): number[] {
	const name = `${idPropertyOf(sent)}:`;
	const keys = contextTexts(body, 'missingObjectPropertyValueCoordinates').flatMap((text) => {
		const at = text.indexOf(name);
		return at < 0 ? [] : [text.slice(at + name.length)];
	});
	return withKey(keys, sent);
}

function namedTwice(body: JsonObject, sent: SentBatch): number[] {
	if (!/^Duplicate IDs found/i.test(messageOf(body))) return [];
	return withKey(contextTexts(body, 'ids'), sent);
}

/** Entries with one of these keys. */
function withKey(keys: readonly string[], sent: SentBatch): number[] {
	const property = uniquePropertyOf(sent.object, idPropertyOf(sent));
	const named = new Set<string | undefined>(keys.map((key) => normalKey(property, key)));
	return sent.entries.flatMap(({ key }, place) => (named.has(key) ? [place] : []));
}

/** Most characters of all messages together in which addresses are looked for. */
const MOST_SEARCHED = 100_000;

/** What cannot be in an address that a message names. */
const AROUND_ADDRESS = /[\s<>"'`,;:()[\]{}=]/;

/** Entries with an email address that the message names, in any case. */
function withEmailIn(body: JsonObject, { entries }: SentBatch): number[] {
	const texts = [body, ...detailsOf(body)].map(messageOf);
	const words = texts.join('\n').slice(0, MOST_SEARCHED).split(AROUND_ADDRESS);
	const named = new Set(words.map((word) => word.replace(/(?<![.!?])[.!?]+$/, '').toLowerCase()));
	return entries.flatMap(({ request: { id = '', properties } }, place) => {
		const sent = [id, ...Object.values(properties)];
		return sent.some((value) => value.includes('@') && named.has(folded(value))) ? [place] : [];
	});
}
