import { failed, success } from '../errors/failure';
import { problem, type Problem } from '../errors/problem';
import { shown, type Converted } from './conversion';
import { isDateObject, isoOf } from './dates/dateObjects';
import { numberToText } from './numbers';

/** Any value as text, unchanged: for text properties, and if the type is not known. */
export function toText(value: unknown): Converted {
	return Array.isArray(value) ? listToText(value) : plainToText(value);
}

/** Several values of one property. HubSpot separates them by `;`. */
function listToText(values: readonly unknown[]): Converted {
	const texts: string[] = [];
	for (const value of values) {
		const text = memberToText(value);
		if (!text.ok) return text;
		texts.push(text.value);
	}
	return success(texts.join(';'));
}

/** A member of a list as text. */
export function memberToText(value: unknown): Converted {
	const text = plainToText(value);
	const isObject = !text.ok && text.failure.code === 'VALUE_IS_OBJECT';
	return isObject ? failed(problem('VALUE_LIST_HAS_OBJECT')) : text;
}

/** A single value as text. A list is refused. */
export function plainToText(value: unknown): Converted {
	switch (typeof value) {
		case 'string':
			return success(value);
		case 'boolean':
		case 'bigint':
			return success(String(value));
		case 'number':
			return numberToText(value);
		case 'object': {
			const iso = isoOf(value);
			if (iso !== undefined) return success(iso);
			const isDate = isDateObject(value);
			return failed(
				isDate ? problem('VALUE_NOT_A_DATE', { value: shown(value) }) : problem('VALUE_IS_OBJECT'),
			);
		}
		default:
			return failed(problem('VALUE_CANNOT_BE_STORED', { type: typeof value }));
	}
}

/** Most characters of a value (HubSpot, "Properties" guide). */
const LONGEST = 65_536;

/** Why a text without half surrogate pairs is too long for a property; `undefined` if it is not. */
export function lengthProblem(text: string): Problem | undefined {
	const length = text.length <= LONGEST ? text.length : charactersIn(text);
	return length > LONGEST ? problem('VALUE_TOO_LONG', { count: String(length) }) : undefined;
}

/** HubSpot does not say what it counts: whole characters refuse nothing that it may accept. */
function charactersIn(text: string): number {
	let pairs = 0;
	for (let place = 0; place < text.length; place++) {
		// The text is well-formed: each high surrogate starts a pair.
		const code = text.charCodeAt(place);
		if (code >= 0xd800 && code <= 0xdbff) pairs += 1;
	}
	return text.length - pairs;
}
