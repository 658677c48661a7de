import { choices, converted, outcomeOf } from '../../support/valueRules';

describe('a number', () => {
	const property = { type: 'number' };

	test.each([
		['zero', 0, '0'],
		['a fraction', 0.1, '0.1'],
		['a negative number', -1.5, '-1.5'],
		['a small fraction, in plain digits', 1e-7, '0.0000001'],
		['a small negative fraction', -2.5e-9, '-0.0000000025'],
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
	])('%s is refused', (_, value, code) => {
		expect(outcomeOf(value, property)).toBe(code);
	});
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

	test.each([['yes'], [2], ['on'], [{}], [new Date(0)], [[true, false]]])(
		'%j is refused',
		(value) => {
			expect(outcomeOf(value, property)).toMatch(/^VALUE_(NOT_A_BOOLEAN|IS_LIST)$/);
		},
	);
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
	])('%s is refused', (_, value, code) => {
		expect(outcomeOf(value, property)).toBe(code);
	});

	test('that there is not is told with those that there are', () => {
		expect(converted('gold', property)).toMatchObject({
			refused: {
				message:
					"Property 'Plan' (plan) is 'gold', not one of its choices: Free of charge (free), Professional (pro), One (1), pro (2), Both (a), Both (b)",
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
	])('%s are sent', (_, value, text) => {
		expect(outcomeOf(value, property)).toBe(text);
	});

	test.each([
		['one of them is none', ['music', 'chess'], 'VALUE_NOT_A_CHOICE'],
		['one part is none', 'music;chess', 'VALUE_NOT_A_CHOICE'],
		['they are separated by commas', 'cycling, music', 'VALUE_NOT_A_CHOICE'],
		['one is an object', ['music', {}], 'VALUE_IS_OBJECT'],
	])('are refused when %s', (_, value, code) => {
		expect(outcomeOf(value, property)).toBe(code);
	});
});
