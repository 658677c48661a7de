import { Problem } from '../model/problem';
import { PROBLEMS } from './problems';

export type JsonObject = Record<string, unknown>;

/** HubSpot's JSON reader names the Java type that it wanted and the token that it met. */
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

/** The 400 for JSON of another shape. Line and column are those of the body's start. */
export function cannotDeserialize(wanted: keyof typeof TYPES, value: unknown): Problem {
	const [kind, token] = tokenOf(value);
	return PROBLEMS.badJson(
		1,
		1,
		`Cannot deserialize value of type \`${TYPES[wanted]}\` from ${kind} value ` +
			`(token \`JsonToken.${token}\`)`,
	);
}

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body of a request that must be one JSON object. */
export function parseJsonObject(text: string): JsonObject | Problem {
	const parsed = parseJson(text);
	if (parsed instanceof Problem || isObject(parsed)) return parsed;
	return cannotDeserialize('body', parsed);
}

/** The body of a request that must be a JSON array. */
export function parseJsonArray(text: string): readonly unknown[] | Problem {
	const parsed = parseJson(text);
	if (parsed instanceof Problem || Array.isArray(parsed)) return parsed;
	return cannotDeserialize('list', parsed);
}

function parseJson(text: string): unknown {
	if (text.trim() === '') return PROBLEMS.noBody();
	try {
		return JSON.parse(text);
	} catch (error) {
		const reason = String(error);
		const cut = reason.includes('Unexpected end') ? text.length : 0;
		const at = Number(/position (\d+)/.exec(reason)?.[1] ?? cut);
		const lines = text.slice(0, at).split('\n');
		const column = (lines.at(-1)?.length ?? 0) + 1;
		return PROBLEMS.badJson(lines.length, column, 'Unexpected character or end of input');
	}
}

/** HubSpot's reader turns numbers and booleans into text where it wants text. */
export function asText(value: unknown): string | undefined | Problem {
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'object') return cannotDeserialize('text', value);
	return String(value);
}
