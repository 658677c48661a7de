import type { TimeZone } from './scenario';

/** What the node knows of the account in a run: all, all except the lists of choices, or nothing. */
export type Knowledge = 'all' | 'noLists' | 'nothing';

/** What happens to a value. Stated by hand for each value, never computed as the node does it. */
export type Fate =
	/** Sent as `sent`, and stored as `stored`; without `stored`, as `storedForm` says. */
	| { readonly end: 'stored'; readonly sent: string; readonly stored?: string }
	/** Sent as `sent`, and refused by HubSpot. */
	| { readonly end: 'bad'; readonly sent: string }
	/** Refused by the node before it sends anything. */
	| { readonly end: 'refused' }
	/** Refused like that, or left out with Unknown Properties = Ignore. */
	| { readonly end: 'unknown' };

type Fates = Readonly<Record<Knowledge, Fate>>;

/** A property value as an item has it. */
export interface Value {
	readonly name: string;
	readonly raw: unknown;
	readonly fates: Fates | ((zone: TimeZone) => Fates);
	/** HubSpot stores the value if the node knows everything. */
	readonly isGood: boolean;
	/** The property whose label the name is. */
	readonly labelOf?: string;
}

export const stored = (sent: string, as?: string): Fate =>
	as === undefined ? { end: 'stored', sent } : { end: 'stored', sent, stored: as };
export const bad = (sent: string): Fate => ({ end: 'bad', sent });
const refused: Fate = { end: 'refused' };
const unknown: Fate = { end: 'unknown' };

export const value = (
	name: string,
	raw: unknown,
	all: Fate,
	nothing: Fate,
	noLists = all,
): Value => ({
	name,
	raw,
	fates: { all, noLists, nothing },
	isGood: all.end === 'stored',
});

/** A valid value, whatever the node knows. */
export const plain = (name: string, raw: unknown, sent = String(raw)): Value =>
	value(name, raw, stored(sent), stored(sent));

/** An empty value: left out, or cleared. */
export const empty = (name: string, raw: unknown): Value => plain(name, raw, '');

/** A value that the node converts if it knows the property. HubSpot refuses the original. */
export const converted = (
	name: string,
	raw: unknown,
	sent: string,
	unconverted = String(raw),
): Value => value(name, raw, stored(sent), bad(unconverted));

/** The name of a choice that the node looks up in a list outside the schema. */
export const lookedUp = (name: string, raw: string | [string], sent: string): Value =>
	value(name, raw, stored(sent), bad(String(raw)), bad(String(raw).trim()));

/** A value that the node refuses if it knows the property, and HubSpot otherwise. */
export const invalid = (name: string, raw: unknown, sent = String(raw)): Value =>
	value(name, raw, refused, bad(sent));

/** The name of a choice that is missing from a list outside the schema. */
export const unknownChoice = (name: string, raw: string): Value =>
	value(name, raw, refused, bad(raw), bad(raw));

/** A value that only HubSpot can refuse. */
export const refusedByHubspot = (name: string, raw: unknown, sent = String(raw)): Value =>
	value(name, raw, bad(sent), bad(sent));

/** A value that the node refuses, whatever it knows. */
export const unsendable = (name: string, raw: unknown): Value => value(name, raw, refused, refused);

/** A property that does not exist or is read-only. */
export const unknownProperty = (name: string, raw: unknown, sent = String(raw)): Value =>
	value(name, raw, unknown, bad(sent));

/** The label of a property: mapped automatically, it is the property, which stores the value. */
export const label = (name: string, labelOf: string, raw: string): Value => ({
	...unknownProperty(name, raw),
	labelOf,
});

/** A time without a time zone: its UTC form depends on the time zone of the workflow. */
export const localTime = (
	name: string,
	raw: string,
	inZone: Readonly<Record<TimeZone, string>>,
	nothing: Fate,
): Value => ({
	name,
	raw,
	isGood: true,
	fates: (zone) => ({ all: stored(inZone[zone]), noLists: stored(inZone[zone]), nothing }),
});

/** A stage of a pipeline that no ticket is in. */
export const OTHER_STAGE = '98765001';

/** The value is a stage of another pipeline, which only HubSpot can know and refuse. */
export function isOtherStage({ fates }: Value): boolean {
	return typeof fates === 'object' && fates.all.end === 'bad' && fates.all.sent === OTHER_STAGE;
}

/** The property does not exist or is read-only. */
export function isUnknownProperty({ fates }: Value): boolean {
	return typeof fates === 'object' && fates.all === unknown;
}

const MULTIPLE_CHOICE = new Set(['interests', 'hs_resolution']);

/** The property has several choices. A value with a leading semicolon is appended to them. */
export const isMultipleChoice = (name: string): boolean => MULTIPLE_CHOICE.has(name);

/**
 * What HubSpot stores for a value that it is sent, unless the value states another form.
 *
 * @param current the record's value, to which choices after a leading semicolon are appended
 */
export function storedForm(name: string, text: string, current = ''): string {
	if (text === '') return '';
	if (name === 'email') return text.toLowerCase();
	if (!isMultipleChoice(name)) return text;
	const whole = text.startsWith(';') ? `${current};${text}` : text;
	return [...new Set(whole.split(';').filter(Boolean))].join(';');
}
