import { epochOf } from '../../schema/dates';
import type { PropertyDefinition, PropertyType } from '../../schema/definition';

/** A value in the form in which a search compares it. */
export type Comparable = string | number;

const number = (value: string): Comparable => (value === '' ? NaN : Number(value));
const moment = (value: string): Comparable => epochOf(value) ?? NaN;
const exact = (value: string): Comparable => value;
const caseless = (value: string): Comparable => value.toLowerCase();

/** Text is compared without regard to case, options with it (HubSpot docs, search guide). */
const FORMS: Readonly<Record<PropertyType, (value: string) => Comparable>> = {
	string: caseless,
	number,
	date: moment,
	datetime: moment,
	bool: exact,
	enumeration: exact,
};

export function comparable({ type }: PropertyDefinition, value: string): Comparable {
	return FORMS[type](value);
}

/** The values of IN are taken as they are: for text, HubSpot wants them in lower case. */
export function listed({ type }: PropertyDefinition, value: string): Comparable {
	return type === 'string' ? value : FORMS[type](value);
}
