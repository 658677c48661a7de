import { toProperties } from '../../../../nodes/CrmBatch/hubspot/values/properties';
import { choices, converted, definition, outcomeOf, rulesOf } from '../../support/valueRules';

describe('a number', () => {
	const property = { type: 'number' };

	test.each([
		['zero', 0, '0'],
		['a fraction', 0.1, '0.1'],
		['a negative number', -1.5, '-1.5'],
		['a small fraction, in plain digits', 1e-7, '0.0000001'],
		['a small negative fraction', -2.5e-9, '-0.0000000025'],
		['a fraction with all its digits', 1.23456789012345e-10, '0.000000000123456789012345'],
		['the smallest fraction', 5e-324, `0.${'0'.repeat(323)}5`],
		['text that ends with its point', '12.', '12.'],
		['the largest that is exact', Number.MAX_SAFE_INTEGER, '9007199254740991'],
		['a big integer', 9007199254740993n, '9007199254740993'],
		['text, as it is', '24.00', '24.00'],
		['text with a leading zero', '007', '007'],
		['text with blanks around it', ' 12 ', '12'],
		['text with a sign', '+5', '+5'],
		['text with more digits than a number keeps', '9007199254740993', '9007199254740993'],
		['text without digits before the point', '.5', '.5'],
		['text with an exponent', '1e3', '1e3'],
	])('%s is sent', (_, value, text) => {
		expect(outcomeOf(value, property)).toBe(text);
	});

	test.each([
		['a decimal comma', '1,5', 'VALUE_DECIMAL_COMMA'],
		['a comma of thousands', '1,234', 'VALUE_DECIMAL_COMMA'],
		['both, as in German', '1.234,50', 'VALUE_DECIMAL_COMMA'],
		['both, as in English', '1,234.50', 'VALUE_DECIMAL_COMMA'],
		['a unit', '12 kg', 'VALUE_NOT_A_NUMBER'],
		['a currency', '€12', 'VALUE_NOT_A_NUMBER'],
		['two points', '1.2.3', 'VALUE_NOT_A_NUMBER'],
		['a hexadecimal number', '0x10', 'VALUE_NOT_A_NUMBER'],
		['a point alone', '.', 'VALUE_NOT_A_NUMBER'],
		['a comma alone in words', 'a,b', 'VALUE_NOT_A_NUMBER'],
		['text', 'many', 'VALUE_NOT_A_NUMBER'],
		['Infinity as text', 'Infinity', 'VALUE_NOT_A_NUMBER'],
		['a boolean', true, 'VALUE_NOT_A_NUMBER'],
		['a date', new Date(0), 'VALUE_NOT_A_NUMBER'],
		['an object', { amount: 1 }, 'VALUE_NOT_A_NUMBER'],
		['not a number', Number.NaN, 'VALUE_NOT_FINITE'],
		['infinity', -Infinity, 'VALUE_NOT_FINITE'],
		['a number that lost digits', 2 ** 53, 'VALUE_LOST_DIGITS'],
		['several numbers', [1, 2], 'VALUE_IS_LIST'],
		['more digits than HubSpot takes', '1'.repeat(65_537), 'VALUE_TOO_LONG'],
	])('%s is refused', (_, value, code) => {
		expect(outcomeOf(value, property)).toBe(code);
	});
});

test('a text that is almost a number is refused without delay', () => {
	const from = performance.now();
	expect(outcomeOf(`${'1'.repeat(65_000)}x`, { type: 'number' })).toBe('VALUE_NOT_A_NUMBER');
	expect(performance.now() - from).toBeLessThan(500);
});

describe('a boolean', () => {
	const property = { type: 'bool', choices: choices(['true', 'Ja'], ['false', 'Nein']) };

	test.each([
		[true, 'true'],
		[false, 'false'],
		[1, 'true'],
		[0, 'false'],
		['1', 'true'],
		['0', 'false'],
		['TRUE', 'true'],
		[' False ', 'false'],
		['Ja', 'true'],
		['nein', 'false'],
		[[true], 'true'],
	])('%j is sent as %s', (value, text) => {
		expect(outcomeOf(value, property)).toBe(text);
	});

	test.each([['yes'], [2], ['on'], [{}], [new Date(0)]])('%j is refused', (value) => {
		expect(outcomeOf(value, property)).toBe('VALUE_NOT_A_BOOLEAN');
	});

	test('two at once are refused', () => {
		expect(outcomeOf([true, false], property)).toBe('VALUE_IS_LIST');
	});
});

