import { badValues, type BadValue } from '../errors/badValues';
import type { Failure } from '../errors/failure';
import { failureFrom } from '../errors/match';
import { isObject, objectAt, textAt, textsAt, type JsonObject } from '../json';
import { normalKey, uniquePropertyOf } from '../tables/objects';
import type { SentBatch } from './sentBatch';
import type { Entry } from '../tables/request';

/** Entries that the message of a refused batch names, so that it is not halved for them. */
export interface Culprits {
	/** Certain culprits, with their own failure, by place in the request. */
	readonly failed: ReadonlyMap<number, Failure>;
	/** Entries that are named but may pass alone, by place in the request. */
	readonly apart: readonly number[];
}

/**
 * Finds the entries that HubSpot names when it refuses a whole batch: by a property and its invalid
 * value, or by IDs that occur twice (two email addresses of one contact, for example).
 */
export function culpritsIn(body: unknown, status: number, sent: SentBatch): Culprits {
	if (!isObject(body)) return { failed: new Map(), apart: [] };
	const message = textAt(body, 'message') ?? '';
	const failed = new Map<number, Failure>();
	for (const value of badValues(body)) {
		sent.entries.forEach((entry, place) => {
			if (failed.has(place) || !isGuilty(entry, value)) return;
			failed.set(place, { ...failureFrom(asError(value, body), status), original: message });
		});
	}
	return { failed, apart: failed.size > 0 ? [] : namedTwice(message, body, sent) };
}

/** How HubSpot's texts quote the value; `any` if the property itself is invalid. */
const quotes: Readonly<Record<string, RegExp | 'any'>> = {
	INVALID_DATE: /^(.*) is at .* UTC, not midnight!$/s,
	INVALID_EMAIL: /^Email address (.*) is invalid$/s,
	INVALID_LONG: /^(.*) was not a valid long\.$/s,
	INVALID_OPTION: /^(.*?) was not one of the allowed options/s,
	PROPERTY_DOESNT_EXIST: 'any',
	READ_ONLY_VALUE: 'any',
};

function isGuilty({ request }: Entry, bad: BadValue): boolean {
	const isKey = request.envelope.idProperty === bad.property;
	const value = textAt(request.properties, bad.property) ?? (isKey ? request.id : undefined);
	const quote = quotes[bad.code];
	if (value === undefined || !quote || !Object.hasOwn(quotes, bad.code)) return false;
	if (quote === 'any') return true;
	const said = quote.exec(bad.message)?.[1];
	// Of several choices HubSpot quotes only the invalid one.
	return said !== undefined && (value === said || value.split(';').includes(said));
}

function asError({ property, code, message }: BadValue, body: JsonObject): JsonObject {
	return {
		message,
		category: body.category,
		correlationId: body.correlationId,
		errors: [{ message, code, context: { propertyName: [property] } }],
	};
}

function namedTwice(message: string, body: JsonObject, sent: SentBatch): number[] {
	if (!/^Duplicate IDs found/i.test(message)) return [];
	const ids = textsAt(objectAt(body, 'context'), 'ids');
	return sent.entries.flatMap(({ key, request }, place) => {
		const property = uniquePropertyOf(sent.object, request.envelope.idProperty);
		return ids.some((id) => normalKey(property, id) === key) ? [place] : [];
	});
}
