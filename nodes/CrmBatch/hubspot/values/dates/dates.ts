import { cleaned } from '../../characters';
import { failed, success, type Result } from '../../errors/failure';
import { problem, type Problem } from '../../errors/problem';
import { shown, type ConversionContext, type Converter } from '../conversion';
import { isoOf } from './dateObjects';
import { readIso } from './isoDates';
import { readOther } from './otherDates';
import type { WrittenDate } from './writtenDate';

/**
 * A date without a time. HubSpot stores a day, and refuses a time that is not midnight in UTC; so
 * the day is the written one, whatever its time zone.
 */
export const toDate: Converter = (value) => {
	const date = readDate(value, 'VALUE_NOT_A_DATE');
	return date.ok ? success(date.value.day) : date;
};

/** A date with a time. Without an offset it is in the workflow's time zone, as everywhere in n8n. */
export const toDateTime: Converter = (value, _, context) => {
	const date = readDate(value, 'VALUE_NOT_A_TIME');
	if (!date.ok) return date;
	const { asUtcMs, offsetMs } = date.value;
	const utcMs = asUtcMs - (offsetMs ?? offsetOfLocal(asUtcMs, context));
	return success(new Date(utcMs).toISOString());
};

/** @param code the problem of a value that is not a date at all */
function readDate(
	value: unknown,
	code: 'VALUE_NOT_A_DATE' | 'VALUE_NOT_A_TIME',
): Result<WrittenDate, Problem> {
	const date = typeof value === 'number' ? ofEpoch(value) : ofText(value);
	if (typeof date === 'object') return success(date);
	return failed(problem(date ?? code, { value: shown(value) }));
}

/** The code of the problem of a value that can mean two days or two times. */
type Unclear = 'VALUE_UNCLEAR_DATE' | 'VALUE_UNCLEAR_TIME';

const NUMBER = /^-?\d+(?:\.\d+)?(?:E(?<sign>[+-]?)\d+)?$/i;

function ofText(value: unknown): WrittenDate | Unclear | undefined {
	const text = typeof value === 'string' ? cleaned(value) : isoOf(value);
	if (text === undefined) return undefined;
	const iso = readIso(text);
	if (iso) return iso;
	const number = NUMBER.exec(text);
	if (!number) return readOther(text);
	// Programs write a whole number as 1.7987274E9, spreadsheets a rounded one as 1.79873E+09.
	return number.groups?.sign ? 'VALUE_UNCLEAR_TIME' : ofEpoch(Number(text));
}

const DAY_MS = 86_400_000;

/** A smaller number can be a year, a spreadsheet's day number, or a time around 1970 in either unit. */
const LEAST_SECONDS = 1e8;

/** From 1e10 on, a number of seconds is in the year 2286 or later, one of milliseconds in 1970. */
const LEAST_MILLISECONDS = 1e10;

/** 202612311430 and 20261231143000: a time without separators, not a count since 1970. */
const COMPACT = /^(19|20|21)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])([01]\d|2[0-3])[0-5]\d([0-5]\d)?$/;

/** The last millisecond of the year 9999. */
const MOST_MILLISECONDS = 253_402_300_799_999;

function ofEpoch(epoch: number): WrittenDate | Unclear | undefined {
	const size = Math.abs(epoch);
	const isMidnight = epoch % DAY_MS === 0;
	if (size < LEAST_SECONDS || (size < LEAST_MILLISECONDS && isMidnight))
		return 'VALUE_UNCLEAR_TIME';
	if (COMPACT.test(String(Math.floor(epoch))) && !isMidnight) return 'VALUE_UNCLEAR_TIME';
	const ms = Math.floor(size < LEAST_MILLISECONDS ? epoch * 1000 : epoch);
	if (!(Math.abs(ms) <= MOST_MILLISECONDS)) return undefined;
	return readIso(new Date(ms).toISOString());
}

/** Milliseconds by which the time zone is ahead of UTC at this local time. */
function offsetOfLocal(asUtcMs: number, { offsetAt }: ConversionContext): number {
	const around = [offsetAt(asUtcMs - DAY_MS), offsetAt(asUtcMs + DAY_MS)];
	const fitting = around.filter((offset) => offsetAt(asUtcMs - offset) === offset);
	// A local time that occurs twice is the first of the two; one that is skipped moves forward by
	// the change, as in n8n's own dates.
	return fitting.length > 0 ? Math.max(...fitting) : Math.min(...around);
}
