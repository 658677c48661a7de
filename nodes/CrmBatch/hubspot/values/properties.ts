import { failed, success, type Failure } from '../errors/failure';
import { failureOf, problem, type Problem } from '../errors/problem';
import { textAt, type JsonObject } from '../json';
import type { PropertyDefinition } from '../schema/definition';
import type { Schema } from '../schema/schema';
import { RECORD_ID, type CrmObject } from '../tables/objects';
import { toBoolean } from './booleans';
import { toChoiceValue } from './choices';
import type { ConversionContext, Converted, Converter } from './conversion';
import { toDate, toDateTime } from './dates/dates';
import { emailProblem } from './emails';
import { toNumber } from './numbers';
import { ofWrittenPipeline } from './stages';
import { toText } from './text';

/** What happens to null and '' in a write: value of `emptyValues`. */
export type EmptyPolicy = 'ignore' | 'clear';

/** How the values of a run are checked and converted. */
export interface ValueRules extends ConversionContext {
	readonly object: CrmObject;
	/** The account's properties; without them nothing is checked. */
	readonly schema: Schema | undefined;
	/** What happens to properties that cannot be written: value of `unknownProperties`. */
	readonly unknown: 'error' | 'ignore';
}

/** Property values as HubSpot accepts them, or why they cannot be sent. */
export type ConvertedProperties = {
	/** Names that cannot be written and are ignored. */
	readonly leftOut: readonly string[];
} & (
	| { readonly ok: true; readonly value: Readonly<Record<string, string>> }
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
 * Converts the values of an item to what HubSpot accepts: text, by the type of each property.
 * HubSpot clears a property on '' and ignores null, so both are left out, or both clear, by the
 * policy.
 *
 * @param id the value that identifies the record, if any
 */
export function toProperties(
	values: JsonObject,
	empty: EmptyPolicy,
	rules: ValueRules,
	id?: string,
): ConvertedProperties {
	const properties = new Map<string, string>();
	const leftOut: string[] = [];
	for (const [name, value] of Object.entries(values)) {
		const kept = withoutEmpty(value);
		if (value === undefined || (kept === undefined && empty === 'ignore')) continue;
		const propertyDefinition = rules.schema?.get(name);
		const isWritable = canBeWritten(name, propertyDefinition, rules);
		if (!isWritable && isTheId(name, values, id)) continue;
		if (!isWritable && rules.unknown === 'ignore') {
			leftOut.push(name);
			continue;
		}
		const converted = isWritable
			? checked(name, convert(kept, inContext(propertyDefinition, values, rules), rules), rules)
			: failed(nameProblem(name, propertyDefinition, rules));
		if (!converted.ok) {
			const failure = failureOf(converted.failure, titleOf(name, propertyDefinition), name);
			return { ...failed(failure), leftOut };
		}
		// Semicolons alone append nothing, which is not the same as an empty value.
		if (kept === undefined || converted.value !== '') properties.set(name, converted.value);
	}
	// `fromEntries` defines members; an assignment would call the setter of a name like __proto__.
	return { ...success(Object.fromEntries(properties)), leftOut };
}

/** Fields of an item that identify its record, as this node outputs them. They are not written. */
const idNames: ReadonlySet<string> = new Set(['id', RECORD_ID]);

function isTheId(name: string, values: JsonObject, id: string | undefined): boolean {
	return id !== undefined && idNames.has(name) && textAt(values, name)?.trim() === id;
}

function canBeWritten(
	name: string,
	propertyDefinition: PropertyDefinition | undefined,
	{ schema }: ValueRules,
): boolean {
	if (name.trim() === '' || name === '__proto__') return false;
	return !schema || propertyDefinition?.isWritable === true;
}

/** Why a property cannot be written at all. */
function nameProblem(
	name: string,
	propertyDefinition: PropertyDefinition | undefined,
	{ schema, object }: ValueRules,
): Problem {
	if (name.trim() === '') return problem('PROPERTY_NAME_EMPTY');
	if (name === '__proto__') return problem('PROPERTY_NAME_IMPOSSIBLE');
	if (propertyDefinition) return problem('PROPERTY_READ_ONLY');
	const labelled = schema?.withLabel(name);
	return labelled
		? problem('PROPERTY_IS_LABEL', { name: labelled.name })
		: problem('PROPERTY_UNKNOWN', { objects: object.plural });
}

function inContext(
	propertyDefinition: PropertyDefinition | undefined,
	values: JsonObject,
	{ schema }: ValueRules,
): PropertyDefinition | undefined {
	if (!propertyDefinition || !schema) return propertyDefinition;
	return ofWrittenPipeline(propertyDefinition, values, schema);
}

/** `undefined` for an empty value; a list without its empty members. */
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
	propertyDefinition: PropertyDefinition | undefined,
	context: ConversionContext,
): Converted {
	if (value === undefined) return success('');
	const converted = byType(value, propertyDefinition, context);
	return converted.ok && converted.value.length > LONGEST
		? failed(problem('VALUE_TOO_LONG', { count: String(converted.value.length) }))
		: converted;
}

/** The converted value, unless HubSpot refuses it by the name of its property. */
function checked(name: string, converted: Converted, { object }: ValueRules): Converted {
	const wrong = converted.ok ? emailProblem(object, name, converted.value) : undefined;
	return wrong ? failed(wrong) : converted;
}

function byType(
	value: unknown,
	propertyDefinition: PropertyDefinition | undefined,
	context: ConversionContext,
): Converted {
	const converter = propertyDefinition && converters.get(propertyDefinition.type);
	if (!converter) return toText(value);
	if (!Array.isArray(value) || propertyDefinition.isMultiple) {
		return converter(value, propertyDefinition, context);
	}
	return value.length === 1
		? converter(value[0], propertyDefinition, context)
		: failed(problem('VALUE_IS_LIST', { count: String(value.length) }));
}

/** A property in a message: its label, which the user knows, and its name. */
function titleOf(name: string, propertyDefinition: PropertyDefinition | undefined): string {
	const label = propertyDefinition?.label ?? name;
	return label === name ? `Property '${name}'` : `Property '${label}' (${name})`;
}
