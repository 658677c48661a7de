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
		['not a number', Number.NaN, 'is NaN, not a number: correct the calculation'],
		['an object', { a: 1 }, NO_OBJECT],
		[
			'a date that is none',
			new Date('never'),
			"is 'an invalid date', not a date: write it as 2026-12-31",
		],
		[
			'a date of n8n that is none',
			DateTime.fromISO('never'),
			"is 'an invalid date', not a date: write it as 2026-12-31",
		],
		['an object with a toISO of its own', { toISO: () => 'x' }, NO_OBJECT],
		['a map', new Map([['a', 1]]), NO_OBJECT],
		['a function', () => 1, 'is a function: give text, a number, a boolean or a list of them'],
		['a symbol', Symbol('a'), 'is a symbol: give text, a number, a boolean or a list of them'],
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
		[
			'a list with not a number in it',
			[Number.NaN],
			'is NaN, not a number: correct the calculation',
		],
		[
			'a text that is too long',
			'x'.repeat(65_537),
			'has 65537 characters: shorten it to 65536, the most that HubSpot takes',
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
		expect(sent('ignore')).toMatchObject({ ok: true, properties: {} });
		expect(sent('clear')).toMatchObject({ ok: true, properties: { x: '' } });
	});

	test.each(['ignore', 'clear'] as const)('undefined is left out (policy %s)', (policy) => {
		const sent = toProperties({ x: undefined }, policy, rulesOf({ properties }));
		expect(sent).toMatchObject({ ok: true, properties: {} });
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
			leftOut: [],
		});
	});

	test.each(refusals)('%s is left out where unknown properties are ignored', (name) => {
		const rules = rulesOf({ properties, unknown: 'ignore' });
		const result = toProperties({ firstname: 'a', [name]: {} }, 'clear', rules);
		expect(result).toEqual({ ok: true, properties: { firstname: 'a' }, leftOut: [name] });
	});

	test.each(refusals)('%s without a value does no harm, unless it is to clear', (name) => {
		const sent = (empty: 'ignore' | 'clear') =>
			toProperties({ firstname: 'a', [name]: ' ' }, empty, rulesOf({ properties }));
		expect(sent('ignore')).toMatchObject({ ok: true, properties: { firstname: 'a' } });
		expect(sent('clear')).toMatchObject({ ok: false });
	});

	test('of a field that names the record are no property to write', () => {
		const sent = (values: Record<string, unknown>, id?: string) =>
			toProperties({ ...values, firstname: 'a' }, 'ignore', rulesOf({ properties }), id);
		expect(sent({ id: ' 7', hs_object_id: 7 }, '7')).toEqual({
			ok: true,
			properties: { firstname: 'a' },
			leftOut: [],
		});
		expect(sent({ id: '8' }, '7')).toMatchObject({ ok: false, failure: { property: 'id' } });
		expect(sent({ id: '7' })).toMatchObject({ ok: false, failure: { property: 'id' } });
		expect(sent({ id: { a: 1 } })).toMatchObject({ ok: false, failure: { property: 'id' } });
		// A slip in a name is one, whatever its value.
		expect(sent({ nobody: '7' }, '7')).toMatchObject({ ok: false });
	});

	test('that are left out are told also where the item fails', () => {
		const plan = definition({ name: 'plan', type: 'enumeration', choices: choices(['free']) });
		const rules = rulesOf({ properties: [plan], unknown: 'ignore' });
		expect(toProperties({ loyality: 1, plan: 'gold' }, 'ignore', rules)).toMatchObject({
			ok: false,
			leftOut: ['loyality'],
		});
	});

	test('a label of what HubSpot sets itself is no name to use', () => {
		const result = toProperties({ 'Create Date': '1' }, 'ignore', rulesOf({ properties }));
		expect(result).toMatchObject({ ok: false, failure: { code: 'PROPERTY_UNKNOWN' } });
	});

	test.each([
		['an empty one', '', 'A property has no name: name it, or leave it out'],
		['a blank one', ' \t', 'A property has no name: name it, or leave it out'],
		[
			'__proto__',
			'__proto__',
			"Property '__proto__' is not a name that a HubSpot property can have: rename it",
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
				leftOut: [name],
			});
		},
	);

	test('of members that every object inherits are names as any other', () => {
		const values = { constructor: '1', toString: '2' };
		expect(toProperties(values, 'ignore', rulesOf())).toMatchObject({
			ok: true,
			properties: values,
		});
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

	test.each(['Returns', ['Returns'], ' returns '])(
		'of another pipeline than %j are refused',
		(hs_pipeline) => {
			expect(sent({ hs_pipeline, hs_pipeline_stage: 'Closed' })).toBe(
				"Property 'Ticket status' (hs_pipeline_stage) is 'Closed', not one of its choices: New (71)",
			);
			expect(sent({ hs_pipeline, hs_pipeline_stage: 'New' })).toMatchObject({
				hs_pipeline_stage: '71',
			});
		},
	);

	test('are all of them where HubSpot lists none for the pipeline', () => {
		const [pipelines, stages] = properties;
		const empty = { ...pipelines, choices: choices(['9', 'Empty']) } as (typeof properties)[0];
		const rules = rulesOf({ properties: [empty, stages ?? empty] });
		expect(
			toProperties({ hs_pipeline: 'Empty', hs_pipeline_stage: 'Closed' }, 'ignore', rules),
		).toMatchObject({ properties: { hs_pipeline_stage: '2' } });
	});

	test('given as ids are left to HubSpot, whether their list was read or not', () => {
		expect(sent({ hs_pipeline: '7', hs_pipeline_stage: '2' })).toMatchObject({
			hs_pipeline_stage: '2',
		});
		expect(sent({ hs_pipeline_stage: 404 })).toEqual({ hs_pipeline_stage: '404' });
	});

	test('of 2,500 are found for 10,000 items without delay', () => {
		const pipelines = Array.from({ length: 50 }, (_, place) => String(place));
		const stages = pipelines.flatMap((pipeline) =>
			Array.from({ length: 50 }, (_, place) =>
				stage(`${pipeline}s${place}`, `S${place}`, pipeline),
			),
		);
		const [one, other] = properties;
		if (!one || !other) throw new Error('There are two');
		const rules = rulesOf({
			properties: [
				{ ...one, choices: choices(...pipelines.map((id) => [id] as [string])) },
				{ ...other, choices: stages },
			],
		});
		const from = performance.now();
		for (let item = 0; item < 10_000; item++) {
			const values = { hs_pipeline: String(item % 50), hs_pipeline_stage: 'S49' };
			expect(toProperties(values, 'ignore', rules).ok).toBe(true);
		}
		// It took seven seconds when the stages were looked through for each item.
		expect(performance.now() - from).toBeLessThan(2_000);
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
		expect(result).toMatchObject({ ok: true, properties: { x: '534941' } });
	});
});
