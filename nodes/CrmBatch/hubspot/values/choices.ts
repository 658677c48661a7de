import { complain, type Complaint } from '../errors/problem';
import type { Choice } from '../schema/definition';
import { choose } from './choose';
import { shown, type Converter } from './conversion';
import { memberToText, plainToText } from './text';

/** How many choices a message lists. */
const LISTED = 10;

/** A property with choices: one, or several where it takes several. */
export const toChoiceValue: Converter = (value, { choices, choicesIn, isMultiple }) => {
	const given: readonly unknown[] = Array.isArray(value) ? value : [value];
	if (!isMultiple && given.length > 1) {
		return complain('VALUE_IS_LIST', { count: String(given.length) });
	}
	const values = new Set<string>();
	for (const one of given) {
		const plain = Array.isArray(value) ? memberToText(one) : plainToText(one);
		if (!('text' in plain)) return plain;
		for (const part of partsOf(plain.text, choices, isMultiple)) {
			const isId = choicesIn !== undefined && /^\d+$/.test(part.trim());
			// Of ids HubSpot may know more than its list shows, such as those of owners who have left.
			const chosen = isId ? part.trim() : valueOf(part, choices, isMultiple);
			if (typeof chosen !== 'string') return chosen;
			values.add(chosen);
		}
	}
	// HubSpot adds what follows a leading semicolon to the choices that the record has.
	const appends = isMultiple && values.size > 0 && startsWithSemicolon(given[0]);
	return { text: (appends ? ';' : '') + [...values].join(';') };
};

function startsWithSemicolon(value: unknown): boolean {
	return typeof value === 'string' && value.trimStart().startsWith(';');
}

function partsOf(text: string, choices: readonly Choice[], isMultiple: boolean): string[] {
	if (!isMultiple || choose(text, choices).length > 0) return [text];
	return text.split(';').filter((part) => part.trim() !== '');
}

function valueOf(
	text: string,
	choices: readonly Choice[],
	isMultiple: boolean,
): string | Complaint {
	// An enumeration whose choices HubSpot keeps elsewhere: it judges them itself.
	if (choices.length === 0) return text.trim();
	const found = choose(text, choices);
	const [first] = found;
	if (first && found.length === 1) return first.value;
	const value = shown(text);
	if (found.length > 1) {
		return complain('VALUE_CHOICE_UNCLEAR', { value, choices: listed(found) });
	}
	return isMultiple && text.includes(',')
		? complain('VALUE_CHOICES_BY_COMMA', { value, choices: listed(choices) })
		: complain('VALUE_NOT_A_CHOICE', { value, choices: listed(choices) });
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
