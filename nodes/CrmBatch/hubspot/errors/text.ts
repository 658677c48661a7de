import { visible } from '../characters';
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

/** Text of any length, made to fit into a line, with its invisible characters shown. */
export function inLine(text: string): string {
	// Cut first: a hostile text can have millions of line breaks.
	const flat = cut(text, 2 * MOST_SHOWN).replace(/\s+/g, (space) =>
		/[\r\n\u2028\u2029]/.test(space) ? ' ' : space,
	);
	const line = visible(flat);
	if (line.length <= MOST_SHOWN && text.length <= 2 * MOST_SHOWN) return line;
	return `${cut(line, MOST_SHOWN)}…`;
}

/** The beginning of a text, not cut between the halves of a surrogate pair. */
export function cut(text: string, most: number): string {
	return text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}

const units = [
	{ unit: 'hour', ms: 3_600_000 },
	{ unit: 'minute', ms: 60_000 },
	{ unit: 'second', ms: 1_000 },
] as const;

/** A time in the largest unit of which it has one, rounded up, such as '1.5 hours'. */
export function duration(ms: number): string {
	const { unit, ms: one } = units.find((candidate) => ms >= candidate.ms) ?? units[2];
	const count = Math.ceil((ms / one) * 10) / 10;
	return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Most characters of HubSpot's message that an item shows. */
const MOST_KEPT = 1_000;

/** Text of any length, cut in its middle: HubSpot's texts name a value and then say what it is. */
export function abridged(text: string): string {
	if (text.length <= MOST_KEPT) return text;
	const end = text.slice(-MOST_KEPT / 4).replace(/^[\uDC00-\uDFFF]/, '');
	return `${cut(text, (MOST_KEPT * 3) / 4)} … ${end}`;
}
