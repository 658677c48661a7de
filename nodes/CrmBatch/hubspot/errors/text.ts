import type { OwnCategory } from './categories';

/** What the guide to the errors (docs/errors.md) says about one: it is made from these. */
export interface Explained {
	/** One line that a person can act on. `{words}` are filled in; `{field}` is what is wrong. */
	readonly text: string;
	/** Why it happens. */
	readonly cause: string;
	/** What to do about it. */
	readonly cure: string;
}

/**
 * An error of the node's own that a user can meet: what the node says, and what docs/errors.md says
 * about it. The guide is made from these entries, so neither can know what the other does not.
 */
export interface ErrorEntry extends Explained {
	/** `details.category`, where it is not that of input which cannot be sent. */
	readonly category?: OwnCategory;
}

/** The words that a text leaves open. */
export type WordsOf<Text extends string> = Text extends `${string}{${infer Word}}${infer Rest}`
	? Word | WordsOf<Rest>
	: never;

/** The words that a text leaves open, in its order. */
export function wordsIn(text: string): string[] {
	return [...text.matchAll(/\{(\w+)\}/g)].map(([, word]) => word ?? '');
}

/** Fills the words in, each cut to what a line can show; one that is not given stays as it is. */
export function fill(text: string, words: Readonly<Record<string, string>>): string {
	return text.replace(/\{(\w+)\}/g, (open, word: string) =>
		Object.hasOwn(words, word) ? inLine(words[word] ?? open) : open,
	);
}

/** Most characters of a value, or of what HubSpot said, that a line shows. */
const MOST_SHOWN = 400;

/** Text of any length, as it may stand inside a line. */
export function inLine(text: string): string {
	// Cut first: a hostile text may have millions of line breaks.
	const flat = text.slice(0, 2 * MOST_SHOWN).replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ');
	if (flat.length <= MOST_SHOWN && text.length <= 2 * MOST_SHOWN) return flat;
	// Not between the halves of a character.
	return `${flat.slice(0, MOST_SHOWN).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
