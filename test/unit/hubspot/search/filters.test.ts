import {
	modifiedFilter,
	toFilter,
	valuesOf,
} from '../../../../nodes/CrmBatch/hubspot/search/filters';
import {
	filterOperatorOf,
	filterOperators,
} from '../../../../nodes/CrmBatch/hubspot/search/operators';
import { choice, choices, definition, rulesOf } from '../../support/valueRules';
import { ChoiceList } from '../../../../nodes/CrmBatch/hubspot/schema/choices';
import { object } from '../../support/sentBatch';

const properties = [
	definition({ name: 'city', label: 'City' }),
	definition({ name: 'points', type: 'number' }),
	definition({ name: 'birthday', type: 'date' }),
	definition({ name: 'seen', type: 'datetime' }),
	definition({ name: 'agreed', type: 'bool' }),
	definition({
		name: 'plan',
		type: 'enumeration',
		choices: choices(['free', 'Free of Charge'], ['pro', 'Pro; Yearly']),
	}),
	definition({
		name: 'interests',
		type: 'enumeration',
		isMultiple: true,
		choices: choices(['m', 'Music'], ['t', 'Travel']),
	}),
	definition({
		name: 'owner',
		type: 'enumeration',
		choicesIn: 'owners',
		choices: new ChoiceList([choice('7', 'Ada Own', { alias: 'ada@x.example' })]),
	}),
	definition({
		name: 'hs_pipeline',
		type: 'enumeration',
		choicesIn: 'pipelines',
		choices: choices(['p1', 'Sales'], ['p2', 'Support']),
	}),
	definition({
		name: 'hs_pipeline_stage',
		type: 'enumeration',
		choicesIn: 'stages',
		choices: new ChoiceList([
			choice('1', 'New', { pipeline: 'p1', pipelineLabel: 'Sales' }),
			choice('2', 'New', { pipeline: 'p2', pipelineLabel: 'Support' }),
		]),
	}),
	definition({ name: 'email', isAddress: true }),
];
const rules = rulesOf({ properties, timeZone: 'America/New_York' });

const given = (property: string, name: string, value?: unknown) => {
	const operator = filterOperatorOf(name);
	if (!operator) throw new Error(`There is no operator ${name}`);
	return { property, operator, value };
};
/** The fields that a filter has beside property and operator, or the code of the failure. */
const sent = (property: string, name: string, value?: unknown, own = rules) => {
	const one = given(property, name, value);
	const filter = toFilter(one, [one], own);
	if (!filter.ok) return filter.failure.code;
	const { propertyName, operator, ...values } = filter.value;
	expect([propertyName, operator]).toEqual([property, name]);
	return values;
};

test('the operators are HubSpot’s, sorted by shown name', () => {
	expect(filterOperators.map(({ value }) => value).sort()).toEqual(
		[
			...['EQ', 'NEQ', 'LT', 'LTE', 'GT', 'GTE', 'BETWEEN', 'IN', 'NOT_IN'],
			...['HAS_PROPERTY', 'NOT_HAS_PROPERTY', 'CONTAINS_TOKEN', 'NOT_CONTAINS_TOKEN'],
		].sort(),
	);
	const names = filterOperators.map(({ name }) => name);
	expect(names).toEqual([...names].sort());
	expect(filterOperatorOf('LIKE')).toBeUndefined();
});

const epoch = (...utc: [number, number, number, number?]) => String(Date.UTC(...utc));

