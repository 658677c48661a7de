/** A date as written in ISO 8601, with the time of day and the offset if they are given. */
export interface IsoDate {
	/** In HubSpot's form of a date: 2026-12-31. */
	readonly day: string;
	/** Milliseconds since 1970 of the written time, as if it were UTC. */
	readonly asUtcMs: number;
	/** Milliseconds by which the written offset is ahead of UTC; `undefined` if there is none. */
	readonly offsetMs: number | undefined;
}

const ISO =
	/^(?<year>\d{4})(?<dash>-?)(?<month>\d{2})\k<dash>(?<day>\d{2})(?:[T ](?<hour>\d{2}):?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?\s?(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

const MS_PER_MINUTE = 60_000;

/** Databases and programs write earlier years for "no date". */
const FIRST_YEAR = 1000;

/**
 * Reads a date in ISO 8601, with a `T` or a space before the time. JavaScript's own parser is not
 * used: it reads February 31 as March 3, and a time without an offset in the machine's time zone.
 */
export function readIso(text: string): IsoDate | undefined {
	const parts = ISO.exec(text.trim())?.groups;
	if (!parts) return undefined;
	const { year = '', month = '', day = '', hour = '0', minute = '0', second = '0' } = parts;
	if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
	const ms = Math.floor(Number(`0.${parts.fraction ?? 0}`) * 1000);
	const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
	const written = `${year}-${month}-${day}`;
	// Date.UTC turns a day that does not exist into one of the next month.
	const exists = new Date(midnight).toISOString().startsWith(written);
	const offsetMs = offsetOf(parts.zone);
	if (!exists || Number(year) < FIRST_YEAR || Number.isNaN(offsetMs)) return undefined;
	const minutes = Number(hour) * 60 + Number(minute);
	const asUtcMs = midnight + minutes * MS_PER_MINUTE + Number(second) * 1000 + ms;
	return { day: written, asUtcMs, offsetMs };
}

/** NaN for an offset that no time zone has. */
function offsetOf(zone: string | undefined): number | undefined {
	if (zone === undefined) return undefined;
	if (zone.toUpperCase() === 'Z') return 0;
	const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
	const minutes = Number(digits.slice(2));
	const total = Number(digits.slice(0, 2)) * 60 + minutes;
	if (minutes > 59 || total > 18 * 60) return NaN;
	return (zone.startsWith('-') ? -total : total) * MS_PER_MINUTE;
}
