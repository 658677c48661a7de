import type { Complaint } from '../errors/problem';
import type { PropertyDefinition } from '../schema/definition';
import { isDateObject, isoOf } from './dates/dateObjects';

/** A value as HubSpot takes it, as text; or what is wrong with it. */
export type Text = { readonly text: string } | Complaint;

/** What a conversion depends on beside the value. */
export interface ConversionContext {
	/** Milliseconds by which the clocks of the workflow's time zone are ahead of UTC, at a moment of UTC. */
	readonly offsetAt: (utcMs: number) => number;
}

/** Turns a value that is not empty into what HubSpot takes for the property. */
export type Converter = (
	value: unknown,
	property: PropertyDefinition,
	context: ConversionContext,
) => Text;

const LONGEST_SHOWN = 60;

/** A value as a message shows it: what can be read, and not all of a novel. */
export function shown(value: unknown): string {
	const text = readable(value);
	if (text.length <= LONGEST_SHOWN) return text;
	// Not between the halves of a character.
	return `${text.slice(0, LONGEST_SHOWN).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function readable(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'function') return 'a function';
	if (isDateObject(value)) return isoOf(value) ?? 'an invalid date';
	if (typeof value === 'object' && value !== null) return 'an object';
	return String(value);
}
