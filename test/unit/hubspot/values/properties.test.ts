import { DateTime } from 'luxon';

import { toProperties } from '../../../../nodes/CrmBatch/hubspot/values/properties';
import { choices, definition, rulesOf } from '../../support/valueRules';

const NO_OBJECT = 'is an object: give text, a number, a boolean or a list of them';

/** What is sent for one value of a property that is not known; the message when it is refused. */
const unchecked = (value: unknown, empty: 'ignore' | 'clear' = 'ignore'): unknown => {
	const result = toProperties({ x: value }, empty, rulesOf());
	return result.ok ? result.properties : result.failure.message;
};

describe('values of properties that are not known', () => {
	test.each([
		['a text', 'printer', 'printer'],
		['a text with blanks around it, as it is', '  a ', '  a '],
		['a text with an emoji', 'café ☕', 'café ☕'],
		['zero', 0, '0'],
		['minus zero', -0, '0'],
		['a whole number', 42, '42'],
		['a fraction', 0.1, '0.1'],
		['the largest number that is exact', Number.MAX_SAFE_INTEGER, '9007199254740991'],
		['a big integer', 9007199254740993n, '9007199254740993'],
		['true', true, 'true'],
		['a date of JavaScript', new Date('2026-01-31T12:00:00Z'), '2026-01-31T12:00:00.000Z'],
		[
			'a date of n8n',
			DateTime.fromISO('2026-01-31T12:00:00', { zone: 'Europe/Berlin' }),
			'2026-01-31T12:00:00.000+01:00',
		],
		['a list', ['a', 1, true, 2n], 'a;1;true;2'],
		['a list with an empty text in it', ['a', '', 'b'], 'a;b'],
		['a text of the greatest length', 'x'.repeat(65_536), 'x'.repeat(65_536)],
	])('%s is sent as text', (_, value, text) => {
		expect(unchecked(value)).toEqual({ x: text });
	});

	test.each([
		[
			'a number that lost digits',
			2 ** 53,
			'is 9007199254740992, a number that lost digits on its way here: pass it as text',
		],
		['not a number', Number.NaN, 'is NaN, not a number'],
		['an object', { a: 1 }, NO_OBJECT],
		['a date that is none', new Date('never'), NO_OBJECT],
		['an object with a toISO of its own', { toISO: () => 'x' }, NO_OBJECT],
		['a map', new Map([['a', 1]]), NO_OBJECT],
		['a function', () => 1, 'is a function, which HubSpot cannot store'],
		['a symbol', Symbol('a'), 'is a symbol, which HubSpot cannot store'],
		[
			'a list with an object in it',
			['a', { b: 1 }],
			'has a list with an object in it: give a list of text, numbers or booleans',
		],
		[
			'a list with a list in it',
			['a', ['b']],
			'has a list with an object in it: give a list of text, numbers or booleans',
		],
		['a list with not a number in it', [Number.NaN], 'is NaN, not a number'],
		[
			'a text that is too long',
			'x'.repeat(65_537),
			'has 65537 characters, and HubSpot takes 65536',
		],
	])('%s is refused', (_, value, complaint) => {
		expect(unchecked(value)).toBe(`Property 'x' ${complaint}`);
	});
});

const everyType = ['string', 'number', 'date', 'datetime', 'bool', 'enumeration', 'other'];

describe.each(everyType)('an empty value of type %s', (type) => {
	const properties = [definition({ type, isMultiple: true, choices: choices(['a']) })];

	test.each([
		['null', null],
		['an empty text', ''],
		['a blank text', ' \t'],
		['an empty list', []],
		['a list of empty ones', ['', null, ' ']],
	])('%s is left out, or clears the property, as the policy says', (_, value) => {
		const sent = (empty: 'ignore' | 'clear') =>
			toProperties({ x: value }, empty, rulesOf({ properties }));
		expect(sent('ignore')).toEqual({ ok: true, properties: {} });
		expect(sent('clear')).toEqual({ ok: true, properties: { x: '' } });
	});

	test.each(['ignore', 'clear'] as const)('undefined is left out (policy %s)', (policy) => {
		const sent = toProperties({ x: undefined }, policy, rulesOf({ properties }));
		expect(sent).toEqual({ ok: true, properties: {} });
	});
});

