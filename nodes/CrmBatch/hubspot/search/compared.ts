import { cleaned } from '../characters';
import { failed, success, type Result } from '../errors/failure';
import { problem, type Problem } from '../errors/problem';
import { isEmpty } from '../request/fields/fieldNames';
import type { PropertyDefinition } from '../schema/definition';
import { convert } from '../values/convert';
import type { Converted } from '../values/conversion';
import { emailProblem } from '../values/emails';
import { givenValue, listOf } from '../values/given';
import type { ValueRules } from '../values/properties';
import { plainToText } from '../values/text';
import type { Takes } from './operators';

/** The fields of a filter that have what the property is compared with. */
export interface ComparedValues {
	readonly value?: string;
	readonly highValue?: string;
	readonly values?: readonly string[];
}

type Compared = Result<ComparedValues, Problem>;

type ToCompared = (value: unknown, definition: PropertyDefinition, rules: ValueRules) => Compared;

/** The fields of a filter with its values, by what its operator takes. */
export const comparedWith: Readonly<Record<Takes, ToCompared>> = {
	none: () => success({}),
	one: (value, definition, rules) => {
		const one = toValue(value, definition, rules);
		return one.ok ? success({ value: one.value }) : one;
	},
	two: (value, definition, rules) => {
		const both = toValues(value, definition, rules);
		if (!both.ok) return both;
		const [least, greatest, ...others] = both.value;
		return least === undefined || greatest === undefined || others.length > 0
			? failed(problem('FILTER_NEEDS_TWO_VALUES', { count: String(both.value.length) }))
			: success({ value: least, highValue: greatest });
	},
	several: (value, definition, rules) => {
		const values = toValues(value, definition, rules);
		if (!values.ok) return values;
		// HubSpot compares text in lower case, and these only if they are in lower case.
		const isText = definition.type === 'string';
		const lower = values.value.map((text) => (isText ? text.toLowerCase() : text));
		return success({ values: [...new Set(lower)] });
	},
	word: (value) => {
		const given: readonly unknown[] = Array.isArray(value) ? value : [value];
		if (given.length > 1) return failed(problem('VALUE_IS_LIST', { count: String(given.length) }));
		const [one] = given;
		if (isEmpty(one)) return missing;
		const text = plainToText(one);
		if (!text.ok) return text;
		const word = cleaned(text.value);
		return word === '' ? missing : success({ value: word });
	},
};

const missing = failed(problem('FILTER_VALUE_MISSING'));

function toValues(
	value: unknown,
	definition: PropertyDefinition,
	rules: ValueRules,
): Result<readonly string[], Problem> {
	const values: string[] = [];
	for (const member of membersOf(value, definition)) {
		const one = toValue(member, definition, rules);
		if (!one.ok) return one;
		values.push(one.value);
	}
	return values.length > 0 ? success(values) : missing;
}

/** The values in a list, or in text that separates them by semicolons or lines; no empty ones. */
export function membersOf(value: unknown, definition: PropertyDefinition): readonly unknown[] {
	const list = listOf(value, definition);
	const isOne = typeof list !== 'string' || definition.choices.find(list).length > 0;
	const members: readonly unknown[] = Array.isArray(list)
		? list
		: isOne
			? [list]
			: list.split(/[;\n]/).map((part) => part.trim());
	return members.filter((member) => !isEmpty(member));
}

/** One value, as the search compares it: HubSpot's guide gives all dates in milliseconds. */
export function toValue(
	value: unknown,
	definition: PropertyDefinition,
	rules: ValueRules,
): Converted {
	const single = { ...definition, isMultiple: false };
	const given = givenValue(value, single);
	if (given === undefined) return missing;
	const converted = convert(given, single, rules);
	if (!converted.ok) return converted;
	const wrong = emailProblem(rules.object, definition.name, converted.value);
	if (wrong) return failed(wrong);
	const isTime = definition.type === 'date' || definition.type === 'datetime';
	return success(isTime ? String(Date.parse(converted.value)) : converted.value);
}
