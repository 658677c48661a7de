import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { ChoiceList } from '../../../../nodes/CrmBatch/hubspot/schema/choices';
import type { PropertyDefinition } from '../../../../nodes/CrmBatch/hubspot/schema/definition';
import { toProperties } from '../../../../nodes/CrmBatch/hubspot/values/properties';
import {
	choice,
	choices,
	converted,
	definition,
	rulesOf,
	textOrCode,
} from '../../support/valueRules';

const HIDDEN = '\u200b\ufeff\u00ad\u2066';
const FAMILY = '👨\u200d👩\u200d👧';

interface Kind {
	readonly title: string;
	readonly property: Partial<PropertyDefinition>;
	readonly value: string;
	readonly text: string;
}

const owner = choice('534941', 'Ada Okafor', { alias: 'ada@x.io' });
const plans = choices(['free', 'Free of charge'], ['pro', 'Professional']);
const kinds: readonly Kind[] = [
	{ title: 'a number', property: { type: 'number' }, value: '12.5', text: '12.5' },
	{ title: 'a date', property: { type: 'date' }, value: '2026-12-31', text: '2026-12-31' },
	{
		title: 'a date and time',
		property: { type: 'datetime' },
		value: '2026-12-31T14:30Z',
		text: '2026-12-31T14:30:00.000Z',
	},
	{ title: 'a checkbox', property: { type: 'bool' }, value: 'TRUE', text: 'true' },
	{
		title: 'the label of an option',
		property: { type: 'enumeration', choices: plans },
		value: 'free of charge',
		text: 'free',
	},
	{
		title: 'one of several options',
		property: { type: 'enumeration', isMultiple: true, choices: plans },
		value: 'pro',
		text: 'pro',
	},
	{
		title: 'an option that is not checked',
		property: { type: 'enumeration' },
		value: 'any',
		text: 'any',
	},
	{
		title: 'the ID of an owner',
		property: { type: 'enumeration', choicesIn: 'owners' },
		value: '534941',
		text: '534941',
	},
	{
		title: 'the email address of an owner',
		property: { type: 'enumeration', choicesIn: 'owners', choices: new ChoiceList([owner]) },
		value: 'ada@x.io',
		text: '534941',
	},
	{
		title: 'an address',
		property: { type: 'string', isAddress: true },
		value: 'ada@x.io',
		text: 'ada@x.io',
	},
];

describe.each(kinds)('$title', ({ property, value, text }) => {
	const half = Math.ceil(value.length / 2);

	test.each([
		['around it', `${HIDDEN}\u00a0${value}\u202f${HIDDEN}`],
		['within it', `${value.slice(0, half)}${HIDDEN}${value.slice(half)}`],
		['in a list of one', [`${HIDDEN}${value}`]],
	])('has no invisible characters %s', (_, given) => {
		expect(textOrCode(given, property)).toBe(text);
	});

	test.each([['\ufeff'], ['\u200b'], [' \u200b\u00a0'], [['\u200b', '']]])(
		'%j is empty',
		(empty) => {
			const rules = rulesOf({ properties: [definition(property)] });
			const sent = (policy: 'ignore' | 'clear') => toProperties({ x: empty }, policy, rules);
			expect(sent('ignore')).toEqual({ ok: true, value: {}, leftOut: [] });
			expect(sent('clear')).toEqual({ ok: true, value: { x: '' }, leftOut: [] });
		},
	);
});

describe('free text', () => {
	test.each([FAMILY, ' a\u200bb ', '\u200b', 'co\u00adop', '\u200e1'])(
		'%j is unchanged',
		(text) => {
			expect(textOrCode(text, { type: 'string' })).toBe(text);
			expect(textOrCode(text, { type: '' })).toBe(text);
			expect(toProperties({ x: text }, 'clear', rulesOf())).toMatchObject({ value: { x: text } });
		},
	);
});

describe('an email address', () => {
	test('of a contact is cleaned even if the properties cannot be read', () => {
		const sent = toProperties({ email: '\ufeffada@x.io\u00a0' }, 'ignore', rulesOf());
		expect(sent).toMatchObject({ ok: true, value: { email: 'ada@x.io' } });
		expect(toProperties({ email: '\u200b' }, 'clear', rulesOf())).toMatchObject({
			value: { email: '' },
		});
	});

	test('in a list is cleaned too', () => {
		const value = [' a@x.io\u200b', '\u200b', 'b@x.io '];
		expect(textOrCode(value, { isAddress: true })).toBe('a@x.io;b@x.io');
	});

	test('that is no text is handled as in free text', () => {
		expect(textOrCode({ a: 1 }, { isAddress: true })).toBe('VALUE_IS_OBJECT');
		expect(textOrCode(['a', {}], { isAddress: true })).toBe('VALUE_LIST_HAS_OBJECT');
		expect(textOrCode(49_170, { isAddress: true })).toBe('49170');
	});
});

describe('the options of a property', () => {
	const property = {
		type: 'enumeration',
		choices: choices(
			['fam', `${FAMILY} Family`],
			['sp\u200bot', 'Spot'],
			['2', 'PRO'],
			['3', 'pro'],
			['caf', 'Cafe\u0301'],
			['gap', 'Two\u00a0words'],
		),
	};

	test.each([
		['with joiners, exactly', `${FAMILY} Family`, 'fam'],
		['with joiners, in another case', `${FAMILY} FAMILY `, 'fam'],
		['without the joiners', '👨👩👧 family', 'fam'],
		['as a value that has invisible characters', 'sp\u200bot', 'sp\u200bot'],
		['as that value without them', 'spot', 'sp\u200bot'],
		['in the right case, although another differs only in case', '\u200bPRO', '2'],
		['with a composed letter', 'CAFÉ', 'caf'],
		['with another space', 'two words', 'gap'],
	])('are found %s', (_, value, text) => {
		expect(textOrCode(value, property)).toBe(text);
	});

	test('can be several, separated by semicolons with invisible characters', () => {
		const several = { ...property, isMultiple: true };
		expect(textOrCode('\ufeffspot;\u200b;\u200bPRO', several)).toBe('sp\u200bot;2');
		expect(textOrCode('\ufeff;spot', several)).toBe(';sp\u200bot');
	});
});

test('a failure shows invisible characters of the value and of the name', () => {
	const plan = { name: 'plan', type: 'enumeration', choices: choices(['free']) };
	const why = problem('VALUE_NOT_A_CHOICE', { value: 'go\\u200bld', choices: 'free' });
	expect(converted('go\u200bld', plan)).toEqual({
		failure: failureOf(why, "Property 'plan'", 'plan'),
	});
	const name = 'pl\u200ban';
	const unknown = toProperties({ [name]: 1 }, 'ignore', rulesOf({ properties: [] }));
	expect(unknown).toMatchObject({
		failure: { message: expect.stringContaining("Property 'pl\\u200ban'") as string },
	});
});
