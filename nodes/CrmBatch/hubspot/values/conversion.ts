import type { Complaint } from '../errors';
import type { PropertyDefinition } from '../schema';

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

/** A value as a message shows it: as text, and not all of a novel. */
export function shown(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
	return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
