import { textAt, type JsonObject } from '../../json';

export type Values = Readonly<Record<string, string>>;

/** The values of an entry that has no record yet. */
export interface SentValues {
	readonly values: Values;
	/** Sent with the values and not returned: entries that differ in it are not alike. */
	readonly notReturned: unknown;
}

/** Does a record contradict the values of an entry, such as by another unique value? */
export type Contradiction = (values: Values, properties: JsonObject) => boolean;

/** Longest value that is folded: each value is compared with each. Of a longer one, only the spaces around it are ignored. */
const LONGEST_FOLDED = 1_000;

/** Most characters of a record whose letters are compared: it takes about 40 ms for a million. */
const MOST_LETTERS = 400_000;

/**
 * Can HubSpot have stored `sent` as `stored`? It normalises case, spaces, numbers, times and phone
 * numbers.
 */
export function isSameValue(sent: string, stored: string): boolean {
	return sent === stored || haveCommon(formsOf(sent), formsOf(stored));
}

export type Comparison = (sent: string, stored: string) => boolean;

/** `isSameValue` for many comparisons of the same texts: each text is folded once. */
export function comparison(): Comparison {
	const numbers = new Map<string, number>();
	const known = new Map<string, readonly number[]>();
	const numberOfForm = (form: string): number => {
		const number = numbers.get(form) ?? numbers.size;
		numbers.set(form, number);
		return number;
	};
	const formsIn = (text: string): readonly number[] => {
		const found = known.get(text);
		if (found) return found;
		const forms = formsOf(text).map(numberOfForm);
		known.set(text, forms);
		return forms;
	};
	// To find a long text in a Map takes as long as to read it. One record is compared with many
	// entries in turn, and a text is quickly compared with itself.
	let [text, forms] = ['', formsIn('')];
	return (sent, stored) => {
		if (sent === stored) return true;
		if (stored !== text) forms = formsIn(stored);
		text = stored;
		return haveCommon(formsIn(sent), forms);
	};
}

function haveCommon<Form>(forms: readonly Form[], others: readonly Form[]): boolean {
	return forms.some((form) => others.includes(form));
}

/** What HubSpot can make of a text. Two texts can be the same value if they have a form in common. */
function formsOf(text: string): string[] {
	// Compared with a short text, a long one is the same only without the spaces around it. Other
	// forms begin with a word, so that this one needs no copy of a long text.
	const forms = [text.trim()];
	if (text.length > LONGEST_FOLDED) return forms;
	const form = folded(text);
	const [number, time, phone] = [numberOf(form), timeOf(form), phoneOf(form)];
	forms.push(`folded ${form}`);
	if (number !== undefined) forms.push(`number ${number}`);
	if (time !== undefined) forms.push(`time ${time}`);
	if (phone !== undefined) forms.push(`phone ${phone}`);
	forms.push(`choices ${choices(form)}`);
	return forms;
}

/**
 * Did every value come back as another one? Then the record is not the one that was written. A
 * property that the record does not have, or that was sent empty, says nothing.
 *
 * @param unreliable properties that HubSpot may not write
 */
export function areAllOthers(
	values: Values,
	properties: JsonObject,
	unreliable: readonly string[] = [],
	isSame: Comparison = isSameValue,
): boolean {
	let hasTelling = false;
	for (const [name, value] of Object.entries(values)) {
		if (value === '' || unreliable.includes(name) || !Object.hasOwn(properties, name)) continue;
		if (isSame(value, textAt(properties, name) ?? '')) return false;
		hasTelling = true;
	}
	return hasTelling;
}

/**
 * Counts the values of an entry that a record has, and those in whose place it has others. A value
 * with the same letters and digits counts as the same, because HubSpot can drop characters and HTML
 * tags. A property that the record does not have, or that was sent empty, says nothing.
 *
 * @param unreliable properties that HubSpot may not write
 */
export function compareValues(
	values: Values,
	properties: JsonObject,
	unreliable: readonly string[] = [],
): { same: number; others: number } {
	let [same, others] = [0, 0];
	let left = MOST_LETTERS;
	for (const [name, value] of Object.entries(values)) {
		if (value === '' || unreliable.includes(name) || !Object.hasOwn(properties, name)) continue;
		const stored = textAt(properties, name) ?? '';
		if (isSameValue(value, stored)) {
			same += 1;
			continue;
		}
		left -= value.length + stored.length;
		if (left >= 0 && haveSameLetters(value, stored)) same += 1;
		else others += 1;
	}
	return { same, others };
}

function haveSameLetters(sent: string, stored: string): boolean {
	const letters = lettersOf(sent);
	return letters !== '' && letters === lettersOf(stored);
}

function lettersOf(text: string): string {
	return folded(text.replace(/<[^<>]*>/g, '')).replace(/[^\p{L}\p{N}]/gu, '');
}

/** The text in lower case and composed letters, with single spaces and no invisible characters. */
function folded(text: string): string {
	const spaced = text
		.normalize('NFC')
		.replace(/\ufeff/g, '')
		.replace(/\s/g, ' ');
	return spaced
		.replace(/[\p{Cc}\p{Cf}]/gu, '')
		.replace(/ +/gu, ' ')
		.trim()
		.toLowerCase();
}

/** The digits of a phone number, with its plus; `undefined` for a number, a date or a short code. */
function phoneOf(text: string): string | undefined {
	if (!/^\+?[\d(][\d() -]*$/.test(text) || isoTime.test(text)) return undefined;
	const digits = text.replace(/[() -]/g, '');
	return digits.length >= 7 ? digits : undefined;
}

/** A number of at most 15 digits: with more, different texts become the same number. */
function numberOf(text: string): number | undefined {
	const isNumber = /^[+-]?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15;
	return isNumber ? Number(text) : undefined;
}

const isoTime = /^\d{4}-\d{2}-\d{2}(t\d{2}:\d{2}(:\d{2}(\.\d+)?)?(z|[+-]\d{2}:?\d{2})?)?$/;

/** Milliseconds of an ISO date or time, or of a number that has the length of milliseconds. */
function timeOf(text: string): number | undefined {
	if (/^\d{11,14}$/.test(text)) return Number(text);
	const match = isoTime.exec(text);
	if (!match) return undefined;
	// Without an offset, Date.parse would read it in the time zone of the machine.
	const ms = Date.parse(match[1] && !match[4] ? `${text}z` : text);
	return Number.isNaN(ms) ? undefined : ms;
}

function choices(text: string): string {
	return text.split(';').filter(Boolean).sort().join(';');
}
