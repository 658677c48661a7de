/** Is it a valid JavaScript `Date`, or a Luxon `DateTime` of an n8n expression? */
export function isDate(value: unknown): boolean {
	return isoOf(value) !== undefined;
}

/**
 * ISO 8601 text of a JavaScript `Date` (in UTC) or a Luxon `DateTime` (in its own time zone);
 * `undefined` for anything else, and for an invalid date.
 */
export function isoOf(value: unknown): string | undefined {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	if (!isLuxon(value)) return undefined;
	const iso: unknown = value.toISO();
	return typeof iso === 'string' ? iso : undefined;
}

/** Is it a date object, valid or not? */
export function isDateObject(value: unknown): boolean {
	return value instanceof Date || isLuxon(value);
}

/** An expression's DateTime can come from another copy of Luxon, so its class does not identify it. */
function isLuxon(value: unknown): value is { readonly toISO: () => unknown } {
	return (
		typeof value === 'object' &&
		value !== null &&
		'isLuxonDateTime' in value &&
		'toISO' in value &&
		typeof value.toISO === 'function'
	);
}
