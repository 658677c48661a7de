/** A date as it is written, with the time of day and the offset if they are given. */
export interface WrittenDate {
	/** In HubSpot's form of a date: 2026-12-31. */
	readonly day: string;
	/** Milliseconds since 1970 of the written time, as if it were UTC. */
	readonly asUtcMs: number;
	/** Milliseconds by which the written offset is ahead of UTC; `undefined` if there is none. */
	readonly offsetMs: number | undefined;
}

/** The parts of a date as a pattern finds them, in digits if nothing else is said. */
export interface DateParts {
	readonly year?: string;
	readonly month?: string;
	readonly day?: string;
	readonly hour?: string;
	readonly minute?: string;
	readonly second?: string;
	readonly fraction?: string;
	/** A or P, for AM or PM. */
	readonly half?: string;
	/** As {@link ZONE} finds it. */
	readonly zone?: string;
}

/** The pattern of an offset from UTC, or of UTC itself. */
export const ZONE = '(?<zone>Z|UTC?|(?:UTC|GMT)?[+-]\\d{2}(?::?\\d{2})?|GMT)';

const MS_PER_MINUTE = 60_000;

/** Databases and programs write earlier years for "no date". */
const FIRST_YEAR = 1000;

/** The date with these parts; `undefined` if it does not exist. */
export function writtenDate(parts: DateParts): WrittenDate | undefined {
	const { year = '', month = '', day = '', minute = '0', second = '0', fraction = '0' } = parts;
	const hour = hourOf(parts);
	if (!(hour <= 23) || Number(minute) > 59 || Number(second) > 59) return undefined;
	const ms = Math.floor(Number(`0.${fraction}`) * 1000);
	const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
	const offsetMs = offsetOf(parts.zone);
	if (Number(year) < FIRST_YEAR || Number.isNaN(offsetMs)) return undefined;
	// Date.UTC turns a day that does not exist into one of another month.
	if (new Date(midnight).getUTCMonth() !== Number(month) - 1) return undefined;
	const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const minutes = hour * 60 + Number(minute);
	const asUtcMs = midnight + minutes * MS_PER_MINUTE + Number(second) * 1000 + ms;
	return { day: written, asUtcMs, offsetMs };
}

/** NaN for an hour that no clock with AM and PM has. */
function hourOf({ hour = '0', half }: DateParts): number {
	const written = Number(hour);
	if (half === undefined) return written;
	if (written < 1 || written > 12) return NaN;
	return (written % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
}

/** NaN for an offset that no time zone has. */
function offsetOf(zone: string | undefined): number | undefined {
	if (zone === undefined) return undefined;
	const [, sign, hours = '', minutes = '00'] = /([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
	if (sign === undefined) return 0;
	const total = Number(hours) * 60 + Number(minutes);
	if (Number(minutes) > 59 || total > 18 * 60) return NaN;
	return (sign === '-' ? -total : total) * MS_PER_MINUTE;
}
