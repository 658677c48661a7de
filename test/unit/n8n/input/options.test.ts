import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { OptionValues } from '../../../../nodes/CrmBatch/n8n/input/options';

/** The value of a single option, and the failure if it is invalid. */
const read = <Value>(value: unknown, how: (given: OptionValues) => Value) => {
	const given = new OptionValues({ it: value });
	return { value: how(given), failure: given.failure };
};

describe('a boolean option', () => {
	test.each([
		{ given: true, value: true },
		{ given: 'true', value: true },
		{ given: 1, value: true },
		{ given: false, value: false },
		{ given: 'false', value: false },
		{ given: 0, value: false },
	])('$given is $value, whatever the default', ({ given, value }) => {
		for (const byDefault of [true, false]) {
			expect(read(given, (values) => values.boolean('it', 'It', byDefault))).toEqual({ value });
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
				failure: failureOf(problem('OPTION_NOT_A_BOOLEAN'), "'It'"),
			});
		},
	);
});

describe('an option with choices', () => {
	const choose = (values: OptionValues) => values.choice('it', 'It', ['a', 'b', 'true']);

	test.each(['a', 'b', 'true'])('%s is accepted', (given) => {
		expect(read(given, choose)).toEqual({ value: given });
	});

	test.each([undefined, null])('%s is the first choice', (given) => {
		expect(read(given, choose)).toEqual({ value: 'a' });
	});

	test.each(['', 'A', ' a', 'c', true, 0, ['a'], { a: 'a' }])('%j is refused', (given) => {
		expect(read(given, choose)).toEqual({
			value: 'a',
			failure: failureOf(problem('OPTION_NOT_A_CHOICE', { choices: 'a, b, true' }), "'It'"),
		});
	});
});

describe('a number option', () => {
	const range = { label: 'It', least: -1, most: 12.5, byDefault: 7 };
	const number = (values: OptionValues) => values.number('it', range);

	test.each([
		{ given: undefined, value: 7 },
		{ given: -1, value: -1 },
		{ given: 0, value: 0 },
		{ given: 12.5, value: 12.5 },
		{ given: '12', value: 12 },
		{ given: ' 0.5 ', value: 0.5 },
		{ given: '-1', value: -1 },
	])('$given is $value', ({ given, value }) => {
		expect(read(given, number)).toEqual({ value });
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
			failure: failureOf(problem('OPTION_OUT_OF_RANGE', { least: '-1', most: '12.5' }), "'It'"),
		});
	});
});

test('the failure is that of the first invalid option', () => {
	const given = new OptionValues({ one: 'x', two: 'x', three: true });
	given.boolean('three', 'Three');
	expect(given.failure).toBeUndefined();
	given.boolean('two', 'Two');
	given.choice('one', 'One', ['a']);
	expect(given.failure).toEqual(failureOf(problem('OPTION_NOT_A_BOOLEAN'), "'Two'"));
});
