import { wellFormed } from '../characters';
import { failed, success, type Failure } from '../errors/failure';
import { failureOf, problem, type Problem } from '../errors/problem';
import { setMember, type JsonObject } from '../json';
import { plainProperty, type PropertyDefinition } from '../schema/definition';
import type { ValueProblem, ValueProblems } from '../schema/openValues';
import type { Schema } from '../schema/schema';
import type { CrmObject } from '../tables/objects';
import type { ConversionContext, Converted } from './conversion';
import { convert } from './convert';
import { emailProblem } from './emails';
import { givenValue } from './given';
import { ofWrittenPipeline } from './choices/stages';

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
	| {
			readonly ok: true;
			readonly value: Readonly<Record<string, string>>;
			/** The problems of the values that can be left out, if there are any. */
			readonly problems?: ValueProblems | undefined;
	  }
	| { readonly ok: false; readonly failure: Failure }
);

/**
 * Converts the values of an item to what HubSpot accepts: text, by the type of each property.
 * HubSpot clears a property on '' and ignores null, so both are left out, or both clear, by the
 * policy.
 *
 * @param canBeLeftOut does the problem of a value count only if the record turns out to get it?
 */
export function toProperties(
	values: JsonObject,
	empty: EmptyPolicy,
	rules: ValueRules,
	canBeLeftOut: (name: string, problem: Pick<ValueProblem, 'asStored'>) => boolean = () => false,
): ConvertedProperties {
	const properties: Record<string, string> = {};
	let problems: Map<string, ValueProblem> | undefined;
	const leftOut: string[] = [];
	for (const name of Object.keys(values)) {
		const value = values[name];
		const known = rules.schema?.get(name);
		const propertyDefinition = known ?? plainProperty(name);
		const kept = givenValue(value, propertyDefinition);
		if (value === undefined || (kept === undefined && empty === 'ignore')) continue;
		const isWritable = canBeWritten(name, known, rules);
		if (!isWritable && rules.unknown === 'ignore') {
			leftOut.push(name);
			continue;
		}
		const converted = isWritable
			? checked(
					name,
					toValue(kept, ofWrittenPipeline(propertyDefinition, values, rules.schema), rules),
					rules,
				)
			: failed(nameProblem(name, known, rules));
		if (!converted.ok) {
			const failure = failureOf(converted.failure, titleOf(propertyDefinition), name);
			if (!isWritable || !canBeLeftOut(name, converted.failure)) {
				return { ok: false, failure, leftOut };
			}
			const { asStored } = converted.failure;
			problems ??= new Map();
			problems.set(name, { failure, isHeldBack: false, asStored });
			continue;
		}
		// Semicolons alone append nothing, which is not the same as an empty value.
		if (kept === undefined || converted.value !== '') {
			setMember(properties, known ? name : wellFormed(name), converted.value);
		}
	}
	return { ok: true, value: properties, leftOut, problems };
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

function toValue(
	kept: unknown,
	propertyDefinition: PropertyDefinition,
	rules: ValueRules,
): Converted {
	return kept === undefined ? success('') : convert(kept, propertyDefinition, rules);
}

/** The converted value, unless HubSpot refuses it by the name of its property. */
function checked(name: string, converted: Converted, { object }: ValueRules): Converted {
	const wrong = converted.ok ? emailProblem(object, name, converted.value) : undefined;
	return wrong ? failed(wrong) : converted;
}

/** A property in a message: its label, which the user knows, and its name. */
function titleOf({ name, label }: PropertyDefinition): string {
	return label === name ? `Property '${name}'` : `Property '${label}' (${name})`;
}
