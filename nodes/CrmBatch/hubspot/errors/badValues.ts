import { isObject, parseJson, textAt, type JsonObject } from '../json';
import { contextFact, contextTexts, detailsOf, factOf, messageOf } from './said';

/** One property value that HubSpot does not accept. Missing texts are empty. */
export interface BadValue {
	readonly property: string;
	readonly code: string;
	readonly message: string;
	/** The value itself, if HubSpot names it apart from its message. */
	readonly value?: string | undefined;
}

/** Precedes the list of bad values that HubSpot writes into its message as JSON. */
const BAD_VALUES = 'Property values were not valid: ';

/** Longest list that is read: a hundred values with as many options as HubSpot names. */
const LONGEST_LIST = 2_000_000;

/** Most brackets in a list that is read: to parse very many nested lists takes long. */
const MOST_BRACKETS = 20_000;

/** Most bad values of a list that are read. */
const MOST_LISTED = 1_000;

/** All bad values that HubSpot lists inside the message of an error. */
export function listedInside(error: JsonObject): BadValue[] {
	const message = textAt(error, 'message') ?? '';
	const isRead = message.startsWith(BAD_VALUES) && message.length <= LONGEST_LIST;
	const listed =
		isRead && hasFewBrackets(message) ? parseJson(message.slice(BAD_VALUES.length)) : [];
	const values: unknown[] = Array.isArray(listed) ? listed.slice(0, MOST_LISTED) : [];
	return values.filter(isObject).map((value) => ({
		property: factOf(value, 'name') ?? '',
		code: factOf(value, 'error') ?? '',
		message: messageOf(value),
		value: textAt(value, 'propertyValue'),
	}));
}

function hasFewBrackets(text: string): boolean {
	let count = 0;
	for (const bracket of ['[', '{']) {
		for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
			count += 1;
			if (count > MOST_BRACKETS) return false;
		}
	}
	return true;
}

/**
 * A unique value that another record has, as HubSpot writes it into a message: `Cannot set
 * PropertyValueCoordinates{…, propertyName=email, value=a@x.io} on 1. 2 already has that value.`
 */
const COORDINATES = {
	start: 'PropertyValueCoordinates{',
	name: 'propertyName=',
	value: ', value=',
};

/** The unique value that a message says another record has; `undefined` if it says no such thing. */
export function takenValue(message: string): BadValue | undefined {
	const start = message.indexOf(COORDINATES.start);
	if (start < 0) return undefined;
	const [, named] = splitAt(message.slice(start), COORDINATES.name) ?? [];
	const [property, valued = ''] = splitAt(named ?? '', COORDINATES.value) ?? [];
	const [value] = splitAt(valued, '}') ?? [];
	const isName = property !== undefined && /^[^,{}]{1,400}$/.test(property);
	if (!isName || value === undefined || value.includes('{')) return undefined;
	return { property, code: '', message, value };
}

/** The text before and after the first of these words; `undefined` if it does not have them. */
function splitAt(text: string, words: string): [before: string, after: string] | undefined {
	const at = text.indexOf(words);
	return at < 0 ? undefined : [text.slice(0, at), text.slice(at + words.length)];
}

/** The bad values of an error: from its message, or else from `errors`, which can be shortened. */
export function badValues(error: JsonObject): BadValue[] {
	const inside = listedInside(error);
	if (inside.length > 0) return inside;
	const taken = takenValue(messageOf(error));
	if (taken) return [taken];
	return detailsOf(error).map((detail) => ({
		property: contextFact(detail, 'propertyName') ?? '',
		code: factOf(detail, 'code') ?? '',
		message: messageOf(detail),
		value: contextTexts(detail, 'propertyValue', 1)[0],
	}));
}
