/** Is it a date of JavaScript, or of n8n's expressions? */
export function isDate(value: unknown): boolean {
	return isoOf(value) !== undefined;
}

/**
 * ISO 8601 text of a date of JavaScript (in UTC) or of n8n's expressions (Luxon, in its own zone);
 * `undefined` for anything else, and for a date that is none.
 */
export function isoOf(value: unknown): string | undefined {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	if (!isLuxon(value)) return undefined;
	const iso: unknown = value.toISO();
	return typeof iso === 'string' ? iso : undefined;
}

/** Is it such an object, even one that holds no date? */
export function isDateObject(value: unknown): boolean {
	return value instanceof Date || isLuxon(value);
}

/** An expression's DateTime may come from another copy of Luxon, so it is not told by its class. */
function isLuxon(value: unknown): value is { readonly toISO: () => unknown } {
	return (
		typeof value === 'object' &&
		value !== null &&
		'isLuxonDateTime' in value &&
		'toISO' in value &&
		typeof value.toISO === 'function'
	);
}
