import { DateTime } from 'luxon';
import type { IDataObject, IExecuteFunctions, NodeParameterValueType } from 'n8n-workflow';

import { parameterReaders } from '../../../../../nodes/CrmBatch/n8n/input/parameters/reader';
import { isBlank, isWholeItem } from '../../../../../nodes/CrmBatch/n8n/input/parameters/saved';

/**
 * A reader of a parameter with this value, or of a part of it, and what it asked n8n for:
 * `name of item`.
 */
const readerOf = (
	raw: NodeParameterValueType | object,
	json: readonly IDataObject[] = [],
	...inside: readonly string[]
) => {
	const asked: string[] = [];
	const context = {
		getNode: () => ({ parameters: { it: raw } }),
		getNodeParameter: (name: string, item: number) => {
			asked.push(`${name} of ${item}`);
			return `n8n's ${name} of ${item}`;
		},
	};
	const items = json.map((one) => ({ json: one }));
	const readers = parameterReaders(context as unknown as IExecuteFunctions, items);
	const read = readers('it', ...inside);
	return { read, asked };
};

describe('an expression that only names a field of the item', () => {
	const json = {
		id: '7',
		'First name': 'Anna',
		nested: { 'a b': [{ deep: true }], empty: null, _x1: 0 },
		list: ['a', 'b'],
		none: null,
		no: false,
		'': 'empty name',
	};

	test.each([
		{ raw: '={{ $json.id }}', value: '7' },
		{ raw: '={{$json.id}}', value: '7' },
		{ raw: '={{   $json.id\n}}', value: '7' },
		{ raw: '={{ $json["id"] }}', value: '7' },
		{ raw: "={{ $json['First name'] }}", value: 'Anna' },
		{ raw: '={{ $json[""] }}', value: 'empty name' },
		{ raw: '={{ $json.nested["a b"] }}', value: [{ deep: true }] },
		{ raw: '={{ $json["nested"]._x1 }}', value: 0 },
		{ raw: '={{ $json.no }}', value: false },
		{ raw: '={{ $json.none }}', value: null },
		{ raw: '={{ $json.list["1"] }}', value: 'b' },
		{ raw: '={{ $json.list[1] }}', value: 'b' },
		{ raw: '={{ $json?.id }}', value: '7' },
		{ raw: '={{ $json.nested?._x1 }}', value: 0 },
		{ raw: '={{ $json }}', value: json },
	])('is read from the item, without n8n: $raw', ({ raw, value }) => {
		const { read, asked } = readerOf(raw, [{ id: 'another' }, json]);
		expect(read(1)).toEqual(value);
		expect(asked).toEqual([]);
	});

	test.each([
		'={{ $json.missing }}',
		'={{ $json.missing.deeper }}',
		'={{ $json.none.deeper }}',
		'={{ $json.nested.empty.deeper }}',
		'={{ $json.none?.deeper.still }}',
		'={{ $json.list[2] }}',
	])('is undefined if the item has no such field: %s', (raw) => {
		const { read, asked } = readerOf(raw, [json]);
		expect(read(0)).toBeUndefined();
		expect(asked).toEqual([]);
	});

	test.each([
		{ title: 'of text', raw: '={{ $json.id.length }}' },
		{ title: 'of a boolean', raw: '={{ $json.no.deeper }}' },
		{ title: 'of a date', raw: '={{ $json.when.year }}' },
		{ title: 'that every object has', raw: '={{ $json.constructor }}' },
		{ title: 'that is not a field', raw: '={{ $json.__proto__ }}' },
	])('is evaluated by n8n if it names a member $title', ({ raw }) => {
		const { read } = readerOf(raw, [{ ...json, id: 'Anna', when: DateTime.now() as never }]);
		expect(read(0)).toBe("n8n's it of 0");
	});

	test.each([
		{ title: 'a function', value: () => 1 },
		{ title: 'a symbol', value: Symbol('x') },
	])('is evaluated by n8n if it is $title', ({ value }) => {
		expect(readerOf('={{ $json.x }}', [{ x: value as never }]).read(0)).toBe("n8n's it of 0");
	});

	test('is evaluated by n8n if reading it throws', () => {
		const odd = {
			get x(): string {
				throw new Error('from a getter');
			},
		};
		expect(readerOf('={{ $json.x }}', [odd]).read(0)).toBe("n8n's it of 0");
	});

	test('is undefined for an item that does not exist', () => {
		expect(readerOf('={{ $json.id }}', [json]).read(1)).toBeUndefined();
	});
});

