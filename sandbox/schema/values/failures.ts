import { ACCOUNT } from '../../account';
import type { ValueFailure } from '../../model/problem';
import type { Switches } from '../../switches';

/** A value that a check refuses. `part` is the part of the value that the text quotes. */
export interface RefusedValue {
	readonly error: ValueFailureCode;
	readonly name: string;
	readonly part: string;
	readonly detail: string;
}

/** What a text depends on, apart from the value. */
interface TextContext {
	readonly typeId: string;
	readonly switches: Switches;
}

type Text = (refused: RefusedValue, context: TextContext) => string;

/**
 * HubSpot's codes and texts for refused values, from its docs and live replies. That of
 * `INVALID_STRING_LENGTH` is not documented and is a guess.
 */
const TEXTS = {
	PROPERTY_DOESNT_EXIST: ({ name }) => `Property "${name}" does not exist`,
	READ_ONLY_VALUE: ({ name }) => `"${name}" is a read only property; its value cannot be set.`,
	INVALID_OPTION: ({ part, detail }) => `${part} was not one of the allowed options: [${detail}]`,
	INVALID_EMAIL: ({ part }) => `Email address ${part} is invalid`,
	INVALID_DATE: ({ part, detail }) => `${part} is at ${detail} UTC, not midnight!`,
	INVALID_LONG: ({ part }, { typeId, switches }) =>
		`${part} was not a valid long.` +
		(switches.valueErrorTexts === 'full'
			? ` Portal ${ACCOUNT.portalId}, object type ${typeId}`
			: ''),
	INVALID_INTEGER: ({ name, part }, { switches }) =>
		switches.valueErrorTexts === 'full'
			? `${part} was not a valid number.`
			: `${name} was not a valid number`,
	INVALID_STRING_LENGTH: ({ name, part }) =>
		`${name} has ${part.length} characters; 65536 are allowed`,
} as const satisfies Readonly<Record<string, Text>>;

export type ValueFailureCode = keyof typeof TEXTS;

const isCode = (name: string): name is ValueFailureCode => Object.hasOwn(TEXTS, name);

export const VALUE_FAILURE_CODES: readonly ValueFailureCode[] = Object.keys(TEXTS).filter(isCode);

/** The result of a check that refuses a value. */
export function refusedValue(
	error: ValueFailureCode,
	name: string,
	part = '',
	detail = '',
): RefusedValue {
	return { error, name, part, detail };
}

/** A refused value with the text for its code. `value` is the whole value that was sent. */
export function valueFailure(
	refused: RefusedValue,
	value: string,
	context: TextContext,
): ValueFailure {
	const { error, name } = refused;
	const text: Text = TEXTS[error];
	return { error, name, message: text(refused, context), value };
}
