import { complain } from '../errors';
import type { Text } from './conversion';
import { isoOf } from './dateObjects';
import { numberToText } from './numbers';

/** Most characters of a text property (HubSpot, "Properties" guide). */
const LONGEST = 65_536;

/** Any value as text, as it is given: for text properties, and where the type is not known. */
export function toText(value: unknown): Text {
	const text = Array.isArray(value) ? listToText(value) : plainToText(value);
	if ('text' in text && text.text.length > LONGEST) {
		return complain('VALUE_TOO_LONG', { count: String(text.text.length) });
	}
	return text;
}

/** Several values of one property: HubSpot separates them by `;`. */
function listToText(values: readonly unknown[]): Text {
	const texts: string[] = [];
	for (const value of values) {
		const text = plainToText(value);
		if (!('text' in text)) {
			return text.complaint === 'VALUE_IS_OBJECT' ? complain('VALUE_LIST_HAS_OBJECT', {}) : text;
		}
		texts.push(text.text);
	}
	return { text: texts.join(';') };
}

/** A single value as text; a list is none. */
export function plainToText(value: unknown): Text {
	switch (typeof value) {
		case 'string':
			return { text: value };
		case 'boolean':
		case 'bigint':
			return { text: String(value) };
		case 'number':
			return numberToText(value);
		case 'object': {
			const iso = isoOf(value);
			return iso === undefined ? complain('VALUE_IS_OBJECT', {}) : { text: iso };
		}
		default:
			return complain('VALUE_CANNOT_BE_STORED', { type: typeof value });
	}
}