describe('text around fields of the item', () => {
	const json = {
		name: 'Ada',
		...{ zero: 0, minus: -0, half: 0.5, none: null, nan: NaN, yes: true, no: false, empty: '' },
	};

	test.each([
		{ raw: '=Hello {{ $json.name }}', text: 'Hello Ada' },
		{ raw: '={{ $json.name }} ', text: 'Ada ' },
		{ raw: '= {{ $json.name }}', text: ' Ada' },
		{ raw: '={{ $json.name }}{{ $json["half"] }}', text: 'Ada0.5' },
		{ raw: '={{ $json.zero }}{{ $json.minus }}', text: '00' },
		{ raw: '={{ $json.yes }}/{{ $json.no }}', text: 'true/false' },
		{
			raw: '=a{{ $json.none }}b{{ $json.nobody }}c{{ $json.nan }}d{{ $json.empty }}',
			text: 'abcd',
		},
		{ raw: '=a{{ $json.nobody.deeper }}', text: 'a' },
		{
			raw: '={ "first": "{{ $json.name }}", "n": {{ $json.half }} }',
			text: '{ "first": "Ada", "n": 0.5 }',
		},
		{ raw: '=line\\n{{ $json.name }}', text: 'line\\nAda' },
		{ raw: '=}} {{ $json.name }} }}', text: '}} Ada }}' },
		{ raw: '=text', text: 'text' },
		{ raw: '=', text: '' },
	])('is read from the item, without n8n: $raw', ({ raw, text }) => {
		const { read, asked } = readerOf(raw, [json]);
		expect(read(0)).toBe(text);
		expect(asked).toEqual([]);
	});

	test.each([{}, [], ['a'], new Date(0), 10n])(
		'is evaluated by n8n if a field is an object: %p',
		(x) => {
			expect(readerOf('=a {{ $json.x }}', [{ x: x as never }]).read(0)).toBe("n8n's it of 0");
		},
	);
});

describe('an object or a list of fields of the item', () => {
	const json = { name: 'Ada', tags: ['a', { b: null }], born: new Date(0), none: null };

	test.each([
		{ raw: '={{ {} }}', value: {} },
		{
			raw: '={{ { a: $json.name, "b c": 1.5, \'d\': "x", } }}',
			value: { a: 'Ada', 'b c': 1.5, d: 'x' },
		},
		{
			raw: '={{ {a: {b: [$json.tags, true, null]} } }}',
			value: { a: { b: [json.tags, true, null] } },
		},
		{ raw: '={{ { a: $json.born, b: $json.nobody } }}', value: { a: json.born, b: undefined } },
		{ raw: '={{ { a: $json.none?.deeper } }}', value: { a: undefined } },
		{ raw: '={{ [$json.name, 0] }}', value: ['Ada', 0] },
		{ raw: '={{ 1 }}', value: 1 },
		{ raw: '={{ "x" }}', value: 'x' },
	])('is read from the item, without n8n: $raw', ({ raw, value }) => {
		const { read, asked } = readerOf(raw, [json]);
		expect(read(0)).toStrictEqual(value);
		expect(asked).toEqual([]);
	});

	test('is another object for each item', () => {
		const { read } = readerOf('={{ { a: [$json.name] } }}', [json]);
		expect(read(0)).not.toBe(read(0));
	});

	const itself: IDataObject = {};
	itself.itself = itself;
	test.each([
		{ title: 'a step from null, which throws', raw: '={{ { a: $json.x.deeper } }}', x: null },
		{ title: 'a DateTime', raw: '={{ { a: $json.x } }}', x: DateTime.fromMillis(0) },
		{
			title: 'an object with a DateTime',
			raw: '={{ [$json.x] }}',
			x: { y: DateTime.fromMillis(0) },
		},
		{ title: 'an instance of a class', raw: '={{ { a: $json.x } }}', x: new (class Odd {})() },
		{ title: 'a field that every object has', raw: '={{ [$json.x] }}', x: { toString: 1 } },
		{ title: 'an object in itself', raw: '={{ { a: $json.x } }}', x: itself },
		{ title: 'more than a field', raw: '={{ { a: $json.x.length } }}', x: 'text' },
	])('is evaluated by n8n if it has $title', ({ raw, x }) => {
		expect(readerOf(raw, [{ x: x as never }]).read(0)).toBe("n8n's it of 0");
	});
});

