import { ChoiceList } from '../../../../nodes/CrmBatch/hubspot/schema/choices';
import type { PropertyDefinition } from '../../../../nodes/CrmBatch/hubspot/schema/definition';
import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { toProperties } from '../../../../nodes/CrmBatch/hubspot/values/properties';
import { choice, choices, definition, rulesOf } from '../../support/valueRules';

const everyType = ['string', 'number', 'date', 'datetime', 'bool', 'enumeration', 'other'];

describe.each(everyType)('an empty value of type %s', (type) => {
	const properties = [definition({ type, isMultiple: true, choices: choices(['a']) })];

	test.each([
		['null', null],
		['empty text', ''],
		['white space', ' \t'],
		['an empty list', []],
		['a list of empty values', ['', null, ' ']],
	])('%s is left out or clears the property, by the policy', (_, value) => {
		const sent = (empty: 'ignore' | 'clear') =>
			toProperties({ x: value }, empty, rulesOf({ properties }));
		expect(sent('ignore')).toEqual({ ok: true, value: {}, leftOut: [] });
		expect(sent('clear')).toEqual({ ok: true, value: { x: '' }, leftOut: [] });
	});

	test.each(['ignore', 'clear'] as const)('undefined is left out (policy %s)', (policy) => {
		const sent = toProperties({ x: undefined }, policy, rulesOf({ properties }));
		expect(sent).toEqual({ ok: true, value: {}, leftOut: [] });
	});
});

describe('names', () => {
	const properties = [
		definition({ name: 'firstname', label: 'First Name' }),
		definition({ name: 'createdate', label: 'Create Date', isWritable: false }),
	];
	const unknown = problem('PROPERTY_UNKNOWN', { objects: 'contacts' });
	const bad = [
		{ name: 'loyalty', why: unknown, field: "Property 'loyalty'" },
		{
			name: 'First Name',
			why: problem('PROPERTY_IS_LABEL', { name: 'firstname' }),
			field: "Property 'First Name'",
		},
		{
			name: 'createdate',
			why: problem('PROPERTY_READ_ONLY'),
			field: "Property 'Create Date' (createdate)",
		},
		// The label of a read-only property does not help.
		{ name: 'Create Date', why: unknown, field: "Property 'Create Date'" },
		{ name: 'toString', why: unknown, field: "Property 'toString'" },
	];

	test.each(bad)('$name is refused ($why.code)', ({ name, why, field }) => {
		const values = { firstname: 'a', [name]: 'b' };
		expect(toProperties(values, 'ignore', rulesOf({ properties }))).toEqual({
			ok: false,
			failure: failureOf(why, field, name),
			leftOut: [],
		});
	});

	test.each(bad)('$name is left out if unknown properties are ignored', ({ name }) => {
		const rules = rulesOf({ properties, unknown: 'ignore' });
		expect(toProperties({ firstname: 'a', [name]: {} }, 'clear', rules)).toEqual({
			ok: true,
			value: { firstname: 'a' },
			leftOut: [name],
		});
	});

	test.each(bad)('$name without a value is refused only if it would clear', ({ name }) => {
		const sent = (empty: 'ignore' | 'clear') =>
			toProperties({ firstname: 'a', [name]: ' ' }, empty, rulesOf({ properties }));
		expect(sent('ignore')).toEqual({ ok: true, value: { firstname: 'a' }, leftOut: [] });
		expect(sent('clear')).toMatchObject({ ok: false });
	});

	test('that are left out are returned even if the item fails', () => {
		const plan = definition({ name: 'plan', type: 'enumeration', choices: choices(['free']) });
		const rules = rulesOf({ properties: [plan], unknown: 'ignore' });
		expect(toProperties({ loyalty: 1, plan: 'gold' }, 'ignore', rules)).toMatchObject({
			ok: false,
			leftOut: ['loyalty'],
		});
	});

	test.each([
		{ title: 'empty text', name: '', why: problem('PROPERTY_NAME_EMPTY') },
		{ title: 'white space', name: ' \t', why: problem('PROPERTY_NAME_EMPTY') },
		{ title: '__proto__', name: '__proto__', why: problem('PROPERTY_NAME_IMPOSSIBLE') },
	])('$title is refused even without a schema, and left out if ignored', ({ name, why }) => {
		const values = JSON.parse(`{"a":"1",${JSON.stringify(name)}:"2"}`) as Record<string, unknown>;
		expect(toProperties(values, 'ignore', rulesOf())).toEqual({
			ok: false,
			failure: failureOf(why, `Property '${name}'`, name),
			leftOut: [],
		});
		expect(toProperties(values, 'ignore', rulesOf({ unknown: 'ignore' }))).toEqual({
			ok: true,
			value: { a: '1' },
			leftOut: [name],
		});
	});

	test('can be those of members that every object inherits', () => {
		const values = { constructor: '1', toString: '2' };
		expect(toProperties(values, 'ignore', rulesOf())).toMatchObject({
			ok: true,
			value: values,
		});
	});

	test('keep their order', () => {
		const result = toProperties({ b: '1', a: '2' }, 'ignore', rulesOf());
		expect(result.ok && Object.entries(result.value)).toEqual([
			['b', '1'],
			['a', '2'],
		]);
	});
});

