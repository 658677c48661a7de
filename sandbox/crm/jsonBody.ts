import { Problem } from '../model/problem';
import { PROBLEMS } from './problems';

export type JsonObject = Record<string, unknown>;

/** HubSpot's JSON reader names the Java type it expected and the token it found. */
const TYPES = {
	body: 'com.hubspot.inbounddb.publicobject.core.v2.SimplePublicObjectBatchInput$Json',
	list: 'java.util.ArrayList<java.lang.Object>',
	map: 'java.util.LinkedHashMap<java.lang.String,java.lang.String>',
	text: 'java.lang.String',
} as const;

function tokenOf(value: unknown): readonly [kind: string, token: string] {
	if (Array.isArray(value)) return ['Array', 'START_ARRAY'];
	if (value === null) return ['Null', 'VALUE_NULL'];
	if (typeof value === 'object') return ['Object', 'START_OBJECT'];
	if (typeof value === 'boolean') return ['Boolean', value ? 'VALUE_TRUE' : 'VALUE_FALSE'];
	if (typeof value === 'string') return ['String', 'VALUE_STRING'];
	return ['Number', 'VALUE_NUMBER_INT'];
}

/** The 400 for JSON of an unexpected shape. Line and column are always those of the body's start. */
export function cannotDeserialize(expected: keyof typeof TYPES, value: unknown): Problem {
	const [kind, token] = tokenOf(value);
	return PROBLEMS.badJson(
		1,
		1,
		`Cannot deserialize value of type \`${TYPES[expected]}\` from ${kind} value ` +
			`(token \`JsonToken.${token}\`)`,
	);
}

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses a request body that must be a JSON object. */
export function parseJsonObject(text: string): JsonObject | Problem {
	const parsed = parseJson(text);
	if (parsed instanceof Problem || isObject(parsed)) return parsed;
	return cannotDeserialize('body', parsed);
}

/** Parses a request body that must be a JSON array. */
export function parseJsonArray(text: string): readonly unknown[] | Problem {
	const parsed = parseJson(text);
	if (parsed instanceof Problem || Array.isArray(parsed)) return parsed;
	return cannotDeserialize('list', parsed);
}

function parseJson(text: string): unknown {
	if (text.trim() === '') return PROBLEMS.noBody();
	try {
		return JSON.parse(text);
	} catch {
		const at = errorPosition(text);
		const lines = text.slice(0, at).split('\n');
		const column = (lines.at(-1)?.length ?? 0) + 1;
		return PROBLEMS.badJson(lines.length, column, unexpected(text, at));
	}
}

/** Whether a text is the start of valid JSON, as far as JavaScript's parser can tell. */
function isStart(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch (error) {
		const reason = String(error);
		const position = /position (\d+)/.exec(reason)?.[1];
		return /Unexpected end|Unterminated/.test(reason) || position === String(text.length);
	}
}

/** The position of the first invalid character: the end of the longest valid start. */
function errorPosition(text: string): number {
	if (isStart(text)) return text.length;
	let valid = 0;
	let invalid = text.length;
	while (invalid - valid > 1) {
		const middle = Math.floor((valid + invalid) / 2);
		if (isStart(text.slice(0, middle))) valid = middle;
		else invalid = middle;
	}
	return valid;
}

/** The text of HubSpot's JSON reader about the character at a position, or the end of the input. */
export function unexpected(text: string, at: number): string {
	const character = text.charAt(at);
	if (character === '') return 'Unexpected end-of-input';
	return (
		`Unexpected character ('${character}' (code ${character.charCodeAt(0)})): ` +
		"expected a valid value (number, String, array, object, 'true', 'false' or 'null')"
	);
}

/** A scalar as text: HubSpot's reader converts numbers and booleans where it expects a string. */
export function asText(value: unknown): string | undefined | Problem {
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'object') return cannotDeserialize('text', value);
	return String(value);
}

/** A list of strings. Anything other than a list counts as an empty one. */
export function asTexts(value: unknown): string[] | Problem {
	const list = collect(listOf(value), asText);
	return list instanceof Problem ? list : list.filter((text) => text !== undefined);
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Parses every value, or returns the first problem. */
export function collect<From, To>(
	values: readonly From[],
	parse: (value: From) => To | Problem,
): To[] | Problem {
	const parsed: To[] = [];
	for (const value of values) {
		const one = parse(value);
		if (one instanceof Problem) return one;
		parsed.push(one);
	}
	return parsed;
}
