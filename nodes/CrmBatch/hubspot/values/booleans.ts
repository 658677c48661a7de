import { complain } from '../errors/problem';
import { choose } from './choose';
import { shown, type Converter } from './conversion';

const booleans: ReadonlyMap<unknown, string> = new Map([
	...['true', '1', 1, true].map((value) => [value, 'true'] as const),
	...['false', '0', 0, false].map((value) => [value, 'false'] as const),
]);

/** A single checkbox: true and false in the usual spellings, and the labels of its two choices. */
export const toBoolean: Converter = (value, property) => {
	const spelled = typeof value === 'string' ? value.trim().toLowerCase() : value;
	const text = booleans.get(spelled);
	if (text !== undefined) return { text };
	const chosen = typeof value === 'string' ? choose(value, property.choices) : [];
	const [choice] = chosen;
	return choice && chosen.length === 1
		? { text: choice.value }
		: complain('VALUE_NOT_A_BOOLEAN', { value: shown(value) });
};
