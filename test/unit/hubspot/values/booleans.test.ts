import { choices, textOrCode } from '../../support/valueRules';

describe('a single checkbox', () => {
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
		['yes', 'true'],
		['No', 'false'],
		['ON', 'true'],
		['off ', 'false'],
		['y', 'true'],
		['N', 'false'],
		['t', 'true'],
		['F', 'false'],
		[1n, 'true'],
	])('%j is sent as %s', (value, text) => {
		expect(textOrCode(value, property)).toBe(text);
	});

	test.each([['---'], [2], ['oui'], ['x'], [{}], [new Date(0)], [() => true]])(
		'%j is refused',
		(value) => {
			expect(textOrCode(value, property)).toBe('VALUE_NOT_A_BOOLEAN');
		},
	);

	test('two values are refused', () => {
		expect(textOrCode([true, false], property)).toBe('VALUE_IS_LIST');
	});
});

describe('a single checkbox whose labels have the opposite meaning', () => {
	const property = { type: 'bool', choices: choices(['true', 'No'], ['false', 'Yes, please']) };

	test.each([
		['no', 'true'],
		[' No\u200b', 'true'],
		['yes, please', 'false'],
		['true', 'true'],
		[true, 'true'],
		['0', 'false'],
		[1, 'true'],
	])('%j is sent as %s', (value, text) => {
		expect(textOrCode(value, property)).toBe(text);
	});

	test.each(['yes', 'on', 'off', 'n'])('%j is refused: it can mean either', (value) => {
		expect(textOrCode(value, property)).toBe('VALUE_NOT_A_BOOLEAN');
	});
});

describe('a single checkbox with', () => {
	test('labels that are digits takes them first, also from a number', () => {
		const property = { type: 'bool', choices: choices(['true', '0'], ['false', '1']) };
		expect(['0', 0, '1', 1, true].map((value) => textOrCode(value, property))).toEqual([
			...['true', 'true', 'false', 'false', 'true'],
		]);
	});

	test('the same label twice takes the label for neither', () => {
		const property = { type: 'bool', choices: choices(['true', 'Yes'], ['false', 'yes']) };
		expect(textOrCode('YES', property)).toBe('VALUE_NOT_A_BOOLEAN');
	});

	test.each([
		['yes', 'true'],
		['off', 'false'],
	])('no options takes %s', (value, text) => {
		expect(textOrCode(value, { type: 'bool' })).toBe(text);
	});
});
