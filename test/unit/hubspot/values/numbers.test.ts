import { textOrCode } from '../../support/valueRules';

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
		['the largest exact integer', Number.MAX_SAFE_INTEGER, '9007199254740991'],
		['a big integer', 9007199254740993n, '9007199254740993'],
		['text, unchanged', '24.00', '24.00'],
		['text with a leading zero', '007', '007'],
		['text without the spaces around it', ' 12 ', '12'],
		['text with a sign', '+5', '+5'],
		['text with more digits than a number keeps', '9007199254740993', '9007199254740993'],
		['text without digits before the point', '.5', '.5'],
		['text with an exponent', '1e3', '1e3'],
		['text with spaces between thousands', '1 234 567.50', '1234567.50'],
		['text with no-break spaces between thousands', '-12\u00a0345', '-12345'],
		['text with narrow spaces between thousands', '1\u202f234', '1234'],
		['text with apostrophes between thousands', "1'234'567", '1234567'],
		['text with typographic apostrophes between thousands', '1’234.5', '1234.5'],
		['text with a minus sign', '\u22125.5', '-5.5'],
	])('%s is accepted', (_, value, text) => {
		expect(textOrCode(value, property)).toBe(text);
	});

	test.each([
		['a decimal comma', '1,5', 'VALUE_DECIMAL_COMMA'],
		['a thousands separator', '1,234', 'VALUE_DECIMAL_COMMA'],
		['a thousands point and a decimal comma', '1.234,50', 'VALUE_DECIMAL_COMMA'],
		['a thousands comma and a decimal point', '1,234.50', 'VALUE_DECIMAL_COMMA'],
		['a space that does not separate thousands', '12 34', 'VALUE_NOT_A_NUMBER'],
		['groups of different sizes', '1 234 56', 'VALUE_NOT_A_NUMBER'],
		['two lines', '1\n234', 'VALUE_NOT_A_NUMBER'],
		['different separators', "1 234'567", 'VALUE_NOT_A_NUMBER'],
		['a first group that is too long', '1234 567', 'VALUE_NOT_A_NUMBER'],
		['spaces after the decimal point', '1.234 567', 'VALUE_NOT_A_NUMBER'],
		['spaces between thousands and a decimal comma', '1 234,50', 'VALUE_NOT_A_NUMBER'],
		['a percentage', '12%', 'VALUE_NOT_A_NUMBER'],
		['two signs', '-\u22125', 'VALUE_NOT_A_NUMBER'],
		['a unit', '12 kg', 'VALUE_NOT_A_NUMBER'],
		['a currency', '€12', 'VALUE_NOT_A_NUMBER'],
		['two points', '1.2.3', 'VALUE_NOT_A_NUMBER'],
		['a hexadecimal number', '0x10', 'VALUE_NOT_A_NUMBER'],
		['a point alone', '.', 'VALUE_NOT_A_NUMBER'],
		['text with a comma', 'a,b', 'VALUE_NOT_A_NUMBER'],
		['text', 'many', 'VALUE_NOT_A_NUMBER'],
		['long text that is almost a number', `${'1'.repeat(65_000)}x`, 'VALUE_NOT_A_NUMBER'],
		['Infinity as text', 'Infinity', 'VALUE_NOT_A_NUMBER'],
		['a boolean', true, 'VALUE_NOT_A_NUMBER'],
		['a date', new Date(0), 'VALUE_NOT_A_NUMBER'],
		['an object', { amount: 1 }, 'VALUE_NOT_A_NUMBER'],
		['NaN', Number.NaN, 'VALUE_NOT_FINITE'],
		['infinity', -Infinity, 'VALUE_NOT_FINITE'],
		['a number that has lost digits', 2 ** 53, 'VALUE_LOST_DIGITS'],
		['several numbers', [1, 2], 'VALUE_IS_LIST'],
		['more digits than HubSpot accepts', '1'.repeat(65_537), 'VALUE_TOO_LONG'],
	])('%s is refused', (_, value, code) => {
		expect(textOrCode(value, property)).toBe(code);
	});
});
