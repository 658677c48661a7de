/**
 * Characters that nobody sees: soft hyphen, direction marks, zero-width space and joiners, word
 * joiner, byte order mark. Values get them from spreadsheets, web pages, chat and CSV files.
 */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/** A text without invisible characters, and without white space around it, such as U+00A0. */
export function cleaned(text: string): string {
	return mayHide(text) ? text.replace(INVISIBLE, '').trim() : text.trim();
}

/** A test that most texts fail at once, before a search that takes longer. */
const BEYOND_LATIN_1 = /[^\0-\xFF]/;

/** The soft hyphen, and all characters beyond Latin-1, among which the other invisible ones are. */
const MAY_HIDE = /[^\0-\xAC\xAE-\xFF]/;

/** Can the text have an invisible character? */
function mayHide(text: string): boolean {
	return MAY_HIDE.test(text);
}

/** Is there nothing to see in the text? */
export function isUnseen(text: string): boolean {
	const first = text.charCodeAt(0);
	const isSeenAtOnce = first > 0x20 && first < 0x7f;
	return !isSeenAtOnce && cleaned(text) === '';
}

/** A form in which texts are equal that look equal, in any case. */
export function folded(text: string): string {
	return cleaned(text).normalize('NFC').replace(/\s+/g, ' ').toLowerCase();
}

/**
 * A text with U+FFFD in place of half surrogate pairs, which no UTF-8 can express. A text that was
 * cut within an emoji ends with one. (ES2022 has no `toWellFormed`.)
 */
export function wellFormed(text: string): string {
	return BEYOND_LATIN_1.test(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : text;
}

/**
 * A text in which invisible characters and half surrogate pairs are written like `\u200b`, for
 * messages. Joiners stay in an emoji, and between letters of scripts that are written with them.
 */
export function visible(text: string): string {
	if (!mayHide(text)) return text;
	return text.replace(HIDDEN, (character) => `\\u${hexOf(character)}`);
}

const HIDDEN =
	/[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\p{Surrogate}]|(?<![\p{Lo}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200C\u200D]|[\u200C\u200D](?![\p{Lo}\p{Extended_Pictographic}])/gu;

function hexOf(character: string): string {
	return character.charCodeAt(0).toString(16).padStart(4, '0');
}
