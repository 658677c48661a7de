import type { ValueFailure } from '../../model/problem';

/**
 * HubSpot's codes and texts for refused values, from its docs and live replies. The texts of
 * `CONFLICTING_UNIQUE_VALUE` and `INVALID_STRING_LENGTH` are not documented and are guesses.
 */
const TEXTS = {
	PROPERTY_DOESNT_EXIST: (name: string) => `Property "${name}" does not exist`,
	READ_ONLY_VALUE: (name: string) => `"${name}" is a read only property; its value cannot be set.`,
	INVALID_OPTION: (_name: string, value: string, allowed: string) =>
		`${value} was not one of the allowed options: [${allowed}]`,
	INVALID_EMAIL: (_name: string, value: string) => `Email address ${value} is invalid`,
	INVALID_DATE: (_name: string, value: string, time: string) =>
		`${value} is at ${time} UTC, not midnight!`,
	INVALID_LONG: (_name: string, value: string) => `${value} was not a valid long.`,
	INVALID_INTEGER: (name: string) => `${name} was not a valid number`,
	INVALID_STRING_LENGTH: (name: string, value: string) =>
		`${name} has ${value.length} characters; 65536 are allowed`,
	CONFLICTING_UNIQUE_VALUE: (name: string, value: string, owner: string) =>
		`Cannot set ${name} to ${value}. ${owner} already has that value.`,
} as const;

export type ValueFailureCode = keyof typeof TEXTS;

/** A refused value with the text for its code. */
export function valueFailure(
	error: ValueFailureCode,
	name: string,
	value = '',
	detail = '',
): ValueFailure {
	return { error, name, message: TEXTS[error](name, value, detail) };
}
