import type { PropertyDefinition, PropertyType } from '../definition';
import { epochOf } from './dates';
import { refusedValue, type RefusedValue } from './failures';

const MAX_STRING = 65_536;
const MS_PER_DAY = 86_400_000;
const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const DECIMAL = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
const EMAIL = /^[^\s@;,<>()]+@[^\s@;,<>()]+\.[^\s@;,<>().]{2,}$/;

/** The value as HubSpot stores it, or why it is refused. */
export type ValueCheck = string | RefusedValue;

type Rule = (
	value: string,
	definition: PropertyDefinition,
	allowed: readonly string[] | undefined,
) => ValueCheck;

function utcTime(at: number): string {
	const date = new Date(at);
	const parts = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
	return `${parts.join(':')}.${date.getUTCMilliseconds()}`;
}

const text: Rule = (value, definition) => {
	if (definition.isEmail === true) {
		return EMAIL.test(value)
			? value.toLowerCase()
			: refusedValue('INVALID_EMAIL', definition.name, value);
	}
	return value.length > MAX_STRING
		? refusedValue('INVALID_STRING_LENGTH', definition.name, value)
		: value;
};

/** Numbers keep their text: "24.00" stays "24.00". */
const number: Rule = (value, definition) =>
	DECIMAL.test(value) && Number.isFinite(Number(value))
		? value
		: refusedValue('INVALID_INTEGER', definition.name, value);

const date: Rule = (value, definition) => {
	const at = epochOf(value);
	if (at === undefined) return refusedValue('INVALID_LONG', definition.name, value);
	if (at % MS_PER_DAY !== 0) {
		return refusedValue('INVALID_DATE', definition.name, String(at), utcTime(at));
	}
	return DATE_ONLY.test(value) ? value : new Date(at).toISOString().slice(0, 10);
};

const datetime: Rule = (value, definition) => {
	const at = epochOf(value);
	return at === undefined
		? refusedValue('INVALID_LONG', definition.name, value)
		: new Date(at).toISOString();
};

const bool: Rule = (value, definition) =>
	value === 'true' || value === 'false'
		? value
		: refusedValue('INVALID_OPTION', definition.name, value, 'true, false');

const enumeration: Rule = (value, definition, allowed) => {
	const chosen = definition.fieldType === 'checkbox' ? splitList(value) : [value];
	const wrong = allowed === undefined ? undefined : chosen.find((one) => !allowed.includes(one));
	if (wrong !== undefined) {
		return refusedValue('INVALID_OPTION', definition.name, wrong, (allowed ?? []).join(', '));
	}
	return chosen.join(';');
};

const RULES: Readonly<Record<PropertyType, Rule>> = {
	string: text,
	number,
	date,
	datetime,
	bool,
	enumeration,
};

/** The distinct values of a multiple-choice property. */
export function splitList(value: string): string[] {
	const parts = value.split(';').map((part) => part.trim());
	return [...new Set(parts.filter((part) => part !== ''))];
}

/**
 * Checks a value for a property and returns its stored form. `allowed` is the list of options, or
 * undefined if any value is allowed. `current` is the record's value, which `;a` appends to (HubSpot
 * docs, properties guide).
 */
export function checkValue(
	definition: PropertyDefinition,
	value: string,
	allowed: readonly string[] | undefined,
	current: string,
): ValueCheck {
	if (definition.readOnly === true || definition.calculated === true) {
		return refusedValue('READ_ONLY_VALUE', definition.name);
	}
	if (value === '') return '';
	const appends = definition.fieldType === 'checkbox' && value.startsWith(';');
	const checked = RULES[definition.type](value, definition, allowed);
	if (typeof checked !== 'string') return checked;
	if (appends) return splitList(`${current};${checked}`).join(';');
	if (definition.onlyForward === true && current !== '' && allowed !== undefined) {
		return allowed.indexOf(checked) < allowed.indexOf(current) ? current : checked;
	}
	return checked;
}
