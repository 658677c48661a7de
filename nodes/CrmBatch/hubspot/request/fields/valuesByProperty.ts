import type { Failure } from '../../errors/failure';
import { failureOf, problem } from '../../errors/problem';
import { setMember, textAt, type JsonObject } from '../../json';
import type { EmptyPolicy } from '../../values/properties';
import type { FieldMeanings } from './fieldMeanings';
import { isEmpty, tidyName, visibleName } from './fieldNames';

/** What the properties of an item's values depend on. */
export interface NameRules {
	readonly meanings: FieldMeanings;
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
export function valuesByProperty(
	fields: JsonObject,
	{ meanings, empty, id }: NameRules,
): NamedValues {
	const names = Object.keys(fields);
	const hasValue = (field: string) => {
		const value = fields[field];
		return value !== undefined && (empty === 'clear' || !isEmpty(value));
	};
	// Most items have the properties by their names: nothing needs to be copied.
	if (names.every((field) => meanings.isOwnName(field) && hasValue(field))) {
		return { ok: true, value: fields, leftOut: [] };
	}
	const values: Record<string, unknown> = {};
	const leftOut: string[] = [];
	const isUsed = (field: string) =>
		hasValue(field) && (id === undefined || !isKey(field, fields, meanings, id));
	for (const field of names) {
		if (!isUsed(field)) continue;
		const meaning = meanings.of(field);
		if (meaning.is === 'unclear') return { ok: false, failure: meaning.failure, leftOut };
		if (meaning.is === 'leftOut') leftOut.push(field);
		if (meaning.is !== 'property') continue;
		const { name } = meaning;
		if (Object.hasOwn(values, name)) {
			const other = names.find((one) => isUsed(one) && meanings.areSame(one, field));
			const named = `'${visibleName(other ?? '')}' and '${visibleName(field)}'`;
			const wrong = problem('FIELDS_FOR_ONE_PROPERTY', { fields: named, name });
			return { ok: false, failure: failureOf(wrong, '', name), leftOut };
		}
		setMember(values, name, fields[field]);
	}
	return { ok: true, value: values, leftOut };
}

/** Does the field only repeat the value that identifies the record? Then it is not written. */
function isKey(field: string, fields: JsonObject, meanings: FieldMeanings, id: string): boolean {
	return (
		meanings.isUnwrittenRecordId(field) && tidyName(textAt(fields, field) ?? '') === tidyName(id)
	);
}
