import { complain } from '../errors/problem';
import { shown, type Text } from './conversion';
import { isDateObject, isoOf } from './dates/dateObjects';
import { numberToText } from './numbers';

/** Any value as text, as it is given: for text properties, and where the type is not known. */
export function toText(value: unknown): Text {
	return Array.isArray(value) ? listToText(value) : plainToText(value);
}

/** Several values of one property: HubSpot separates them by `;`. */
function listToText(values: readonly unknown[]): Text {
	const texts: string[] = [];
	for (const value of values) {
		const text = memberToText(value);
		if (!('text' in text)) return text;
		texts.push(text.text);
	}
	return { text: texts.join(';') };
}

/** A member of a list as text. */
export function memberToText(value: unknown): Text {
	const text = plainToText(value);
	const isObject = !('text' in text) && text.complaint === 'VALUE_IS_OBJECT';
	return isObject ? complain('VALUE_LIST_HAS_OBJECT') : text;
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
			if (iso !== undefined) return { text: iso };
			return isDateObject(value)
				? complain('VALUE_NOT_A_DATE', { value: shown(value) })
				: complain('VALUE_IS_OBJECT');
		}
		default:
			return complain('VALUE_CANNOT_BE_STORED', { type: typeof value });
	}
}