describe('an unchecked property', () => {
	const sent = (x: unknown) => toProperties({ x }, 'ignore', rulesOf());

	test('becomes text, up to the length that HubSpot accepts', () => {
		expect(sent(['a', '', 'b'])).toMatchObject({ ok: true, value: { x: 'a;b' } });
		const longest = 'x'.repeat(65_536);
		expect(sent(longest)).toMatchObject({ ok: true, value: { x: longest } });
		expect(sent(`${longest}x`)).toEqual({
			ok: false,
			failure: failureOf(problem('VALUE_TOO_LONG', { count: '65537' }), "Property 'x'", 'x'),
			leftOut: [],
		});
	});

	test('is refused with its name in the failure', () => {
		const failure = failureOf(problem('VALUE_IS_OBJECT'), "Property 'x'", 'x');
		expect(sent({ a: 1 })).toEqual({ ok: false, failure, leftOut: [] });
	});
});

describe('a value that can be left out and cannot be written', () => {
	const points = definition({ name: 'points', label: 'Points', type: 'number' });
	const city = definition({ name: 'city' });
	const rules = rulesOf({ properties: [points, city] });
	const failure = failureOf(
		problem('VALUE_NOT_A_NUMBER', { value: 'many' }),
		"Property 'Points' (points)",
		'points',
	);
	const sent = (values: Record<string, unknown>) =>
		toProperties(values, 'ignore', rules, (name) => name === 'points');

	test('is a problem beside the other values', () => {
		expect(sent({ points: 'many', city: 'Rome' })).toEqual({
			ok: true,
			value: { city: 'Rome' },
			problems: new Map([['points', { failure, isHeldBack: false }]]),
			leftOut: [],
		});
	});

	test('does not hide one that cannot be left out', () => {
		expect(sent({ points: 'many', city: {} })).toMatchObject({
			ok: false,
			failure: { property: 'city' },
		});
	});

	test('does not make its name one that can be written', () => {
		const result = toProperties({ unknown: 'x' }, 'ignore', rules, () => true);
		expect(result).toMatchObject({ ok: false, failure: { code: 'PROPERTY_UNKNOWN' } });
	});
});

describe('what a record stores that has a value which can no longer be chosen', () => {
	const gone = new ChoiceList([choice('9', 'Grace Gone', { alias: 'gone@x.io' })]);
	const own = {
		...{ name: 'x', type: 'enumeration', choicesIn: 'owners' as const },
		choices: new ChoiceList([choice('1', 'Ada')], gone),
	};
	const asStored = (value: unknown, of: Partial<PropertyDefinition>) => {
		const rules = rulesOf({ properties: [definition(of)] });
		const result = toProperties({ x: value }, 'ignore', rules, () => true);
		return result.ok && result.problems?.get('x')?.asStored;
	};

	test.each([
		['the ID of an owner who is deactivated', 'Gone@x.io', own, '9'],
		['the text itself of another one', ' Who ', own, 'Who'],
		['the text of a removed option', 'old', { ...own, choicesIn: undefined }, 'old'],
		['nothing known of one of several', 'Gone@x.io', { ...own, isMultiple: true }, undefined],
		['nothing known of a stage', 'old', { ...own, choicesIn: 'stages' as const }, undefined],
		['nothing known of a number', 'many', { ...own, type: 'number' }, undefined],
	])('is %s', (_, value, { choicesIn, ...of }, stored) => {
		expect(asStored(value, { ...of, ...(choicesIn && { choicesIn }) })).toBe(stored);
	});
});
