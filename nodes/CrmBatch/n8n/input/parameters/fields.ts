/** Stands for a value that only n8n's engine can tell. */
export const NOT_READ: unique symbol = Symbol('not read');

/** Reads a value from the fields of an item, or returns `NOT_READ`. */
export type FieldReader = (json: unknown) => unknown;

/** A step from an object to one of its fields. */
export interface Step {
	readonly name: string;
	/** Is it written `?.`, so that it may start from nothing? */
	readonly isOptional: boolean;
}

/**
 * A reader of the field to which these steps lead. It does not read what is more than a field, as in
 * `$json.name.length` or `$json.date.year`.
 *
 * @param fromNothing the value for a step that starts from `undefined` or `null`, which throws in n8n
 */
export function fieldReader(steps: readonly Step[], fromNothing: unknown): FieldReader {
	return (json) => {
		let value = json;
		for (const { name, isOptional } of steps) {
			if (value === undefined || value === null) return isOptional ? undefined : fromNothing;
			if (typeof value !== 'object') return NOT_READ;
			const isOwn = Object.hasOwn(value, name);
			if (!isOwn && name in value) return NOT_READ;
			value = isOwn ? (value as Record<string, unknown>)[name] : undefined;
		}
		// n8n tells the user to add () to a function.
		return typeof value === 'function' || typeof value === 'symbol' ? NOT_READ : value;
	};
}

/** Deeper objects are left to n8n: they may contain themselves. */
const DEEPEST = 50;

/** Is it what JSON can hold, or a date? n8n returns such a value as it is, also inside another. */
export function isData(value: unknown, depth = 0): boolean {
	if (typeof value !== 'object') return !['function', 'symbol', 'bigint'].includes(typeof value);
	if (value === null) return true;
	if (depth > DEEPEST) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	if (prototype === Date.prototype) return true;
	if (prototype !== Object.prototype && prototype !== Array.prototype) return false;
	return Object.entries(value).every(
		// The vm engine loses fields with a name that every object has.
		([name, member]) => !(name in Object.prototype) && isData(member, depth + 1),
	);
}

/** A value as n8n writes it into the text of an expression. */
export function inText(value: unknown): string | typeof NOT_READ {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean') {
		return Number.isNaN(value) ? '' : String(value);
	}
	return value === undefined || value === null ? '' : NOT_READ;
}
