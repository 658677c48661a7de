import { complain } from '../../errors/problem';
import { shown, type ConversionContext, type Converter } from '../conversion';
import { isoOf } from './dateObjects';
import { readIso, type IsoDate } from './isoDates';

/**
 * A date without a time. HubSpot stores a day, and refuses a moment that is not midnight in UTC; so
 * the day is taken as it is written, in whatever zone that was.
 */
export const toDate: Converter = (value) => {
	const date = readDate(value);
	if (date === 'unclear') return complain('VALUE_UNCLEAR_TIME', { value: shown(value) });
	return date ? { text: date.day } : complain('VALUE_NOT_A_DATE', { value: shown(value) });
};

/** A moment. What is written without a zone is in the workflow's, as everywhere in n8n. */
export const toDateTime: Converter = (value, _, context) => {
	const date = readDate(value);
	if (date === 'unclear') return complain('VALUE_UNCLEAR_TIME', { value: shown(value) });
	if (!date) return complain('VALUE_NOT_A_TIME', { value: shown(value) });
	const utcMs = date.asUtcMs - (date.offsetMs ?? offsetOfLocal(date.asUtcMs, context));
	return { text: new Date(utcMs).toISOString() };
};

function readDate(value: unknown): IsoDate | 'unclear' | undefined {
	const text = typeof value === 'string' ? value.trim() : isoOf(value);
	const iso = text === undefined ? undefined : readIso(text);
	if (iso) return iso;
	const isEpoch = typeof value === 'number' || (text !== undefined && /^-?\d+$/.test(text));
	return isEpoch ? ofEpoch(Number(value)) : undefined;
}

const DAY_MS = 86_400_000;

/** Below, a number may be a year, a spreadsheet's day, or a moment around 1970 in either unit. */
const LEAST_SECONDS = 1e8;

/** From 1e10 on, seconds are in the year 2286 and later, but milliseconds in 1970. */
const LEAST_MILLISECONDS = 1e10;

/** 202612311430 and 20261231143000: a time without its signs, and no count since 1970. */
const COMPACT = /^(19|20|21)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])([01]\d|2[0-3])[0-5]\d([0-5]\d)?$/;

/** The last millisecond of the year 9999. */
const MOST_MILLISECONDS = 253_402_300_799_999;

function ofEpoch(epoch: number): IsoDate | 'unclear' | undefined {
	const size = Math.abs(epoch);
	const isMidnight = epoch % DAY_MS === 0;
	if (size < LEAST_SECONDS || (size < LEAST_MILLISECONDS && isMidnight)) return 'unclear';
	if (COMPACT.test(String(epoch)) && !isMidnight) return 'unclear';
	const ms = Math.floor(size < LEAST_MILLISECONDS ? epoch * 1000 : epoch);
	if (!(Math.abs(ms) <= MOST_MILLISECONDS)) return undefined;
	return readIso(new Date(ms).toISOString());
}

/** Milliseconds by which a zone is ahead of UTC when its clocks show this time. */
function offsetOfLocal(asUtcMs: number, { offsetAt }: ConversionContext): number {
	const around = [offsetAt(asUtcMs - DAY_MS), offsetAt(asUtcMs + DAY_MS)];
	const fitting = around.filter((offset) => offsetAt(asUtcMs - offset) === offset);
	// A time that the clocks show twice is the first of the two; one that they leave out is as much
	// later, as in n8n's own dates.
	return fitting.length > 0 ? Math.max(...fitting) : Math.min(...around);
}
