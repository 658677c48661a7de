import type { ApiReply } from './request';

type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path of keys, such as `at(body, 'paging', 'next')`. */
export function at(value: unknown, ...keys: ReadonlyArray<string | number>): unknown {
	let current = value;
	for (const key of keys) {
		if (typeof current !== 'object' || current === null) return undefined;
		current = Reflect.get(current, key);
	}
	return current;
}

export function textAt(value: unknown, ...keys: ReadonlyArray<string | number>): string {
	const found = at(value, ...keys);
	return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

export function listAt(value: unknown, ...keys: ReadonlyArray<string | number>): unknown[] {
	const found = at(value, ...keys);
	return Array.isArray(found) ? found : [];
}

export const resultsOf = (reply: ApiReply | undefined): unknown[] => listAt(reply?.body, 'results');
export const errorsOf = (reply: ApiReply | undefined): unknown[] => listAt(reply?.body, 'errors');
export const messageOf = (reply: ApiReply | undefined): string => textAt(reply?.body, 'message');
export const categoryOf = (reply: ApiReply | undefined): string => textAt(reply?.body, 'category');

/** The refused values in the message of an error, such as those of "Property values were not valid". */
export function refusedValues(message: string): unknown[] {
	const start = message.indexOf('[{');
	if (start === -1) return [];
	try {
		const values: unknown = JSON.parse(message.slice(start));
		return Array.isArray(values) ? values.filter(isObject) : [];
	} catch {
		return [];
	}
}