describe('a collection of fields of the item', () => {
	const rows = {
		association: [{ to: 'companies', id: '={{ $json.id }}' }, { id: '=x-{{ $json.id }}' }],
	};

	test('is read from the item, without n8n', () => {
		const { read, asked } = readerOf(rows, [{ id: 1 }, { id: 2 }]);
		expect(read(1)).toStrictEqual({ association: [{ to: 'companies', id: 2 }, { id: 'x-2' }] });
		expect(asked).toEqual([]);
	});

	test('is evaluated by n8n for the items in which one of them is more than a field', () => {
		const { read } = readerOf(rows, [{ id: DateTime.fromMillis(0) as never }, { id: 2 }]);
		expect([read(0), read(1)]).toEqual(["n8n's it of 0", expect.objectContaining({})]);
	});
});

describe('any other expression', () => {
	test.each([
		'={{ $json.id.trim() }}',
		'={{ $json.id + 1 }}',
		'={{ $json.a-b }}',
		'={{ $json.1 }}',
		'={{ $json[01] }}',
		'={{ $json[-1] }}',
		'={{ $json["a\\"b"] }}',
		'={{ $json[$json.id] }}',
		'={{ $json["a"b"] }}',
		'={{ $json?.["id"] }}',
		'={{ $json.id; }}',
		'={{ $json.id // x }}',
		'={{ $json.id',
		'={{ $json["{{"] }}',
		'={{ { id } }}',
		'={{ { ...$json } }}',
		'={{ { "constructor": $json.id } }}',
		'={{ { a: $json.id ?? 1 } }}',
		'={{ { a: $json.id b: 1 } }}',
		'={{ [,$json.id] }}',
		'={{ undefined }}',
		"={{ '\\x61' }}",
		'=Mr. {{ $json.id ?? 1 }}',
		'=a.constructor',
		'=a\\{{ $json.id }}',
		'=a\\\\b{{ $json.id }}',
		'={{ $jsonish.id }}',
		'={{ $input.item.json.id }}',
	])('is evaluated by n8n for each item: %s', (raw) => {
		const { read, asked } = readerOf(raw, [{ id: '7' }, { id: '8' }]);
		expect([read(0), read(1), read(0)]).toEqual([
			"n8n's it of 0",
			"n8n's it of 1",
			"n8n's it of 0",
		]);
		expect(asked).toHaveLength(3);
	});

	test.each([
		{ title: 'a list', raw: ['a', '={{ $json.id + 1 }}'] },
		{ title: 'a collection', raw: { a: 'b', c: { d: ['={{ $json.id + 1 }}'] } } },
	])('is evaluated by n8n for each item inside $title', ({ raw }) => {
		const { read } = readerOf(raw, [{}, {}]);
		expect([read(0), read(1)]).toEqual(["n8n's it of 0", "n8n's it of 1"]);
	});

	test('is evaluated by n8n in a part of the parameter', () => {
		const { read } = readerOf({ value: { a: '={{ $json.id + 1 }}' } }, [{}, {}], 'value');
		expect(read(1)).toBe("n8n's it.value of 1");
	});
});

describe('a parameter without an expression', () => {
	test.each<{ readonly title: string; readonly raw: NodeParameterValueType | object }>([
		{ title: 'text', raw: 'a' },
		{ title: 'text that resembles an expression', raw: '{{ $json.id }}' },
		{ title: 'a number', raw: 7 },
		{ title: 'a collection', raw: { a: 'b', c: [1, null, true] } },
		{ title: 'undefined', raw: undefined },
	])('is read once for all items: $title', ({ raw }) => {
		const { read, asked } = readerOf(raw, [{}, {}, {}]);
		expect([read(2), read(0), read(1)]).toEqual(new Array(3).fill("n8n's it of 2"));
		expect(asked).toEqual(['it of 2']);
	});

	test('is not read before it is needed', () => {
		expect(readerOf('a').asked).toEqual([]);
	});
});

