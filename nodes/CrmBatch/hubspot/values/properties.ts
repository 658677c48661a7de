import { complain, refusal, type Complaint } from '../errors/problem';
import type { Failure } from '../errors/failure';
import { textAt, type JsonObject } from '../json';
import { RECORD_ID, type CrmObject } from '../tables/objects';
import type { PropertyDefinition, Schema } from '../schema/definition';
import { toBoolean } from './booleans';
import { toChoiceValue } from './choices';
import type { ConversionContext, Converter, Text } from './conversion';
import { toDate, toDateTime } from './dates/dates';
import { toNumber } from './numbers';
import { stagesFor } from './stages';
import { toText } from './text';

/** What becomes of null and '' in a write: value of `emptyValues`. */
export type EmptyPolicy = 'ignore' | 'clear';

/** How the values of a run are checked and converted. */
export interface ValueRules extends ConversionContext {
	readonly object: CrmObject;
	/** The account's properties; none when they could not be read, and then nothing is checked. */
	readonly schema: Schema | undefined;
	/** What becomes of names that cannot be written: value of `unknownProperties`. */
	readonly unknown: 'error' | 'ignore';
}

/** Property values as HubSpot takes them, or why they cannot be sent. */
export type Converted = {
	/** Names that cannot be written and are to be ignored. */
	readonly leftOut: readonly string[];
} & (
	| { readonly ok: true; readonly properties: Readonly<Record<string, string>> }
	| { readonly ok: false; readonly failure: Failure }
);

/** By HubSpot's `type` of a property; any other type takes text. */
const converters: ReadonlyMap<string, Converter> = new Map([
	['bool', toBoolean],
	['date', toDate],
	['datetime', toDateTime],
	['enumeration', toChoiceValue],
	['number', toNumber],
]);

/**
 * Turns the values of an item into what HubSpot takes: text, of the kind that the property has.
 * HubSpot clears a property on '' and does nothing on null, so both are left out, or both clear,
 * as the policy says.
 *
 * @param id what names the record, if anything
 */
export function toProperties(
	values: JsonObject,
	empty: EmptyPolicy,
	rules: ValueRules,
	id?: string,
): Converted {
	const properties = new Map<string, string>();
	const leftOut: string[] = [];
	for (const [name, value] of Object.entries(values)) {
		const kept = withoutEmpty(value);
		if (value === undefined || (kept === undefined && empty === 'ignore')) continue;
		const property = rules.schema?.get(name);
		const isWritable = canBeWritten(name, property, rules);
		if (!isWritable && isTheId(name, values, id)) continue;
		if (!isWritable && rules.unknown === 'ignore') {
			leftOut.push(name);
			continue;
		}
		const definition = property && rules.schema && stagesFor(property, values, rules.schema);
		const text = isWritable
			? convert(kept, definition, rules)
			: nameComplaint(name, property, rules);
		if (!('text' in text)) {
			return { ok: false, failure: refusal(text, titleOf(name, property), name), leftOut };
		}
		// Semicolons alone append nothing, which is not the same as an empty value.
		if (kept === undefined || text.text !== '') properties.set(name, text.text);
	}
	// `fromEntries` defines, where an assignment would call the setter of a name like __proto__.
	return { ok: true, properties: Object.fromEntries(properties), leftOut };
}

/** Fields of an item that name its record, as this node puts them out, and are no properties to write. */
const idNames: ReadonlySet<string> = new Set(['id', RECORD_ID]);

function isTheId(name: string, values: JsonObject, id: string | undefined): boolean {
	return id !== undefined && idNames.has(name) && textAt(values, name)?.trim() === id;
}

function canBeWritten(
	name: string,
	property: PropertyDefinition | undefined,
	{ schema }: ValueRules,
): boolean {
	if (name.trim() === '' || name === '__proto__') return false;
	return !schema || property?.isWritable === true;
}

/** What is wrong with a name that cannot be written. */
function nameComplaint(
	name: string,
	property: PropertyDefinition | undefined,
	{ schema, object }: ValueRules,
): Complaint {
	if (name.trim() === '') return complain('PROPERTY_NAME_EMPTY');
	if (name === '__proto__') return complain('PROPERTY_NAME_IMPOSSIBLE');
	if (property) return complain('PROPERTY_READ_ONLY');
	const meant = schema && labelled(name, schema);
	return meant
		? complain('PROPERTY_IS_LABEL', { name: meant.name })
		: complain('PROPERTY_UNKNOWN', { objects: object.plural });
}

/** The property that can be written and has this label. */
export function labelled(label: string, schema: Schema): PropertyDefinition | undefined {
	const wanted = label.trim();
	return [...schema.values()].find((other) => other.label === wanted && other.isWritable);
}

/** `undefined` for what is empty; a list without its empty members. */
function withoutEmpty(value: unknown): unknown {
	if (value === null || value === undefined) return undefined;
	if (typeof value === 'string') return value.trim() === '' ? undefined : value;
	if (!Array.isArray(value)) return value;
	const members = value.filter((member) => withoutEmpty(member) !== undefined);
	return members.length > 0 ? members : undefined;
}

/** Most characters of a value (HubSpot, "Properties" guide). */
const LONGEST = 65_536;

function convert(
	value: unknown,
	property: PropertyDefinition | undefined,
	context: ConversionContext,
): Text {
	if (value === undefined) return { text: '' };
	const text = converted(value, property, context);
	return 'text' in text && text.text.length > LONGEST
		? complain('VALUE_TOO_LONG', { count: String(text.text.length) })
		: text;
}

function converted(
	value: unknown,
	property: PropertyDefinition | undefined,
	context: ConversionContext,
): Text {
	const converter = property && converters.get(property.type);
	if (!converter) return toText(value);
	if (!Array.isArray(value) || property.isMultiple) return converter(value, property, context);
	return value.length === 1
		? converter(value[0], property, context)
		: complain('VALUE_IS_LIST', { count: String(value.length) });
}

/** What a message calls a property: by its label, as the user knows it, and its name. */
function titleOf(name: string, property: PropertyDefinition | undefined): string {
	const label = property && property.label !== name ? property.label : undefined;
	return label ? `Property '${label}' (${name})` : `Property '${name}'`;
}
