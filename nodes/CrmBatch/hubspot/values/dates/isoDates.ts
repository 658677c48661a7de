import { writtenDate, ZONE, type WrittenDate } from './writtenDate';

/** Programs name the time zone after its offset, as in `+01:00[Europe/Berlin]` (RFC 9557). */
const ISO = new RegExp(
	'^(?<year>\\d{4})(?<dash>-?)(?<month>\\d{2})\\k<dash>(?<day>\\d{2})' +
		'(?:[T ](?<hour>\\d{2}):?(?<minute>\\d{2})(?::?(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?' +
		`(?:\\s?${ZONE}(?:\\[[A-Z][\\w+/-]*\\])?)?)?$`,
	'i',
);

/** The form in which most days are written. It is read without the pattern for all forms, which is slow. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads a date in ISO 8601, with a `T` or a space before the time. JavaScript's own parser is not
 * used: it reads February 31 as March 3, and a time without an offset in the machine's time zone.
 */
export function readIso(text: string): WrittenDate | undefined {
	if (DAY.test(text)) {
		return writtenDate({ year: text.slice(0, 4), month: text.slice(5, 7), day: text.slice(8) });
	}
	const parts = ISO.exec(text)?.groups;
	return parts && writtenDate(parts);
}