describe('a part of a parameter', () => {
	const inside = (email: NodeParameterValueType) => ({
		mappingMode: 'x',
		value: { email, b: '=' },
	});

	test('is read from the item if it only names a field', () => {
		const { read, asked } = readerOf(
			inside('={{ $json.mail }}'),
			[{}, { mail: 'ada@example.com' }],
			'value',
			'email',
		);
		expect(read(1)).toBe('ada@example.com');
		expect(asked).toEqual([]);
	});

	test('is evaluated by n8n for each item if it is any other expression', () => {
		const { read, asked } = readerOf(inside('={{ 1 + 1 }}'), [{}, {}], 'value', 'email');
		[0, 1, 0].forEach(read);
		expect(asked).toEqual(['it.value.email of 0', 'it.value.email of 1', 'it.value.email of 0']);
	});

	test('is read once without an expression, whatever is beside it', () => {
		const { read, asked } = readerOf(inside('fixed'), [{}, {}], 'value', 'email');
		[1, 0, 1].forEach(read);
		expect(asked).toEqual(['it.value.email of 1']);
	});

	test.each([
		{ title: 'undefined', raw: undefined },
		{ title: 'text', raw: 'text' },
		{ title: 'a list', raw: ['={{ $json.id }}'] },
		{ title: 'null', raw: null },
		{ title: 'empty', raw: {} },
		{ title: 'of another shape', raw: { value: '={{ $json.id }}' } },
	])('is read by n8n once if the parameter is $title', ({ raw }) => {
		const { read, asked } = readerOf(raw, [{}, {}], 'value', 'email');
		[0, 1].forEach(read);
		expect(asked).toEqual(['it.value.email of 0']);
	});

	test('is not a member that every object has', () => {
		const { read, asked } = readerOf({ value: {} }, [{ name: 'x' }], 'value', 'constructor');
		read(0);
		expect(asked).toEqual(['it.value.constructor of 0']);
	});

	// n8n takes the path in the notation of lodash.
	test.each([
		['hs_email_2', '.hs_email_2'],
		['0', '.0'],
		['', '[""]'],
		['a.b', '["a.b"]'],
		['First name', '["First name"]'],
		['Größe', '["Größe"]'],
		["it's", `["it's"]`],
		['a[0]', '["a[0]"]'],
		['a"b', String.raw`["a\"b"]`],
		['a\\b', String.raw`["a\\b"]`],
	])('is read by the path of its name: %s', (name, address) => {
		const { read, asked } = readerOf({ value: { [name]: 'x' } }, [{}], 'value', name);
		read(0);
		expect(asked).toEqual([`it.value${address} of 0`]);
	});
});

const saved = (it: unknown) =>
	({ getNode: () => ({ parameters: { it } }) }) as unknown as IExecuteFunctions;

test.each([undefined, null, '', ' \t', '=', '= '])('a parameter with %j is blank', (raw) => {
	expect(isBlank(saved(raw), 'it')).toBe(true);
	expect(isBlank(saved('x'), 'other')).toBe(true);
});

test.each(['a', '={{ $json.missing }}', '={{ }}', '==', 0, false, [], {}])(
	'a parameter with %j is not blank',
	(raw) => {
		expect(isBlank(saved(raw), 'it')).toBe(false);
	},
);

test.each(['={{ $json }}', '={{$json}}', '={{  $json\n}}'])('%j is the whole item', (raw) => {
	expect(isWholeItem(saved(raw), 'it')).toBe(true);
});

test.each([undefined, '', '{{ $json }}', '={{ $json.a }}', '={{ { ...$json } }}', {}])(
	'%j is not the whole item',
	(raw) => {
		expect(isWholeItem(saved(raw), 'it')).toBe(false);
	},
);
