/**
 * Dates in the forms that HubSpot accepts: ISO 8601, or milliseconds since 1970 as text (HubSpot
 * docs, properties guide). JavaScript's own parser is too lenient: it reads February 31 as March 3,
 * hour 24 as the next day, and a time without a zone as local time.
 */

const ISO =
	/^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const EPOCH = /^-?\d{1,15}$/;
const MS_PER_MINUTE = 60_000;
const MAX_OFFSET_MINUTES = 18 * 60;

/** The range of dates with a four-digit year. */
const FIRST = Date.UTC(100, 0, 1);
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Milliseconds since 1970, or undefined for an invalid date. */
export function epochOf(value: string): number | undefined {
	const at = EPOCH.test(value) ? Number(value) : isoEpoch(value);
	return at === undefined || at < FIRST || at > LAST ? undefined : at;
}

function isoEpoch(value: string): number | undefined {
	const parts = ISO.exec(value);
	if (parts === null) return undefined;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
		.slice(1, 7)
		.map((part) => Number(part ?? 0));
	if (hour > 23 || minute > 59 || second > 59) return undefined;
	const millisecond = Math.floor(Number(`0.${parts[7] ?? 0}`) * 1000);
	const at = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
	const read = new Date(at);
	const sameDay =
		read.getUTCFullYear() === year && read.getUTCMonth() === month - 1 && read.getUTCDate() === day;
	const offset = offsetMinutes(parts[8]);
	return sameDay && offset !== undefined ? at - offset * MS_PER_MINUTE : undefined;
}

/** The offset of a zone from UTC, 0 without a zone, undefined for an invalid zone. */
function offsetMinutes(zone: string | undefined): number | undefined {
	if (zone === undefined || zone === 'Z') return 0;
	const minutes = Number(zone.slice(-2));
	const total = Number(zone.slice(1, 3)) * 60 + minutes;
	if (minutes > 59 || total > MAX_OFFSET_MINUTES) return undefined;
	return zone.startsWith('-') ? -total : total;
}