describe('one value', () => {
	test.each<[property: string, value: unknown, expected: string]>([
		['city', 'Oslo', 'Oslo'],
		['city', 12, '12'],
		['points', 9, '9'],
		['points', ' 10.50 ', '10.50'],
		['birthday', '2026-12-31', epoch(2026, 11, 31)],
		['birthday', '12/31/2026', epoch(2026, 11, 31)],
		['seen', '2026-12-31', epoch(2026, 11, 31, 5)],
		['seen', '2026-12-31T10:00:00Z', epoch(2026, 11, 31, 10)],
		['seen', new Date(Date.UTC(2026, 11, 31, 10)), epoch(2026, 11, 31, 10)],
		['seen', 1_798_711_200_000, '1798711200000'],
		['agreed', 'yes', 'true'],
		['agreed', false, 'false'],
		['plan', 'free of charge', 'free'],
		['plan', ['pro'], 'pro'],
		['plan', 'Pro; Yearly', 'pro'],
		['interests', 'music', 'm'],
		['owner', 'ADA@x.example', '7'],
		['owner', '12345', '12345'],
		['hs_pipeline', 'Support', 'p2'],
		['hs_pipeline_stage', '2', '2'],
		['email', ' Ada@X.example ', 'Ada@X.example'],
		['associations.company', 512, '512'],
	])('%s is %p: sent as %s', (property, value, expected) => {
		expect(sent(property, 'EQ', value)).toEqual({ value: expected });
		expect(sent(property, 'GTE', value)).toEqual({ value: expected });
	});

	test.each<[property: string, value: unknown, code: string]>([
		['city', '', 'FILTER_VALUE_MISSING'],
		['city', '  ', 'FILTER_VALUE_MISSING'],
		['city', null, 'FILTER_VALUE_MISSING'],
		['city', undefined, 'FILTER_VALUE_MISSING'],
		['city', [], 'FILTER_VALUE_MISSING'],
		['city', { name: 'Oslo' }, 'VALUE_IS_OBJECT'],
		['points', 'many', 'VALUE_NOT_A_NUMBER'],
		['points', '1,5', 'VALUE_DECIMAL_COMMA'],
		['points', [1, 2], 'VALUE_IS_LIST'],
		['birthday', '03/04/2026', 'VALUE_UNCLEAR_DATE'],
		['seen', 'soon', 'VALUE_NOT_A_TIME'],
		['agreed', 'maybe', 'VALUE_NOT_A_BOOLEAN'],
		['plan', 'gold', 'VALUE_NOT_A_CHOICE'],
		['interests', 'm;t', 'VALUE_NOT_A_CHOICE'],
		['owner', 'Nobody', 'VALUE_NOT_A_CHOICE'],
		['hs_pipeline_stage', 'New', 'VALUE_CHOICE_UNCLEAR'],
		['email', 'ada@x.example, bo@x.example', 'VALUE_NOT_AN_EMAIL'],
		['nonsense', 'x', 'FILTER_PROPERTY_UNKNOWN'],
		['City', 'x', 'PROPERTY_IS_LABEL'],
	])('%s cannot be %p: %s', (property, value, code) => {
		expect(sent(property, 'EQ', value)).toBe(code);
	});

	test('of a stage is one of the pipeline in another filter', () => {
		const stage = given('hs_pipeline_stage', 'EQ', 'New');
		const all = [given('hs_pipeline', 'EQ', 'Support'), stage];
		const tickets = { ...rules, object: object('ticket') };
		expect(toFilter(stage, all, tickets)).toMatchObject({ value: { value: '2' } });
	});

	test('is sent as it is if the properties of the account are not known', () => {
		expect(sent('anything', 'GT', '03/04/2026', rulesOf())).toEqual({ value: '03/04/2026' });
	});
});

describe('several values', () => {
	test.each<[property: string, value: unknown, expected: string[]]>([
		['points', '1; 2;2\n3', ['1', '2', '3']],
		['points', [1, '2'], ['1', '2']],
		['points', '[1,2]', ['1', '2']],
		['points', 1, ['1']],
		['city', 'Oslo;BERGEN', ['oslo', 'bergen']],
		['plan', 'Free of Charge;pro', ['free', 'pro']],
		['plan', 'Pro; Yearly', ['pro']],
		['interests', 'Music;travel', ['m', 't']],
		['seen', ['2026-12-31T10:00Z', null, ''], [epoch(2026, 11, 31, 10)]],
	])('of %s are %p: sent as %j', (property, value, values) => {
		expect(sent(property, 'IN', value)).toEqual({ values });
		expect(sent(property, 'NOT_IN', value)).toEqual({ values });
	});

	test.each<[value: unknown, code: string]>([
		['', 'FILTER_VALUE_MISSING'],
		[' ; ', 'FILTER_VALUE_MISSING'],
		[[], 'FILTER_VALUE_MISSING'],
		['1;x', 'VALUE_NOT_A_NUMBER'],
		['1, 2', 'VALUE_NOT_A_NUMBER'],
	])('cannot be %p: %s', (value, code) => {
		expect(sent('points', 'IN', value)).toBe(code);
	});
});

