import { cleaned, isUnseen } from '../characters';
import { parseJson } from '../json';
import type { PropertyDefinition } from '../schema/definition';
import { isFreeText } from './convert';

/**
 * A value as its item means it, or `undefined` if it is empty: text that is a JSON list is a list,
 * and a list has no empty members. White space is empty; invisible characters are too, except in
 * free text.
 */
export function givenValue(value: unknown, propertyDefinition: PropertyDefinition): unknown {
	if (isFreeText(propertyDefinition)) return withoutEmpty(value, isBlank);
	const isEmpty = emptyTests.get(propertyDefinition.type) ?? isUnseen;
	const list = propertyDefinition.isAddress ? value : listOf(value, propertyDefinition);
	return withoutEmpty(list, isEmpty);
}

/** The list that a text writes as JSON, such as `["a","b"]`; any other value as it is. */
export function listOf(value: unknown, { choices }: PropertyDefinition): unknown {
	if (typeof value !== 'string' || !value.includes('[')) return value;
	const text = cleaned(value);
	const isEnclosed = text.startsWith('[') && text.endsWith(']');
	if (!isEnclosed || choices.find(value).length > 0) return value;
	const list = parseJson(text);
	return Array.isArray(list) && list.every(isPlain) ? list : value;
}

function isPlain(member: unknown): boolean {
	return typeof member !== 'object' || member === null;
}

type EmptyTest = (text: string) => boolean;

const isBlank: EmptyTest = (text) => text.trim() === '';

/** How databases write that there is no date, with or without a time. */
const NO_DATE =
	/^(?:0000([-/.])00\1(?:00)|00([-/.])00\2(?:0000))(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/i;

const isNoDate: EmptyTest = (text) => isUnseen(text) || NO_DATE.test(cleaned(text));

/** By HubSpot's `type` of a property. */
const emptyTests: ReadonlyMap<string, EmptyTest> = new Map([
	['date', isNoDate],
	['datetime', isNoDate],
]);

/** `undefined` for an empty value; a list without its empty members. */
function withoutEmpty(value: unknown, isEmpty: EmptyTest): unknown {
	if (value === null || value === undefined) return undefined;
	if (typeof value === 'string') return isEmpty(value) ? undefined : value;
	if (!Array.isArray(value)) return value;
	const members = value.filter((member) => withoutEmpty(member, isEmpty) !== undefined);
	return members.length > 0 ? members : undefined;
}
