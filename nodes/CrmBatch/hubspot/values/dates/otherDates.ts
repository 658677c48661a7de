import { writtenDate, ZONE, type DateParts, type WrittenDate } from './writtenDate';

/** A time of day after a day, on a clock of 24 hours or of 12, and its offset. */
const TIME =
	'(?:,?\\s+(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?' +
	`(?:\\s?(?<half>[AP])\\.?M\\.?)?(?:\\s?${ZONE}(?:\\s\\([^()]*\\))?)?)?$`;

const WEEKDAY = '^(?:(?<weekday>[A-Z]+),?\\s+)?';

/** 31 Dec 2026 and Thu, 31 Dec 2026 14:30:00 +0100 (RFC 2822), 31-Dec-2026. */
const DAY_FIRST = `${WEEKDAY}(?<day>\\d{1,2})(?<gap>-|\\s+)(?<month>[A-Z]+)\\k<gap>(?<year>\\d{4})${TIME}`;

/** December 31, 2026 and Thu Dec 31 2026 14:30:00 GMT+0100 (Central European Standard Time). */
const MONTH_FIRST = `${WEEKDAY}(?<month>[A-Z]+)\\s+(?<day>\\d{1,2}),?\\s+(?<year>\\d{4})${TIME}`;

const WITH_NAMES = [DAY_FIRST, MONTH_FIRST].map((pattern) => new RegExp(pattern, 'i'));

/** 2026/12/31, 31.12.2026, 12/31/2026, 31-12-2026. */
const NUMERIC = new RegExp(
	`^(?<one>\\d{1,4})(?<separator>[./-])(?<two>\\d{1,2})\\k<separator>(?<three>\\d{1,4})${TIME}`,
	'i',
);

/** A longer text is no date; the patterns are not tried on it. */
const LONGEST = 100;

/** Reads a date that is not in ISO 8601. If it can mean two days, returns the code of that problem. */
export function readOther(text: string): WrittenDate | 'VALUE_UNCLEAR_DATE' | undefined {
	if (text.length > LONGEST) return undefined;
	const parts = NUMERIC.exec(text)?.groups;
	if (parts) return ofNumbers(parts);
	for (const pattern of WITH_NAMES) {
		const named = pattern.exec(text)?.groups;
		if (named) return ofNames(named);
	}
	return undefined;
}

interface NumericParts extends DateParts {
	readonly one?: string;
	readonly two?: string;
	readonly three?: string;
	readonly separator?: string;
}

function ofNumbers(parts: NumericParts): WrittenDate | 'VALUE_UNCLEAR_DATE' | undefined {
	const { one = '', two = '', three = '', separator } = parts;
	// The year is first in this order only.
	if (one.length === 4 && three.length <= 2) {
		return writtenDate({ ...parts, year: one, month: two, day: three });
	}
	if (three.length !== 4 || one.length > 2) return undefined;
	const dayFirst = writtenDate({ ...parts, year: three, month: two, day: one });
	// Every country that writes points writes the day first.
	if (separator === '.') return dayFirst;
	const monthFirst = writtenDate({ ...parts, year: three, month: one, day: two });
	const isUnclear = dayFirst && monthFirst && dayFirst.day !== monthFirst.day;
	return isUnclear ? 'VALUE_UNCLEAR_DATE' : (dayFirst ?? monthFirst);
}

interface NamedParts extends DateParts {
	readonly weekday?: string;
}

function ofNames({ weekday, month = '', ...parts }: NamedParts): WrittenDate | undefined {
	const date = writtenDate({ ...parts, month: String(placeOf(month, months) + 1) });
	if (!date || weekday === undefined) return date;
	return new Date(date.day).getUTCDay() === placeOf(weekday, weekdays) ? date : undefined;
}

/** The place of a name in full or of its first three letters; -1 if it is none. */
function placeOf(name: string, names: readonly string[]): number {
	const wanted = name.toLowerCase();
	return names.findIndex((full) => wanted === full || wanted === full.slice(0, 3));
}

const months = [
	...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'],
	...['october', 'november', 'december'],
];

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
