import { complain, type Complaint } from '../errors';
import type { Choice } from '../schema';
import { choose } from './choose';
import { shown, type Converter } from './conversion';
import { plainToText } from './text';

/** How many choices a message lists. */
const LISTED = 10;

/** A property with choices: one, or several where it takes several. */
export const toChoice: Converter = (value, { choices, isMultiple }) => {
	const given: readonly unknown[] = Array.isArray(value) ? value : [value];
	if (!isMultiple && given.length > 1) {
		return complain('VALUE_IS_LIST', { count: String(given.length) });
	}
	const values: string[] = [];
	let appends = false;
	for (const one of given) {
		const plain = plainToText(one);
		if (!('text' in plain)) return plain;
		appends ||= isMultiple && plain.text.trimStart().startsWith(';');
		for (const part of partsOf(plain.text, choices, isMultiple)) {
			const chosen = valueOf(part, choices);
			if (typeof chosen !== 'string') return chosen;
			values.push(chosen);
		}
	}
	// HubSpot adds what follows a leading semicolon to the choices that the record has.
	return { text: (appends ? ';' : '') + [...new Set(values)].join(';') };
};

function partsOf(text: string, choices: readonly Choice[], isMultiple: boolean): string[] {
	if (!isMultiple || choose(text, choices).length > 0) return [text];
	return text.split(';').filter((part) => part.trim() !== '');
}

function valueOf(text: string, choices: readonly Choice[]): string | Complaint {
	// An enumeration whose choices HubSpot keeps elsewhere: it judges them itself.
	if (choices.length === 0) return text.trim();
	const found = choose(text, choices);
	const [first] = found;
	if (first && found.length === 1) return first.value;
	return found.length > 1
		? complain('VALUE_CHOICE_UNCLEAR', { value: shown(text), choices: listed(found) })
		: complain('VALUE_NOT_A_CHOICE', { value: shown(text), choices: listed(choices) });
}

/** Choices as a message lists them, such as `Low (LOW), High (HIGH)`. */
export function listed(choices: readonly Choice[]): string {
	const open = choices.filter(({ isHidden }) => !isHidden);
	const named = open
		.slice(0, LISTED)
		.map(({ value, label }) => (label === value ? value : `${label} (${value})`));
	const more = open.length - named.length;
	return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}
