import { failed, success } from '../errors/failure';
import { problem } from '../errors/problem';
import { shown, type Converter } from './conversion';

const booleans: ReadonlyMap<unknown, string> = new Map([
	...['true', '1', 1, true].map((value) => [value, 'true'] as const),
	...['false', '0', 0, false].map((value) => [value, 'false'] as const),
]);

/** A single checkbox: true and false in the usual spellings, and the labels of its two choices. */
export const toBoolean: Converter = (value, { choices }) => {
	const spelled = typeof value === 'string' ? value.trim().toLowerCase() : value;
	const text = booleans.get(spelled);
	if (text !== undefined) return success(text);
	const [choice, ...more] = typeof value === 'string' ? choices.find(value) : [];
	return choice && more.length === 0
		? success(choice.value)
		: failed(problem('VALUE_NOT_A_BOOLEAN', { value: shown(value) }));
};
