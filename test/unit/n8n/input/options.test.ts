import { complain, refusal } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { OptionValues } from '../../../../nodes/CrmBatch/n8n/input/options';

/** What is read of the one option that is given, and what is said to be wrong with it. */
const read = <Value>(value: unknown, how: (given: OptionValues) => Value) => {
	const given = new OptionValues({ it: value });
	return { value: how(given), problem: given.problem };
};

describe('an option that is true or false', () => {
	test.each([
		{ given: true, is: true },
		{ given: 'true', is: true },
		{ given: 1, is: true },
		{ given: false, is: false },
		{ given: 'false', is: false },
		{ given: 0, is: false },
	])('$given is $is, whatever the default', ({ given, is }) => {
		for (const byDefault of [true, false]) {
			expect(read(given, (values) => values.boolean('it', 'It', byDefault))).toEqual({ value: is });
		}
	});

	test.each([undefined, null])('%s is the default', (given) => {
		expect(read(given, (values) => values.boolean('it', 'It', true)).value).toBe(true);
		expect(read(given, (values) => values.boolean('it', 'It'))).toEqual({ value: false });
	});

	test.each(['', 'yes', 'TRUE', ' true', '1', '0', 2, -1, Number.NaN, {}, [], [true]])(
		'%j is refused',
		(given) => {
			expect(read(given, (values) => values.boolean('it', 'It', true))).toEqual({
				value: true,
				problem: refusal(complain('OPTION_NOT_A_BOOLEAN'), "'It'"),
			});
		},
	);
});

describe('an option of several choices', () => {
	const choose = (values: OptionValues) => values.choice('it', 'It', ['a', 'b', 'true']);

	test.each(['a', 'b', 'true'])('%s is chosen', (given) => {
		expect(read(given, choose)).toEqual({ value: given });
	});

	test.each([undefined, null])('%s is the first one', (given) => {
		expect(read(given, choose)).toEqual({ value: 'a' });
	});

	test.each(['', 'A', ' a', 'c', true, 0, ['a'], { a: 'a' }])('%j is refused', (given) => {
		expect(read(given, choose)).toEqual({
			value: 'a',
			problem: refusal(complain('OPTION_NOT_A_CHOICE', { choices: 'a, b, true' }), "'It'"),
		});
	});
});

describe('an option that is a number', () => {
	const range = { label: 'It', least: -1, most: 12.5, byDefault: 7 };
	const number = (values: OptionValues) => values.number('it', range);

	test.each([
		{ given: undefined, is: 7 },
		{ given: -1, is: -1 },
		{ given: 0, is: 0 },
		{ given: 12.5, is: 12.5 },
		{ given: '12', is: 12 },
		{ given: ' 0.5 ', is: 0.5 },
		{ given: '-1', is: -1 },
	])('$given is $is', ({ given, is }) => {
		expect(read(given, number)).toEqual({ value: is });
	});

	test.each([
		{ given: -1.1 },
		{ given: 12.6 },
		{ given: '13' },
		{ given: Number.NaN },
		{ given: Infinity },
		{ given: null },
		{ given: true },
		{ given: false },
		{ given: '' },
		{ given: ' ' },
		{ given: 'seven' },
		{ given: '7 seconds' },
		{ given: [7] },
		{ given: {} },
	])('$given is refused', ({ given }) => {
		expect(read(given, number)).toEqual({
			value: 7,
			problem: refusal(complain('OPTION_OUT_OF_RANGE', { least: '-1', most: '12.5' }), "'It'"),
		});
	});
});

test('the first thing that is wrong is what is said', () => {
	const given = new OptionValues({ one: 'x', two: 'x', three: true });
	given.boolean('three', 'Three');
	expect(given.problem).toBeUndefined();
	given.boolean('two', 'Two');
	given.choice('one', 'One', ['a']);
	expect(given.problem).toEqual({
		message: "'Two' must be true or false",
		category: 'INVALID_INPUT',
		code: 'OPTION_NOT_A_BOOLEAN',
	});
});

test('an option that no list has is not there, though every object inherits one of its name', () => {
	const given = new OptionValues({});
	expect(given.number('size', { label: 'Size', least: 0, most: 1, byDefault: 1 })).toBe(1);
	expect(given.problem).toBeUndefined();
});
