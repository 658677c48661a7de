/**
 * An error that a user can meet: what the node says, and what docs/errors.md says about it. The
 * guide is made from these entries, so neither can know what the other does not.
 */
export interface ErrorEntry {
	/** One line that a person can act on. `{words}` are filled in; `{field}` is what is wrong. */
	readonly text: string;
	/** Why it happens. */
	readonly cause: string;
	/** What to do about it. */
	readonly cure: string;
}

/** The words that a text leaves open. */
export type WordsOf<Text extends string> = Text extends `${string}{${infer Word}}${infer Rest}`
	? Word | WordsOf<Rest>
	: never;

/** Fills the words in; one that is not given stays as it is. */
export function fill(text: string, words: Readonly<Record<string, string>>): string {
	return text.replace(/\{(\w+)\}/g, (open, word: string) =>
		Object.hasOwn(words, word) ? (words[word] ?? open) : open,
	);
}
