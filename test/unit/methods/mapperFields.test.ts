import type { JsonObject } from '../../../nodes/CrmBatch/hubspot/json';
import {
	toDefinitions,
	type Choice,
	type OutsideList,
} from '../../../nodes/CrmBatch/hubspot/schema/definition';
import { toMapperFields } from '../../../nodes/CrmBatch/methods/mapperFields';
import { object } from '../support/sentBatch';

type Outside = ReadonlyMap<OutsideList, readonly Choice[] | { readonly message: string }>;

const choice = (value: string, label: string, more: Partial<Choice> = {}): Choice => ({
	value,
	label,
	isHidden: false,
	...more,
});
const pipelines = [choice('0', 'Support'), choice('9', 'Returns')];
const stages = [
	choice('1', 'New', { pipeline: '0' }),
	choice('2', 'Closed', { pipeline: '0' }),
	choice('3', 'New', { pipeline: '9' }),
	choice('4', 'Kept', { pipeline: 'gone' }),
];

function field(property: JsonObject, outside: Outside = new Map(), entered: JsonObject = {}) {
	const pipeline = { name: 'hs_pipeline', label: 'Pipeline', type: 'enumeration' };
	const fields = toMapperFields({
		object: object('ticket'),
		properties: toDefinitions({ results: [{ name: 'x', label: 'X', ...property }, pipeline] }),
		first: [],
		outside,
		entered,
	});
	return fields.find(({ id }) => id === (property.name ?? 'x'));
}

describe('a field', () => {
	test.each([
		{ type: 'string', field: 'string' },
		{ type: 'number', field: 'string' },
		{ type: 'date', field: 'dateTime' },
		{ type: 'datetime', field: 'dateTime' },
		{ type: 'bool', field: 'options' },
		{ type: 'enumeration', field: 'string' },
		{ type: 'object_coordinates', field: 'string' },
		{ type: 'json', field: 'string' },
		{ type: '', field: 'string' },
		{ type: '__proto__', field: 'string' },
	])('of the type "$type" without choices is $field', ({ type, field: expected }) => {
		expect(field({ type })?.type).toBe(expected);
	});

	test.each([
		{ title: 'an amount', property: { fieldType: 'number' }, type: 'number' },
		{
			title: 'an amount of money',
			property: { fieldType: 'number', numberDisplayHint: 'currency' },
			type: 'number',
		},
		{ title: 'one that is shown as text', property: { fieldType: 'text' }, type: 'string' },
		{
			title: 'one without separators of thousands',
			property: { fieldType: 'number', numberDisplayHint: 'unformatted' },
			type: 'string',
		},
		{
			title: 'one whose name says that it is an ID',
			property: { name: 'erp_id', fieldType: 'number' },
			type: 'string',
		},
		{
			title: 'one that ends alike',
			property: { name: 'paid', fieldType: 'number' },
			type: 'number',
		},
	])('of a number is text where it names something: $title', ({ property, type }) => {
		expect(field({ type: 'number', ...property })?.type).toBe(type);
	});

	test('of a checkbox has two choices, by the labels of HubSpot or else by their values', () => {
		expect(field({ type: 'bool' })?.options).toEqual([
			{ name: 'True', value: 'true', description: 'true' },
			{ name: 'False', value: 'false', description: 'false' },
		]);
		const options = [
			{ value: 'true', label: 'Yes' },
			{ value: 'false', label: 'false' },
		];
		expect(field({ type: 'bool', options })?.options).toEqual([
			{ name: 'Yes', value: 'true', description: 'true' },
			{ name: 'false', value: 'false' },
		]);
	});

	test('leaves hidden choices out, and is text without any other', () => {
		const options = [{ value: 'OLD', hidden: true }, { value: 'NEW' }];
		expect(field({ type: 'enumeration', options })?.options).toEqual([
			{ name: 'NEW', value: 'NEW' },
		]);
		const hidden = options.slice(0, 1);
		expect(field({ type: 'enumeration', options: hidden })).toMatchObject({ type: 'string' });
	});

	test('of a multiple choice says that it takes several', () => {
		const multiple = { type: 'enumeration', fieldType: 'checkbox', options: [{ value: 'a' }] };
		expect(field(multiple)?.displayName).toBe('X (one, or a;b)');
		// Text needs no advice on expressions: it can hold several as it is.
		expect(field({ ...multiple, options: [] })?.displayName).toBe('X');
	});

	test('is not there for what cannot be written', () => {
		expect(field({ calculated: true })).toBeUndefined();
	});
});