describe('a choice', () => {
	const property = {
		type: 'enumeration',
		name: 'plan',
		label: 'Plan',
		choices: choices(
			['free', 'Free of charge'],
			['pro', 'Professional'],
			['1', 'One'],
			['2', 'pro'],
			['3', 'PRO'],
			['a', 'Both'],
			['b', 'Both'],
		),
	};

	test.each([
		['by its value', 'free', 'free'],
		['by its label', 'Free of charge', 'free'],
		['by its label in other case, with blanks', '  free OF charge ', 'free'],
		['by its value in other case', 'FREE', 'free'],
		['by its value, although another has it as a label', 'pro', 'pro'],
		['by its label, although another has it in other case', 'PRO', '3'],
		['by a number', 1, '1'],
		['in a list of one', ['pro'], 'pro'],
	])('is found %s', (_, value, text) => {
		expect(outcomeOf(value, property)).toBe(text);
	});

	test.each([
		['that there is not', 'gold', 'VALUE_NOT_A_CHOICE'],
		['whose label two have', 'both', 'VALUE_CHOICE_UNCLEAR'],
		['of which there are two', ['free', 'pro'], 'VALUE_IS_LIST'],
		['that is an object', { plan: 'free' }, 'VALUE_IS_OBJECT'],
		['to append where one is taken', ';free', 'VALUE_NOT_A_CHOICE'],
		['in a list of one that is an object', [{ plan: 'free' }], 'VALUE_IS_OBJECT'],
	])('%s is refused', (_, value, code) => {
		expect(outcomeOf(value, property)).toBe(code);
	});

	test('that there is not is told with those that there are', () => {
		expect(converted('gold', property)).toMatchObject({
			refused: {
				message:
					"Property 'Plan' (plan) is 'gold', not one of its choices: Free of charge (free), Professional (pro), One (1), pro (2), PRO (3), Both (a), Both (b)",
			},
		});
	});

	test('a message lists ten choices, and none that HubSpot hides', () => {
		const many = Array.from({ length: 12 }, (_, place) => [`v${place}`] as [string]);
		const [first, ...others] = choices(...many);
		const hidden = first ? [{ ...first, isHidden: true }, ...others] : [];
		expect(converted('x', { type: 'enumeration', choices: hidden })).toMatchObject({
			refused: { message: expect.stringMatching(/: v1, v2, .*, v10, and 1 more$/) as string },
		});
		expect(outcomeOf('v0', { type: 'enumeration', choices: hidden })).toBe('v0');
	});

	test('is not judged where HubSpot keeps the choices elsewhere', () => {
		expect(outcomeOf(' anything ', { type: 'enumeration' })).toBe('anything');
	});
});

describe('several choices', () => {
	const property = {
		type: 'enumeration',
		isMultiple: true,
		choices: choices(['cycling', 'Cycling'], ['music', 'Music'], ['r;b', 'Rhythm; and blues']),
	};

	test.each([
		['a list', ['cycling', 'music'], 'cycling;music'],
		['a list with labels and blanks', [' Music ', 'cycling'], 'music;cycling'],
		['a list in which one occurs twice', ['music', 'Music'], 'music'],
		['a list with empty members', ['music', null, '', ' '], 'music'],
		['text', 'cycling;music', 'cycling;music'],
		['text with blanks and empty parts', ' Cycling ;; music; ', 'cycling;music'],
		['one', 'music', 'music'],
		['one to append', ';music', ';music'],
		['several to append, by their labels', ';Music;Cycling', ';music;cycling'],
		['a label with a semicolon in it', 'Rhythm; and blues', 'r;b'],
		['a list of texts with several', ['cycling;music', 'music'], 'cycling;music'],
		['a list that begins with one to append', [';music', 'cycling'], ';music;cycling'],
		['a list in which another has a semicolon', ['music', ';cycling'], 'music;cycling'],
	])('%s are sent', (_, value, text) => {
		expect(outcomeOf(value, property)).toBe(text);
	});

	test.each([
		['one of them is none', ['music', 'chess'], 'VALUE_NOT_A_CHOICE'],
		['one part is none', 'music;chess', 'VALUE_NOT_A_CHOICE'],
		['they are separated by commas', 'cycling, music', 'VALUE_CHOICES_BY_COMMA'],
		['one is an object', ['music', {}], 'VALUE_LIST_HAS_OBJECT'],
		['one is a list', ['music', ['cycling']], 'VALUE_LIST_HAS_OBJECT'],
	])('are refused when %s', (_, value, code) => {
		expect(outcomeOf(value, property)).toBe(code);
	});

	test.each([[';'], [' ; ; '], [[';', '']]])('%j appends nothing, and clears nothing', (value) => {
		const [own] = [definition(property)];
		const sent = (empty: 'ignore' | 'clear') =>
			toProperties({ x: value }, empty, rulesOf({ properties: [own] }));
		expect(sent('ignore')).toMatchObject({ ok: true, properties: {} });
		expect(sent('clear')).toMatchObject({ ok: true, properties: {} });
	});
});

test('a choice is found though its value or label has blanks around it', () => {
	const blank = { type: 'enumeration', choices: choices([' Foo ', 'Bar '], ['Foo', 'Other']) };
	expect(['Bar', 'Bar ', ' Foo ', 'Foo', 'foo '].map((text) => outcomeOf(text, blank))).toEqual([
		' Foo ',
		' Foo ',
		' Foo ',
		'Foo',
		'VALUE_CHOICE_UNCLEAR',
	]);
});

test('a choice that a list names twice is one', () => {
	const twice = { type: 'enumeration', choices: choices(['a', 'Label'], ['a', 'Label']) };
	expect(outcomeOf('label', twice)).toBe('a');
});

test('a message cuts a long value, and no character in half', () => {
	const refused = converted(`x${'😀'.repeat(40)}`, { type: 'number' });
	expect(refused).toMatchObject({
		refused: { message: expect.stringMatching(/is 'x(😀)+…', not a number/u) as string },
	});
	expect(JSON.stringify(refused)).not.toMatch(/\\ud83d(?!\\)/i);
});
