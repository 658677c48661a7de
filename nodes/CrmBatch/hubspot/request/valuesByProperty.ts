import { failed, success, type Failure } from '../errors/failure';
import { failureOf, problem } from '../errors/problem';
import { textAt, type JsonObject } from '../json';
import {
	outputFields,
	propertiesByField,
	recordIdFields,
	setByHubspot,
} from '../tables/itemFields';
import type { EmptyPolicy, ValueRules } from '../values/properties';
import { isEmpty, tidyName, visibleName, type FieldNames } from './fieldNames';

/**
 * What the names of an item's values are:
 * - `columns`: property names, as the field mapper lists them
 * - `keys`: property names in an object that the user wrote
 * - `fields`: names of all fields of the item, whether they are properties or not
 */
export type NameKind = 'columns' | 'keys' | 'fields';

/** What the properties of an item's values depend on. */
export interface NameRules extends Pick<ValueRules, 'unknown'> {
	readonly kind: NameKind;
	/** `undefined` if the property names are not known. */
	readonly names: FieldNames | undefined;
	readonly empty: EmptyPolicy;
	/** The value that identifies the record, if any. */
	readonly id: string | undefined;
}

/** The values of an item by property name, or why a name is not clear. */
export type NamedValues = {
	/** Names of fields that are ignored, for a note. */
	readonly leftOut: readonly string[];
} & (
	| { readonly ok: true; readonly value: JsonObject }
	| { readonly ok: false; readonly failure: Failure }
);

/**
 * Finds the property of each value. A name without a property stays as it is, so that it is refused
 * or left out by the option for unknown properties. Two values for one property are refused.
 */
export function valuesByProperty(fields: JsonObject, rules: NameRules): NamedValues {
	const values = new Map<string, unknown>();
	const fieldOf = new Map<string, string>();
	const leftOut: string[] = [];
	for (const [field, value] of Object.entries(fields)) {
		const isLeftOut = rules.empty === 'ignore' && isEmpty(value);
		if (isLeftOut || value === undefined || isRecordId(field, fields, rules)) continue;
		const meaning = meaningOf(field, rules);
		if (meaning.is === 'unclear') return { ...failed(meaning.failure), leftOut };
		if (meaning.is === 'leftOut') leftOut.push(field);
		if (meaning.is !== 'property') continue;
		const { name } = meaning;
		const other = fieldOf.get(name);
		if (other !== undefined) {
			const named = `'${visibleName(other)}' and '${visibleName(field)}'`;
			const wrong = problem('FIELDS_FOR_ONE_PROPERTY', { fields: named, name });
			return { ...failed(failureOf(wrong, '', name)), leftOut };
		}
		fieldOf.set(name, field);
		values.set(name, value);
	}
	// `fromEntries` defines members; an assignment would call the setter of a name like __proto__.
	return { ...success(Object.fromEntries(values)), leftOut };
}

/** The name of the property that a field is, or would be. */
export function propertyNameOf(
	field: string,
	kind: NameKind,
	names: FieldNames | undefined,
): string {
	const [property] = (kind === 'fields' && names?.propertiesOf(field)) || [];
	return property?.name ?? tidyName(field);
}

type Meaning =
	| { readonly is: 'property'; readonly name: string }
	| { readonly is: 'ignored' | 'leftOut' }
	| { readonly is: 'unclear'; readonly failure: Failure };

function meaningOf(field: string, { kind, names, unknown }: NameRules): Meaning {
	if (kind === 'columns') return { is: 'property', name: field };
	const name = tidyName(field);
	const found = (kind === 'fields' ? names?.propertiesOf(field) : names?.named(name)) ?? [];
	const [property, other] = found;
	const ignoresUnknown = names !== undefined && unknown === 'ignore';
	if (property && !other) {
		const isWritten = property.isWritable || (kind === 'keys' && !ignoresUnknown);
		return isWritten ? { is: 'property', name: property.name } : { is: 'leftOut' };
	}
	if (outputFields.has(name)) {
		return { is: name === 'id' ? 'leftOut' : 'ignored' };
	}
	const original = propertiesByField.get(name);
	if (original !== undefined) return { is: 'property', name: original };
	if (kind === 'fields' && !names && setByHubspot.has(name)) return { is: 'leftOut' };
	if (ignoresUnknown) return { is: 'leftOut' };
	if (!other) return { is: 'property', name };
	const several = found.map((candidate) => candidate.name).join(', ');
	const wrong = problem('FIELD_LABEL_SHARED', { names: several });
	return { is: 'unclear', failure: failureOf(wrong, `Field '${visibleName(field)}'`, field) };
}

/** Does the field only repeat the value that identifies the record? Then it is not written. */
function isRecordId(field: string, fields: JsonObject, { kind, names, id }: NameRules): boolean {
	if (id === undefined) return false;
	const name = propertyNameOf(field, kind, names);
	if (!recordIdFields.has(name) || tidyName(textAt(fields, field) ?? '') !== tidyName(id))
		return false;
	const [own] = names?.named(name) ?? [];
	return kind === 'fields' || own?.isWritable !== true;
}
