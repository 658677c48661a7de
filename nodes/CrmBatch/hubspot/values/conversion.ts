import { visible } from '../characters';
import type { Result } from '../errors/failure';
import type { Problem } from '../errors/problem';
import { cut } from '../errors/text';
import type { PropertyDefinition } from '../schema/definition';
import { isDateObject, isoOf } from './dates/dateObjects';

/** A value as the text that HubSpot accepts, or what is wrong with it. */
export type Converted = Result<string, Problem>;

/** What a conversion depends on beside the value. */
export interface ConversionContext {
	/** Milliseconds by which the workflow's time zone is ahead of UTC, at a UTC time. */
	readonly offsetAt: (utcMs: number) => number;
}

/** Converts a value that is not empty to what HubSpot accepts for the property. */
export type Converter = (
	value: unknown,
	propertyDefinition: PropertyDefinition,
	context: ConversionContext,
) => Converted;

const LONGEST_SHOWN = 60;

/** A value as a message shows it, shortened, with its invisible characters shown. */
export function shown(value: unknown): string {
	const text = readable(value);
	const start = visible(cut(text, LONGEST_SHOWN));
	return text.length <= LONGEST_SHOWN ? start : `${start}…`;
}

function readable(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'function') return 'a function';
	if (isDateObject(value)) return isoOf(value) ?? 'an invalid date';
	if (typeof value === 'object' && value !== null) return 'an object';
	return String(value);
}
