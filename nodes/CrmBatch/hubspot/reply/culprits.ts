import { badValues, type BadValue } from '../errors/badValues';
import { failureFrom, type Failure } from '../errors/failure';
import { isObject, objectAt, textAt, textsAt, type JsonObject } from '../json';
import { normalKey, uniquePropertyOf } from '../tables/objects';
import type { Sent } from './sentBatch';
import type { Entry } from '../tables/request';

/** Records that the message of a refused batch names, so that it need not be halved for them. */
export interface Culprits {
	/** To blame beyond doubt, with their own reason: by place in the request. */
	readonly failed: ReadonlyMap<number, Failure>;
	/** Named, but each of them may pass alone. */
	readonly apart: readonly number[];
}

/**
 * Finds the records that HubSpot names when it refuses a whole batch: by a property and the value
 * that is not valid, or by ids that occur twice (two addresses of one contact, say).
 */
export function culpritsIn(body: unknown, status: number, sent: Sent): Culprits {
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

/** How HubSpot's texts quote the value; `any` value is bad where the property itself is. */
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
	// Of several choices only the bad one is quoted.
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

function namedTwice(message: string, body: JsonObject, sent: Sent): number[] {
	if (!/^Duplicate IDs found/i.test(message)) return [];
	const ids = textsAt(objectAt(body, 'context'), 'ids');
	return sent.entries.flatMap(({ key, request }, place) => {
		const property = uniquePropertyOf(sent.object, request.envelope.idProperty);
		return ids.some((id) => normalKey(property, id) === key) ? [place] : [];
	});
}
