import { cleaned, wellFormed } from '../characters';
import { failed, success } from '../errors/failure';
import { problem } from '../errors/problem';
import type { PropertyDefinition } from '../schema/definition';
import { toBoolean } from './booleans';
import { toChoiceValue } from './choices/choices';
import type { ConversionContext, Converted, Converter } from './conversion';
import { toDate, toDateTime } from './dates/dates';
import { toNumber } from './numbers';
import { lengthProblem, toText } from './text';

/** By HubSpot's `type` of a property; any other type takes text. */
const converters: ReadonlyMap<string, Converter> = new Map([
	['bool', toBoolean],
	['date', toDate],
	['datetime', toDateTime],
	['enumeration', toChoiceValue],
	['number', toNumber],
]);

/** Is the value of the property any text, which is not changed? */
export function isFreeText({ type, isAddress }: PropertyDefinition): boolean {
	return !isAddress && !converters.has(type);
}

/** Converts a value that is not empty to the text that HubSpot accepts for the property. */
export function convert(
	value: unknown,
	propertyDefinition: PropertyDefinition,
	context: ConversionContext,
): Converted {
	const converted = byType(value, propertyDefinition, context);
	if (!converted.ok) return converted;
	const text = wellFormed(converted.value);
	const tooLong = lengthProblem(text);
	if (tooLong) return failed(tooLong);
	return text === converted.value ? converted : success(text);
}

function byType(
	value: unknown,
	propertyDefinition: PropertyDefinition,
	context: ConversionContext,
): Converted {
	const converter = converters.get(propertyDefinition.type);
	if (!converter) return toText(propertyDefinition.isAddress ? addressOf(value) : value);
	if (!Array.isArray(value) || propertyDefinition.isMultiple) {
		return converter(value, propertyDefinition, context);
	}
	return value.length === 1
		? converter(value[0], propertyDefinition, context)
		: failed(problem('VALUE_IS_LIST', { count: String(value.length) }));
}

function addressOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(addressOf);
	return typeof value === 'string' ? cleaned(value) : value;
}
