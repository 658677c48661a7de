import { folded } from '../characters';
import { failed, success } from '../errors/failure';
import { problem } from '../errors/problem';
import type { ChoiceList } from '../schema/choices';
import { shown, type Converter } from './conversion';

/** Words for a checkbox, and the letters that databases and forms shorten them to. */
const words: ReadonlyMap<string, string> = new Map([
	...['true', 'yes', 'on', 'y', 't'].map((value) => [value, 'true'] as const),
	...['false', 'no', 'off', 'n', 'f'].map((value) => [value, 'false'] as const),
]);

const digits: ReadonlyMap<string, string> = new Map([
	['1', 'true'],
	['0', 'false'],
]);

/**
 * A single checkbox: the values and labels of its two choices, true and false in the usual words,
 * 1 and 0. The account's labels come first: the label of `true` can be No.
 */
export const toBoolean: Converter = (value, { choices }) => {
	if (value === true || value === 'true') return success('true');
	if (value === false || value === 'false') return success('false');
	const text = isPlain(value) ? String(value) : '';
	const [choice, ...others] = choices.find(text);
	if (choice && others.length === 0) return success(choice.value);
	const word = folded(text);
	const meant = digits.get(word) ?? (isInverted(choices) ? undefined : words.get(word));
	return meant !== undefined && others.length === 0
		? success(meant)
		: failed(problem('VALUE_NOT_A_BOOLEAN', { value: shown(value) }));
};

function isPlain(value: unknown): boolean {
	return ['string', 'number', 'boolean', 'bigint'].includes(typeof value);
}

/** Does a choice have the other's usual word as its label? Then no word has its usual meaning. */
function isInverted({ all }: ChoiceList): boolean {
	return all.some(({ value, label }) => {
		const meant = words.get(folded(label));
		return meant !== undefined && meant !== value;
	});
}
