import type { WireWarning } from '../../model/wire';
import { epochOf } from './dates';
import type { PropertyDefinition, PropertyType } from '../definition';

/** The normal form of a value by property type. Undefined: the value is not changed. */
const FORMS: Readonly<Record<PropertyType, (value: string) => string | undefined>> = {
	string: () => undefined,
	number: (value) => value.trim(),
	date: (value) => isoOf(value)?.slice(0, 10),
	datetime: isoOf,
	bool: (value) => value.trim().toLowerCase(),
	enumeration: () => undefined,
};

function isoOf(value: string): string | undefined {
	const at = epochOf(value.trim());
	return at === undefined ? undefined : new Date(at).toISOString();
}

/**
 * Normalises a value that other versions refuse, as the newest version does: a date may have a time
 * of day (HubSpot changelog, CRM API write validation). The other values that it normalises are not
 * documented.
 */
export function normalised(definition: PropertyDefinition, value: string): string {
	if (value === '') return value;
	if (definition.isEmail === true) return value.trim().toLowerCase();
	return FORMS[definition.type](value) ?? value;
}

/** The warning about a normalised value. */
export function normalisationWarning(
	propertyName: string,
	rawValue: string,
	normalizedValue: string,
): WireWarning {
	return {
		category: 'PROPERTY_VALUE_NORMALIZED',
		message: `The value of ${propertyName} was normalized to ${normalizedValue}`,
		context: { propertyName, rawValue, normalizedValue },
	};
}
