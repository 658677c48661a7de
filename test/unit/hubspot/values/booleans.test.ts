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
	])('%j is sent as %s', (value, text) => {
		expect(textOrCode(value, property)).toBe(text);
	});

	test.each([['yes'], [2], ['on'], [{}], [new Date(0)]])('%j is refused', (value) => {
		expect(textOrCode(value, property)).toBe('VALUE_NOT_A_BOOLEAN');
	});

	test('two values are refused', () => {
		expect(textOrCode([true, false], property)).toBe('VALUE_IS_LIST');
	});
});
