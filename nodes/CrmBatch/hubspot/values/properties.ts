import { complain, refusal, type Complaint } from '../errors';
import type { Failure } from '../failure';
import type { JsonObject } from '../json';
import type { CrmObject } from '../objects';
import type { PropertyDefinition, Schema } from '../schema';
import { toBoolean } from './booleans';
import { toChoice } from './choices';
import type { ConversionContext, Converter, Text } from './conversion';
import { toDate, toDateTime } from './dates';
import { toNumber } from './numbers';
import { ofPipeline } from './stages';
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
	/** Told of each name that is left out. */
	readonly onLeftOut: (name: string) => void;
}

/** Property values as HubSpot takes them, or why they cannot be sent. */
export type Converted =
	| { readonly ok: true; readonly properties: Readonly<Record<string, string>> }
	| { readonly ok: false; readonly failure: Failure };

/** By HubSpot's `type` of a property; any other type takes text. */
const converters: ReadonlyMap<string, Converter> = new Map([
	['bool', toBoolean],
	['date', toDate],
	['datetime', toDateTime],
	['enumeration', toChoice],
	['number', toNumber],
]);

/**
 * Turns the values of an item into what HubSpot takes: text, of the kind that the property has.
 * HubSpot clears a property on '' and does nothing on null, so both are left out, or both clear,
 * as the policy says.
 */
export function toProperties(values: JsonObject, empty: EmptyPolicy, rules: ValueRules): Converted {
	const properties = new Map<string, string>();
	for (const [name, value] of Object.entries(values)) {
		const property = rules.schema?.get(name);
		const problem = nameProblem(name, property, rules);
		if (problem === 'leave out') {
			rules.onLeftOut(name);
			continue;
		}
		const kept = withoutEmpty(value);
		if (value === undefined || (kept === undefined && empty === 'ignore' && !problem)) continue;
		const definition = property && rules.schema && ofPipeline(property, values, rules.schema);
		const text = problem ?? convert(kept, definition, rules);
		if (!('text' in text)) {
			return { ok: false, failure: refusal(text, fieldOf(name, property), name) };
		}
		properties.set(name, text.text);
	}
	// `fromEntries` defines, where an assignment would call the setter of a name like __proto__.
	return { ok: true, properties: Object.fromEntries(properties) };
}

function nameProblem(
	name: string,
	property: PropertyDefinition | undefined,
	{ schema, unknown, object }: ValueRules,
): Complaint | 'leave out' | undefined {
	const isName = name.trim() !== '' && name !== '__proto__';
	if (isName && (!schema || property?.isWritable)) return undefined;
	if (unknown === 'ignore') return 'leave out';
	if (!isName) {
		return complain(name === '__proto__' ? 'PROPERTY_NAME_IMPOSSIBLE' : 'PROPERTY_NAME_EMPTY', {});
	}
	if (property) return complain('PROPERTY_READ_ONLY', {});
	const meant = [...(schema?.values() ?? [])].find(({ label }) => label === name.trim());
	return meant
		? complain('PROPERTY_IS_LABEL', { name: meant.name })
		: complain('PROPERTY_UNKNOWN', { objects: object.plural });
}

/** `undefined` for what is empty; a list without its empty members. */
function withoutEmpty(value: unknown): unknown {
	if (value === null || value === undefined) return undefined;
	if (typeof value === 'string') return value.trim() === '' ? undefined : value;
	if (!Array.isArray(value)) return value;
	const members = value.filter((member) => withoutEmpty(member) !== undefined);
	return members.length > 0 ? members : undefined;
}

function convert(
	value: unknown,
	property: PropertyDefinition | undefined,
	context: ConversionContext,
): Text {
	if (value === undefined) return { text: '' };
	const converter = property && converters.get(property.type);
	if (!converter) return toText(value);
	if (!Array.isArray(value) || property.isMultiple) return converter(value, property, context);
	return value.length === 1
		? converter(value[0], property, context)
		: complain('VALUE_IS_LIST', { count: String(value.length) });
}

/** What a message calls a property: by its label, as the user knows it, and its name. */
function fieldOf(name: string, property: PropertyDefinition | undefined): string {
	const label = property && property.label !== name ? property.label : undefined;
	return label ? `Property '${label}' (${name})` : `Property '${name}'`;
}