describe('a range', () => {
	test.each<[property: string, value: unknown, expected: object]>([
		['points', '1;5', { value: '1', highValue: '5' }],
		['points', [1, 5], { value: '1', highValue: '5' }],
		[
			'birthday',
			'2026-01-01;2026-12-31',
			{ value: epoch(2026, 0, 1), highValue: epoch(2026, 11, 31) },
		],
	])('of %s is %p: sent as %j', (property, value, expected) => {
		expect(sent(property, 'BETWEEN', value)).toEqual(expected);
	});

	test.each<[value: unknown, code: string]>([
		['', 'FILTER_VALUE_MISSING'],
		['1', 'FILTER_NEEDS_TWO_VALUES'],
		['1;2;3', 'FILTER_NEEDS_TWO_VALUES'],
		['1;x', 'VALUE_NOT_A_NUMBER'],
	])('cannot be %p: %s', (value, code) => {
		expect(sent('points', 'BETWEEN', value)).toBe(code);
	});
});

test.each<[value: unknown, expected: unknown]>([
	[' *@x.example ', { value: '*@x.example' }],
	[['ada'], { value: 'ada' }],
	[7, { value: '7' }],
	['', 'FILTER_VALUE_MISSING'],
	[['a', 'b'], 'VALUE_IS_LIST'],
	[[' \u200b '], 'FILTER_VALUE_MISSING'],
	[{ a: 1 }, 'VALUE_IS_OBJECT'],
])('a word is %p: %j', (value, expected) => {
	expect(sent('email', 'CONTAINS_TOKEN', value)).toEqual(expected);
	expect(sent('email', 'NOT_CONTAINS_TOKEN', value)).toEqual(expected);
});

test('an operator without a value sends none', () => {
	expect(sent('points', 'HAS_PROPERTY', 'left over')).toEqual({});
	expect(sent('points', 'NOT_HAS_PROPERTY')).toEqual({});
});

test('the values of filters are those that lists are needed for', () => {
	const filters = [
		given('owner', 'IN', 'Ada; Bo'),
		given('owner', 'NEQ', 7),
		given('plan', 'HAS_PROPERTY', 'x'),
		given('city', 'CONTAINS_TOKEN', 'Os*'),
	];
	expect(valuesOf(filters)).toEqual({ owner: ['Ada', 'Bo', 7], plan: [], city: [] });
});

describe('Modified Since', () => {
	test.each(['', null, undefined, '  '])('is no filter for %p', (value) => {
		expect(modifiedFilter(value, rules)).toEqual({ ok: true, value: undefined });
	});

	test.each([
		{ of: 'contact', propertyName: 'lastmodifieddate' },
		{ of: 'ticket', propertyName: 'hs_lastmodifieddate' },
	] as const)('is the last change of a $of, from this time on', ({ of, propertyName }) => {
		const filter = modifiedFilter('2026-12-31', { ...rules, object: object(of) });
		const value = epoch(2026, 11, 31, 5);
		expect(filter).toEqual({ ok: true, value: { propertyName, operator: 'GTE', value } });
	});

	test('is refused if it is not a time', () => {
		expect(modifiedFilter('soon', rules)).toMatchObject({
			failure: { code: 'VALUE_NOT_A_TIME', property: 'lastmodifieddate' },
		});
	});
});
