import type { OwnCategory } from './failure';

/** An error as a user meets it: the line that the node shows, and its row in docs/errors.md. */
export interface Explained {
	/** One line that a person can act on. `{words}` are filled in; `{field}` names what is wrong. */
	readonly text: string;
	/** Why it happens. */
	readonly cause: string;
	/** What to do about it. */
	readonly fix: string;
}

/** A problem that the node finds itself. docs/errors.md is made from these entries. */
export interface ProblemEntry extends Explained {
	/** `details.category`; left out for input that cannot be sent. */
	readonly category?: OwnCategory;
}

/** The open words of a text. */
export type WordsOf<Text extends string> = Text extends `${string}{${infer Word}}${infer Rest}`
	? Word | WordsOf<Rest>
	: never;

/** The open words of a text, in its order. */
export function wordsIn(text: string): string[] {
	return [...text.matchAll(/\{(\w+)\}/g)].map(([, word]) => word ?? '');
}

/** Fills the words in, each cut to the length of a line; a word that is not given stays open. */
export function fill(text: string, words: Readonly<Record<string, string>>): string {
	return text.replace(/\{(\w+)\}/g, (open, word: string) =>
		Object.hasOwn(words, word) ? inLine(words[word] ?? open) : open,
	);
}

/** Most characters of a value, or of HubSpot's message, in a line. */
const MOST_SHOWN = 400;

/** Text of any length, made to fit into a line. */
export function inLine(text: string): string {
	// Cut first: a hostile text can have millions of line breaks.
	const flat = text
		.slice(0, 2 * MOST_SHOWN)
		.replace(/\s+/g, (space) => (/[\r\n\u2028\u2029]/.test(space) ? ' ' : space));
	if (flat.length <= MOST_SHOWN && text.length <= 2 * MOST_SHOWN) return flat;
	return `${beginning(flat, MOST_SHOWN)}…`;
}

/** Most characters of HubSpot's message in the details of an item. */
const MOST_KEPT = 1_000;

/** Text of any length, cut in its middle: HubSpot's texts name a value and then say what it is. */
export function abridged(text: string): string {
	if (text.length <= MOST_KEPT) return text;
	const end = text.slice(-MOST_KEPT / 4).replace(/^[\uDC00-\uDFFF]/, '');
	return `${beginning(text, (MOST_KEPT * 3) / 4)} … ${end}`;
}

/** The first characters, without half a surrogate pair. */
export function beginning(text: string, length: number): string {
	return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