describe('choices from elsewhere', () => {
	const stage = { name: 'hs_pipeline_stage', label: 'Status', type: 'enumeration' };
	const outside: Outside = new Map([
		['pipelines', pipelines],
		['stages', stages],
	]);
	const names = (entered: JsonObject, from = outside) =>
		field(stage, from, entered)?.options?.map(({ name }) => name);

	test.each([
		{ title: 'none is entered', entered: {} },
		{ title: 'an expression is entered', entered: { hs_pipeline: '={{ $json.pipeline }}' } },
		{ title: 'the entered one is not there', entered: { hs_pipeline: '77' } },
		{ title: 'what is entered is no text', entered: { hs_pipeline: null } },
	])('stages have their pipelines: $title', ({ entered }) => {
		expect(names(entered)).toEqual(['Support: New', 'Support: Closed', 'Returns: New', 'Kept']);
	});

	test('stages are those of the pipeline that is entered, by their own labels', () => {
		expect(names({ hs_pipeline: '0' })).toEqual(['New', 'Closed']);
		expect(names({ hs_pipeline: 9 })).toEqual(['New']);
	});

	test('stages of an account with one pipeline need no more than their labels', () => {
		const one: Outside = new Map([
			['pipelines', pipelines.slice(0, 1)],
			['stages', stages.slice(0, 2)],
		]);
		expect(names({}, one)).toEqual(['New', 'Closed']);
	});

	test('owners have a name and an address', () => {
		const owner = { name: 'hubspot_owner_id', type: 'enumeration', referencedObjectType: 'OWNER' };
		const owners = [
			choice('7', 'Ada Okafor', { alias: 'ada@x.io' }),
			choice('8', 'queue@x.io', { alias: 'queue@x.io' }),
			choice('9', 'Gone', { isHidden: true }),
		];
		expect(field(owner, new Map([['owners', owners]]))?.options).toEqual([
			{ name: 'Ada Okafor (ada@x.io)', value: '7', description: '7' },
			{ name: 'queue@x.io', value: '8', description: '8' },
		]);
	});

	test('that cannot be read leave a field for the ID, which says why', () => {
		const because = (category?: string): Outside =>
			new Map([['stages', { message: 'No scope for {field}', category }]]);
		const labels = ['MISSING_SCOPES', 'NO_ANSWER', 'RATE_LIMITS', undefined].map(
			(category) => field(stage, because(category))?.displayName,
		);
		expect(labels).toEqual([
			'Status (ID: scope missing)',
			'Status (ID: no answer)',
			'Status (ID: rate limit)',
			'Status (ID: list not readable)',
		]);
		expect(field(stage, because())).toMatchObject({ type: 'string' });
	});
});

test('what is entered for an unknown property keeps a field; what is empty needs none', () => {
	const entered = { gone: 'x', empty: '', nothing: null, x: 'known' };
	const fields = toMapperFields({
		object: object('ticket'),
		properties: toDefinitions({ results: [{ name: 'x' }] }),
		first: ['x', 'not_there'],
		outside: new Map(),
		entered,
	});
	expect(fields.map(({ id, required, removed }) => [id, required, removed])).toEqual([
		['x', true, false],
		['gone', false, false],
	]);
});

test('what is entered is shown, also where n8n has lost the fields', () => {
	const fields = toMapperFields({
		object: object('ticket'),
		properties: toDefinitions({ results: [{ name: 'x' }, { name: 'y' }] }),
		first: [],
		outside: new Map(),
		entered: { y: 1 },
	});
	expect(fields.map(({ id, removed }) => [id, removed])).toEqual([
		['x', true],
		['y', false],
	]);
});
