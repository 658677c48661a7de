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
	if (typeof value !== 'object' || value === null) return undefined;
	// An expression's DateTime may come from another copy of Luxon, so not by its class.
	if (!('isLuxonDateTime' in value && 'toISO' in value && typeof value.toISO === 'function')) {
		return undefined;
	}
	const iso: unknown = value.toISO();
	return typeof iso === 'string' ? iso : undefined;
}
