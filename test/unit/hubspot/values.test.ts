import { DateTime } from 'luxon';

import { toProperties } from '../../../nodes/CrmBatch/hubspot/values';

const NO_OBJECT = 'is an object: give text, a number, a boolean or a list of them';

/** What is sent for one value of a property called x; the complaint when it is refused. */
const converted = (value: unknown, empty: 'ignore' | 'clear' = 'ignore'): unknown => {
	const result = toProperties({ x: value }, empty);
	return result.ok ? result.properties : result.failure.message;
};

describe('values on their way to HubSpot', () => {
	test.each([
		{ title: 'a text', value: 'printer', text: 'printer' },
		{ title: 'a text with blanks around it, as it is', value: '  a ', text: '  a ' },
		{ title: 'a text with an emoji', value: 'café ☕', text: 'café ☕' },
		{ title: 'zero', value: 0, text: '0' },
		{ title: 'minus zero', value: -0, text: '0' },
		{ title: 'a whole number', value: 42, text: '42' },
		{ title: 'a negative number', value: -1.5, text: '-1.5' },
		{ title: 'a fraction', value: 0.1, text: '0.1' },
		{
			title: 'the largest number that is exact',
			value: Number.MAX_SAFE_INTEGER,
			text: '9007199254740991',
		},
		{ title: 'a big integer', value: 9007199254740993n, text: '9007199254740993' },
		{ title: 'true', value: true, text: 'true' },
		{ title: 'false', value: false, text: 'false' },
		{
			title: 'a date of JavaScript',
			value: new Date('2026-01-31T12:00:00Z'),
			text: '2026-01-31T12:00:00.000Z',
		},
		{
			title: 'a date of n8n',
			value: DateTime.fromISO('2026-01-31T12:00:00', { zone: 'utc' }),
			text: '2026-01-31T12:00:00.000Z',
		},
		{
			title: 'a date of n8n in another zone',
			value: DateTime.fromISO('2026-01-31T12:00:00', { zone: 'Europe/Berlin' }),
			text: '2026-01-31T12:00:00.000+01:00',
		},
		{ title: 'a list of choices', value: ['a', 'b'], text: 'a;b' },
		{ title: 'a list of one choice', value: ['a'], text: 'a' },
		{ title: 'a list of several kinds', value: ['a', 1, true, 2n], text: 'a;1;true;2' },
		{ title: 'a list with an empty text in it', value: ['a', '', 'b'], text: 'a;b' },
	])('$title is sent as text', ({ value, text }) => {
		expect(converted(value)).toEqual({ x: text });
	});

	test.each([
		{ title: 'null', value: null },
		{ title: 'an empty text', value: '' },
		{ title: 'an empty list', value: [] },
		{ title: 'a list of empty texts', value: ['', ''] },
	])('$title is left out, or clears the property, as the policy says', ({ value }) => {
		expect(converted(value, 'ignore')).toEqual({});
		expect(converted(value, 'clear')).toEqual({ x: '' });
	});

	test.each(['ignore', 'clear'] as const)('undefined is left out (policy %s)', (policy) => {
		expect(converted(undefined, policy)).toEqual({});
	});

	test.each([
		{
			title: 'a number that lost digits',
			value: 2 ** 53,
			complaint: 'is 9007199254740992, a number that lost digits on its way here: pass it as text',
		},
		{
			title: 'a negative number that lost digits',
			value: -(2 ** 60),
			complaint:
				'is -1152921504606847000, a number that lost digits on its way here: pass it as text',
		},
		{ title: 'not a number', value: Number.NaN, complaint: 'is NaN, not a number' },
		{ title: 'infinity', value: -Infinity, complaint: 'is -Infinity, not a number' },
		{ title: 'an object', value: { a: 1 }, complaint: NO_OBJECT },
		{ title: 'a date that is none', value: new Date('never'), complaint: NO_OBJECT },
		{ title: 'a date of n8n that is none', value: DateTime.fromISO('never'), complaint: NO_OBJECT },
		{
			title: 'an object with a toISO of its own',
			value: { toISO: () => 'x' },
			complaint: NO_OBJECT,
		},
		{ title: 'a map', value: new Map([['a', 1]]), complaint: NO_OBJECT },
		{
			title: 'a function',
			value: () => 1,
			complaint: 'is a function, which HubSpot cannot store',
		},
		{ title: 'a symbol', value: Symbol('a'), complaint: 'is a symbol, which HubSpot cannot store' },
		{
			title: 'a list with an object in it',
			value: ['a', { b: 1 }],
			complaint: `has a list in which one ${NO_OBJECT}`,
		},
		{
			title: 'a list with a list in it',
			value: ['a', ['b']],
			complaint: `has a list in which one ${NO_OBJECT}`,
		},
		{
			title: 'a list with not a number in it',
			value: [Number.NaN],
			complaint: 'has a list in which one is NaN, not a number',
		},
	])('$title is refused', ({ value, complaint }) => {
		expect(converted(value)).toBe(`Property 'x' ${complaint}`);
	});

	test('a refusal names the property', () => {
		expect(toProperties({ a: '1', b: {} }, 'ignore')).toEqual({
			ok: false,
			failure: { message: `Property 'b' ${NO_OBJECT}`, category: 'INVALID_INPUT', property: 'b' },
		});
	});

	test.each([
		{ title: 'an empty name', name: '', complaint: "Property '' has no name" },
		{ title: 'a blank name', name: ' \t', complaint: "Property ' \t' has no name" },
		{
			title: '__proto__',
			name: '__proto__',
			complaint: "Property '__proto__' is not a name that a HubSpot property can have",
		},
	])('a property with $title is refused', ({ name, complaint }) => {
		const values: object = JSON.parse(`{"a":"1",${JSON.stringify(name)}:"2"}`) as object;
		const result = toProperties(values, 'ignore');
		expect(result).toMatchObject({ ok: false, failure: { message: complaint } });
	});

	test('a property may be called like a member that every object inherits', () => {
		expect(toProperties({ constructor: '1', toString: '2' }, 'ignore')).toEqual({
			ok: true,
			properties: { constructor: '1', toString: '2' },
		});
	});

	test('several properties keep their order, and inherited ones do not count', () => {
		const values: object = Object.assign(Object.create({ inherited: '0' }) as object, {
			b: '1',
			a: '2',
		});
		const result = toProperties(values, 'ignore');
		expect(result.ok && Object.entries(result.properties)).toEqual([
			['b', '1'],
			['a', '2'],
		]);
	});
});
