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

/**
 * The objects in a list; what is not a list has none.
 *
 * @param most members of the list that are looked at
 */
export function objectsAt(parent: JsonObject, key: string, most = Infinity): JsonObject[] {
	const value = own(parent, key);
	return Array.isArray(value) ? value.slice(0, most).filter(isObject) : [];
}

/** A text, or a number or boolean as its text; anything else is `undefined`. */
export function textAt(parent: JsonObject, key: string): string | undefined {
	return textOf(own(parent, key));
}

/**
 * The texts in a list, or the single text that stands in its place.
 *
 * @param most members of the list that are looked at
 */
export function textsAt(parent: JsonObject, key: string, most = Infinity): string[] {
	const value = own(parent, key);
	const values: unknown[] = Array.isArray(value) ? value.slice(0, most) : [value];
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

/**
 * The value with `null` in place of everything that is nested deeper. JSON of any depth can be
 * parsed, but not copied or written again: both are recursive. Returns the same value if it is not
 * that deep.
 *
 * @param levels of objects and lists, the value itself included
 */
export function withoutDepth(value: unknown, levels: number): unknown {
	return isDeeper(value, levels) ? shallow(value, levels) : value;
}

function isDeeper(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1));
}

function shallow(value: unknown, levels: number): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (levels === 0) return null;
	if (Array.isArray(value)) return value.map((member) => shallow(member, levels - 1));
	const members = Object.entries(value);
	return Object.fromEntries(members.map(([name, member]) => [name, shallow(member, levels - 1)]));
}

/** Sets a member of an object. An assignment alone would call the setter of a name like __proto__. */
export function setMember(object: Record<string, unknown>, name: string, value: unknown): void {
	if (name === '__proto__') {
		const isOwn = { writable: true, enumerable: true, configurable: true };
		Object.defineProperty(object, name, { value, ...isOwn });
	} else object[name] = value;
}

function own(parent: JsonObject, key: string): unknown {
	return Object.hasOwn(parent, key) ? parent[key] : undefined;
}

function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
