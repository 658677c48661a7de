import { epochOf } from '../../schema/values/dates';
import type { PropertyDefinition, PropertyType } from '../../schema/definition';

/** A value in the form that a search compares. */
export type Comparable = string | number;

const number = (value: string): Comparable => (value === '' ? NaN : Number(value));
const moment = (value: string): Comparable => epochOf(value) ?? NaN;
const exact = (value: string): Comparable => value;
const lowerCase = (value: string): Comparable => value.toLowerCase();

/** Text is compared case-insensitively, options case-sensitively (HubSpot docs, search guide). */
const FORMS: Readonly<Record<PropertyType, (value: string) => Comparable>> = {
	string: lowerCase,
	number,
	date: moment,
	datetime: moment,
	bool: exact,
	enumeration: exact,
};

export function comparable({ type }: PropertyDefinition, value: string): Comparable {
	return FORMS[type](value);
}

/** A value of IN or NOT_IN. Text is not lowercased: HubSpot requires lower case in the request. */
export function comparableInList({ type }: PropertyDefinition, value: string): Comparable {
	return type === 'string' ? value : FORMS[type](value);
}
