import { badValues, type BadValue } from '../../errors/badValues';
import type { Failure } from '../../errors/failure';
import { failureFrom } from '../../errors/match';
import { isObject, objectAt, objectsAt, textAt, textsAt, type JsonObject } from '../../json';
import { normalKey, RECORD_ID, uniquePropertyOf } from '../../tables/objects';
import type { Entry } from '../../tables/request';
import type { SentBatch } from '../sentBatch';
import { isConflict } from './conflicts';

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
	for (const bad of badValues(body)) {
		const places = guiltyOf(bad, sent).filter((place) => !failed.has(place));
		const failure = failureFrom(asError(bad, body), status);
		const original = textAt(body, 'message') || undefined;
		// Of several entries with one unique value, the first can have taken it from the others.
		if (isConflict(failure) && places.length > 1) shared.push(...places);
		else places.forEach((place) => failed.set(place, { ...failure, original }));
	}
	if (shared.length > 0) return { failed, apart: shared };
	const named =
		failed.size > 0
			? []
			: [...withLinks(body, sent), ...withMissingKey(body, sent), ...withNames(body, sent)];
	named.forEach((place) => failed.set(place, failureFrom(body, status)));
	if (failed.size > 0) return { failed, apart: [] };
	const twice = namedTwice(body, sent);
	return { failed, apart: twice.length > 0 ? twice : withEmailIn(body, sent) };
}

/** How HubSpot's texts quote the value; `any` if the property itself is invalid. */
const quotes: Readonly<Record<string, RegExp | 'any'>> = {
	INVALID_DATE: /^(.*) is at [^,]* UTC, not midnight!$/s,
	INVALID_EMAIL: /^Email address (.*) is invalid$/s,
	INVALID_INTEGER: /^(.*) was not a valid number\.?$/s,
	INVALID_LONG: /^(.*?) was not a valid long\./s,
	INVALID_OPTION: /^(.*?) was not one of the allowed options/s,
	PROPERTY_DOESNT_EXIST: 'any',
	READ_ONLY_VALUE: 'any',
};

/** The places of the entries that were sent with this value: exactly, or else in another case. */
function guiltyOf(bad: BadValue, sent: SentBatch): number[] {
	const quote = Object.hasOwn(quotes, bad.code) ? quotes[bad.code] : undefined;
	const values = sent.entries.map((entry) => valueOf(entry, bad.property));
	const having = (isBad: (value: string) => boolean) =>
		values.flatMap((value, place) => (value !== undefined && isBad(value) ? [place] : []));
	if (quote === 'any') return having(() => true);

	const said = bad.value ?? quote?.exec(bad.message)?.[1];
	if (said === undefined) return [];
	// Of several choices HubSpot quotes only the invalid one.
	const has = (value: string, wanted: string) =>
		value === wanted || value.split(';').includes(wanted);
	const exactly = having((value) => has(value, said));
	const { ignoresCase } = uniquePropertyOf(sent.object, bad.property);
	if (exactly.length > 0 && !ignoresCase) return exactly;
	const folded = said.trim().toLowerCase();
	return having((value) => has(value.trim().toLowerCase(), folded));
}

function valueOf({ request }: Entry, property: string): string | undefined {
	const isKey = request.envelope.idProperty === property;
	return textAt(request.properties, property) ?? (isKey ? request.id : undefined);
}

function asError({ property, code, message }: BadValue, body: JsonObject): JsonObject {
	const detail = { message, code, context: { propertyName: [property] } };
	return {
		message,
		category: body.category,
		correlationId: body.correlationId,
		...(code !== '' && { errors: [detail] }),
	};
}

/** Entries with a link to a record, or of a type, that HubSpot does not accept. */
function withLinks(body: JsonObject, { entries }: SentBatch): number[] {
	const message = textAt(body, 'message') ?? '';
	if (!/^One or more associations are invalid/i.test(message)) return [];
	const context = objectAt(body, 'context');
	const ids = new Set(textsAt(context, 'objectId'));
	const types = new Set(textsAt(context, 'associationSpec'));
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
	const message = textAt(body, 'message') ?? '';
	const at = message.indexOf('Invalid names: [');
	if (at < 0) return [];
	const listed = message.slice(at + 'Invalid names: ['.length, message.lastIndexOf(']'));
	const names = new Set([listed, ...listed.split(', ')]);
	return entries.flatMap(({ request }, place) =>
		Object.keys(request.properties).some((name) => names.has(name)) ? [place] : [],
	);
}

/** Entries whose key no record has: HubSpot names each as `…<property>:<value>`. */
function withMissingKey(body: JsonObject, { entries, object }: SentBatch): number[] {
	const texts = textsAt(objectAt(body, 'context'), 'missingObjectPropertyValueCoordinates');
	return entries.flatMap(({ key, request }, place) => {
		const { idProperty } = request.envelope;
		const property = uniquePropertyOf(object, idProperty);
		const isMissing = texts.some((text) => {
			const at = text.indexOf(`${idProperty}:`);
			return at >= 0 && normalKey(property, text.slice(at + idProperty.length + 1)) === key;
		});
		return isMissing ? [place] : [];
	});
}

function namedTwice(body: JsonObject, sent: SentBatch): number[] {
	if (!/^Duplicate IDs found/i.test(textAt(body, 'message') ?? '')) return [];
	const ids = textsAt(objectAt(body, 'context'), 'ids');
	return sent.entries.flatMap(({ key, request }, place) => {
		const property = uniquePropertyOf(sent.object, request.envelope.idProperty);
		return ids.some((id) => normalKey(property, id) === key) ? [place] : [];
	});
}

/** Something that looks like an email address. */
const EMAIL = /[^\s<>"'`,;:()[\]{}=]{1,256}@[^\s<>"'`,;:()[\]{}=]{1,256}/g;

/** Entries with an email address that the message names, in any case. */
function withEmailIn(body: JsonObject, { entries }: SentBatch): number[] {
	const texts = [body, ...objectsAt(body, 'errors')].map((error) => textAt(error, 'message') ?? '');
	const named = new Set(
		texts.flatMap((text) =>
			[...text.slice(0, 20_000).matchAll(EMAIL)].map(([email]) =>
				email.replace(/[.!?]+$/, '').toLowerCase(),
			),
		),
	);
	if (named.size === 0) return [];
	return entries.flatMap((entry, place) => {
		const { id, envelope, properties } = entry.request;
		const key = envelope.idProperty === RECORD_ID ? [] : [id ?? ''];
		const sent = [...key, ...Object.values(properties)];
		return sent.some((value) => named.has(value.trim().toLowerCase())) ? [place] : [];
	});
}
