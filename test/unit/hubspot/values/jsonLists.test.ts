import { toProperties } from '../../../../nodes/CrmBatch/hubspot/values/properties';
import { choice, choices, definition, rulesOf, textOrCode } from '../../support/valueRules';
import { ChoiceList } from '../../../../nodes/CrmBatch/hubspot/schema/choices';

const interests = {
	type: 'enumeration',
	isMultiple: true,
	choices: choices(['cycling', 'Cycling'], ['music', 'Music'], ['7', 'Seven'], ['[x]', '["y"]']),
};

describe('text that is a JSON list', () => {
	test.each([
		['of options', '["cycling","music"]', 'cycling;music'],
		['of labels, with spaces', ' [ "Cycling" , "music" ] ', 'cycling;music'],
		['with invisible characters around it', '\ufeff["music"]\u200b', 'music'],
		['of numbers', '[7]', '7'],
		['of one text with several options', '["cycling;music"]', 'cycling;music'],
		['of an option to append', '[";music"]', ';music'],
		['with empty members', '["music", "", null]', 'music'],
	])('%s is a list', (_, value, text) => {
		expect(textOrCode(value, interests)).toBe(text);
	});

	test.each([
		['an option', '[x]', '[x]'],
		['the label of an option', '["y"]', '[x]'],
	])('is not read if it is %s', (_, value, text) => {
		expect(textOrCode(value, interests)).toBe(text);
	});

	test.each([
		['of objects', '[{"a":1}]'],
		['of lists', '[["music"]]'],
		['that is not valid', '["music"'],
		['with single quotes', "['music']"],
		['that is an object', '{"a":"music"}'],
	])('%s is not an option', (_, value) => {
		expect(textOrCode(value, interests)).toBe('VALUE_NOT_A_CHOICE');
	});

	test.each([['[]'], ['[""]'], ['[null, " "]']])('%s is empty', (value) => {
		const rules = rulesOf({ properties: [definition(interests)] });
		const sent = (policy: 'ignore' | 'clear') => toProperties({ x: value }, policy, rules);
		expect(sent('ignore')).toEqual({ ok: true, value: {}, leftOut: [] });
		expect(sent('clear')).toEqual({ ok: true, value: { x: '' }, leftOut: [] });
	});

	test.each([
		['an option', { type: 'enumeration', choices: choices(['a', 'A']) }, '["A"]', 'a'],
		['a number', { type: 'number' }, '["12.5"]', '12.5'],
		['a date', { type: 'date' }, '["2026-12-31"]', '2026-12-31'],
		['a checkbox', { type: 'bool' }, '[true]', 'true'],
	])('of one member gives %s', (_, property, value, text) => {
		expect(textOrCode(value, property)).toBe(text);
	});

	test('of several members is refused where one is taken', () => {
		expect(textOrCode('[1,2]', { type: 'number' })).toBe('VALUE_IS_LIST');
		const plan = { type: 'enumeration', choices: choices(['a'], ['b']) };
		expect(textOrCode('["a","b"]', plan)).toBe('VALUE_IS_LIST');
	});

	test('with a number that loses digits is refused', () => {
		expect(textOrCode('[9007199254740993]', interests)).toBe('VALUE_LOST_DIGITS');
	});

	test.each([{ type: 'string' }, { type: '' }, { isAddress: true }])(
		'stays text in a property that takes any text (%j)',
		(property) => {
			expect(textOrCode('["a","b"]', property)).toBe('["a","b"]');
		},
	);

	test('names the pipeline that a stage is looked up in', () => {
		const stages = new ChoiceList([
			choice('1', 'New', { pipeline: '0' }),
			choice('71', 'New', { pipeline: '7' }),
		]);
		const properties = [
			definition({
				name: 'hs_pipeline',
				type: 'enumeration',
				choicesIn: 'pipelines',
				choices: choices(['0', 'Support'], ['7', 'Returns']),
			}),
			definition({
				name: 'hs_pipeline_stage',
				type: 'enumeration',
				choicesIn: 'stages',
				choices: stages,
			}),
		];
		const values = { hs_pipeline: '["Returns"]', hs_pipeline_stage: '["New"]' };
		expect(toProperties(values, 'ignore', rulesOf({ properties }))).toMatchObject({
			value: { hs_pipeline: '7', hs_pipeline_stage: '71' },
		});
	});
});
