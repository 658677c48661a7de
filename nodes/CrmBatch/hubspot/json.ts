/**
 * Reading JSON of which nothing is certain: a reply is data, and a hostile or broken one must
 * never throw. HubSpot calls all fields of its errors optional (HubSpot, "Error handling").
 */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object, or an empty one. */
export function objectAt(parent: JsonObject, key: string): JsonObject {
	const value = own(parent, key);
	return isObject(value) ? value : {};
}

/** The objects in a list; what is not a list has none. */
export function objectsAt(parent: JsonObject, key: string): JsonObject[] {
	const value = own(parent, key);
	return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A text, or a number or boolean as its text; anything else is `undefined`. */
export function textAt(parent: JsonObject, key: string): string | undefined {
	return textOf(own(parent, key));
}

/** The texts in a list, or the single text that stands in its place. */
export function textsAt(parent: JsonObject, key: string): string[] {
	const value = own(parent, key);
	const values: unknown[] = Array.isArray(value) ? value : [value];
	return values.map(textOf).filter((text): text is string => text !== undefined);
}

/** Parsed JSON text, or `undefined` when it is none. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function own(parent: JsonObject, key: string): unknown {
	return Object.hasOwn(parent, key) ? parent[key] : undefined;
}

function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