describe('names', () => {
	const properties = [
		definition({ name: 'firstname', label: 'First Name' }),
		definition({ name: 'createdate', label: 'Create Date', isWritable: false }),
	];
	const refusals = [
		[
			'nobody',
			'PROPERTY_UNKNOWN',
			"Property 'nobody' does not exist for contacts: correct the name, or set 'Unknown Properties' to 'Ignore'",
		],
		[
			'First Name',
			'PROPERTY_IS_LABEL',
			"Property 'First Name' is named by its label: its internal name is firstname",
		],
		[
			'createdate',
			'PROPERTY_READ_ONLY',
			"Property 'Create Date' (createdate) is set by HubSpot and cannot be written: remove it, or set 'Unknown Properties' to 'Ignore'",
		],
		[
			'toString',
			'PROPERTY_UNKNOWN',
			"Property 'toString' does not exist for contacts: correct the name, or set 'Unknown Properties' to 'Ignore'",
		],
	] as const;

	test.each(refusals)('%s is refused (%s)', (name, code, message) => {
		const result = toProperties({ firstname: 'a', [name]: 'b' }, 'ignore', rulesOf({ properties }));
		expect(result).toEqual({
			ok: false,
			failure: { message, code, category: 'INVALID_INPUT', property: name },
		});
	});

	test.each(refusals)('%s is left out where unknown properties are ignored', (name) => {
		const leftOut: string[] = [];
		const rules = rulesOf({ properties, unknown: 'ignore', onLeftOut: (out) => leftOut.push(out) });
		const result = toProperties({ firstname: 'a', [name]: {} }, 'clear', rules);
		expect(result).toEqual({ ok: true, properties: { firstname: 'a' } });
		expect(leftOut).toEqual([name]);
	});

	test('that cannot be written are refused although they have no value', () => {
		const result = toProperties({ nobody: '' }, 'ignore', rulesOf({ properties }));
		expect(result).toMatchObject({ ok: false, failure: { code: 'PROPERTY_UNKNOWN' } });
	});

	test.each([
		['an empty one', '', 'A property has no name'],
		['a blank one', ' \t', 'A property has no name'],
		[
			'__proto__',
			'__proto__',
			"Property '__proto__' is not a name that a HubSpot property can have",
		],
	])(
		'%s is refused, known or not, and left out where unknown ones are ignored',
		(_, name, message) => {
			const values = JSON.parse(`{"a":"1",${JSON.stringify(name)}:"2"}`) as Record<string, unknown>;
			expect(toProperties(values, 'ignore', rulesOf())).toMatchObject({
				ok: false,
				failure: { message },
			});
			expect(toProperties(values, 'ignore', rulesOf({ unknown: 'ignore' }))).toEqual({
				ok: true,
				properties: { a: '1' },
			});
		},
	);

	test('of members that every object inherits are names as any other', () => {
		const values = { constructor: '1', toString: '2' };
		expect(toProperties(values, 'ignore', rulesOf())).toEqual({ ok: true, properties: values });
	});

	test('keep their order', () => {
		const result = toProperties({ b: '1', a: '2' }, 'ignore', rulesOf());
		expect(result.ok && Object.entries(result.properties)).toEqual([
			['b', '1'],
			['a', '2'],
		]);
	});
});

describe('stages', () => {
	const stage = (value: string, label: string, pipeline: string) => ({
		value,
		label,
		pipeline,
		isHidden: false,
	});
	const properties = [
		definition({
			name: 'hs_pipeline',
			type: 'enumeration',
			choicesIn: 'pipelines',
			choices: choices(['0', 'Support'], ['7', 'Returns']),
		}),
		definition({
			name: 'hs_pipeline_stage',
			label: 'Ticket status',
			type: 'enumeration',
			choicesIn: 'stages',
			choices: [stage('1', 'New', '0'), stage('2', 'Closed', '0'), stage('71', 'New', '7')],
		}),
	];
	const sent = (values: Record<string, unknown>) => {
		const result = toProperties(values, 'ignore', rulesOf({ properties }));
		return result.ok ? result.properties : result.failure.message;
	};

	test.each([
		['Support', '1'],
		['0', '1'],
		['returns', '71'],
		[7, '71'],
	])('belong to the pipeline that is written along: New of %s is %s', (pipeline, id) => {
		expect(sent({ hs_pipeline: pipeline, hs_pipeline_stage: 'New' })).toMatchObject({
			hs_pipeline_stage: id,
		});
	});

	test('of another pipeline are refused', () => {
		expect(sent({ hs_pipeline: 'Returns', hs_pipeline_stage: 'Closed' })).toBe(
			"Property 'Ticket status' (hs_pipeline_stage) is 'Closed', not one of its choices: New (71)",
		);
		expect(sent({ hs_pipeline_stage: '2', hs_pipeline: '7' })).toMatch(/not one of its choices/);
	});

	test('without a pipeline must have a name of their own', () => {
		expect(sent({ hs_pipeline_stage: 'Closed' })).toEqual({ hs_pipeline_stage: '2' });
		expect(sent({ hs_pipeline_stage: 'New' })).toBe(
			"Property 'Ticket status' (hs_pipeline_stage) is 'New', the label of several choices: give one of their values, New (1), New (71)",
		);
	});
});

test('an owner is found by name or e-mail address, in any case', () => {
	const owner = { value: '534941', label: 'Ada Okafor', alias: 'Ada@example.com', isHidden: false };
	const properties = [definition({ type: 'enumeration', choicesIn: 'owners', choices: [owner] })];
	['ada@EXAMPLE.com', 'Ada Okafor', '534941', 534941].forEach((x) => {
		const result = toProperties({ x }, 'ignore', rulesOf({ properties }));
		expect(result).toEqual({ ok: true, properties: { x: '534941' } });
	});
});
