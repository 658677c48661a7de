import type { JsonObject } from '../../../nodes/CrmBatch/hubspot/json';
import { failed, success, type Result } from '../../../nodes/CrmBatch/hubspot/errors/failure';
import { failureOf, problem } from '../../../nodes/CrmBatch/hubspot/errors/problem';
import type { Choice } from '../../../nodes/CrmBatch/hubspot/schema/choices';
import { toDefinitions } from '../../../nodes/CrmBatch/hubspot/schema/definition';
import type { OutsideList } from '../../../nodes/CrmBatch/hubspot/tables/endpoints';
import { toMapperFields } from '../../../nodes/CrmBatch/methods/mapperFields';
import { object } from '../support/sentBatch';
import { choice } from '../support/valueRules';

type Outside = ReadonlyMap<OutsideList, Result<readonly Choice[]>>;

const ticket = object('ticket');
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
		object: ticket,
		properties: toDefinitions(
			{ results: [{ name: 'x', label: 'X', ...property }, pipeline] },
			ticket,
		),
		first: [],
		matchBy: [],
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
		{ title: 'a quantity', property: { fieldType: 'number' }, type: 'number' },
		{
			title: 'an amount of money',
			property: { fieldType: 'number', numberDisplayHint: 'currency' },
			type: 'number',
		},
		{ title: 'one that is shown as text', property: { fieldType: 'text' }, type: 'string' },
		{
			title: 'one without thousands separators',
			property: { fieldType: 'number', numberDisplayHint: 'unformatted' },
			type: 'string',
		},
		{
			title: 'one whose name ends in _id',
			property: { name: 'erp_id', fieldType: 'number' },
			type: 'string',
		},
		{
			title: 'one whose name only ends in id',
			property: { name: 'paid', fieldType: 'number' },
			type: 'number',
		},
	])('of type number is $type for $title', ({ property, type }) => {
		expect(field({ type: 'number', ...property })?.type).toBe(type);
	});

	test('of a checkbox has two choices, with HubSpot’s labels if there are any', () => {
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

	test('has no hidden choices, and is text without any other', () => {
		const options = [{ value: 'OLD', hidden: true }, { value: 'NEW' }];
		expect(field({ type: 'enumeration', options })?.options).toEqual([
			{ name: 'NEW', value: 'NEW' },
		]);
		const hidden = options.slice(0, 1);
		expect(field({ type: 'enumeration', options: hidden })).toMatchObject({ type: 'string' });
	});

	test('for several choices says so', () => {
		const multiple = { type: 'enumeration', fieldType: 'checkbox', options: [{ value: 'a' }] };
		expect(field(multiple)?.displayName).toBe('X (one, or a;b)');
		// A text field takes several as they are.
		expect(field({ ...multiple, options: [] })?.displayName).toBe('X');
	});

	test('is missing for a property that cannot be written', () => {
		expect(field({ calculated: true })).toBeUndefined();
	});
});

describe('choices from other lists', () => {
	const stage = { name: 'hs_pipeline_stage', label: 'Status', type: 'enumeration' };
	const outside: Outside = new Map([
		['pipelines', success(pipelines)],
		['stages', success(stages)],
	]);
	const names = (entered: JsonObject, from = outside) =>
		field(stage, from, entered)?.options?.map(({ name }) => name);

	test.each([
		{ title: 'no pipeline is entered', entered: {} },
		{ title: 'an expression is entered', entered: { hs_pipeline: '={{ $json.pipeline }}' } },
		{ title: 'the entered pipeline does not exist', entered: { hs_pipeline: '77' } },
		{ title: 'the entered value is not text', entered: { hs_pipeline: null } },
	])('stages have the names of their pipelines if $title', ({ entered }) => {
		expect(names(entered)).toEqual(['Support: New', 'Support: Closed', 'Returns: New', 'Kept']);
	});

	test('stages are those of the entered pipeline, without its name', () => {
		expect(names({ hs_pipeline: '0' })).toEqual(['New', 'Closed']);
		expect(names({ hs_pipeline: 9 })).toEqual(['New']);
	});

	test('stages of an account with one pipeline have no name of a pipeline', () => {
		const one: Outside = new Map([
			['pipelines', success(pipelines.slice(0, 1))],
			['stages', success(stages.slice(0, 2))],
		]);
		expect(names({}, one)).toEqual(['New', 'Closed']);
	});

	test('owners have a name and an email', () => {
		const owner = { name: 'hubspot_owner_id', type: 'enumeration', referencedObjectType: 'OWNER' };
		const owners = [
			choice('7', 'Ada Okafor', { alias: 'ada@x.io' }),
			choice('8', 'queue@x.io', { alias: 'queue@x.io' }),
			choice('9', 'Gone', { isHidden: true }),
		];
		expect(field(owner, new Map([['owners', success(owners)]]))?.options).toEqual([
			{ name: 'Ada Okafor (ada@x.io)', value: '7', description: '7' },
			{ name: 'queue@x.io', value: '8', description: '8' },
		]);
	});

	test.each([
		{ category: 'MISSING_SCOPES', why: 'scope missing' },
		{ category: 'NO_ANSWER', why: 'no answer' },
		{ category: 'RATE_LIMIT', why: 'rate limit' },
		{ category: 'RATE_LIMITS', why: 'rate limit' },
		{ category: undefined, why: 'list not readable' },
	])('that cannot be read ($category) leave a text field with the reason', ({ category, why }) => {
		const outcome = failed({ message: 'No scope for {field}', category });
		expect(field(stage, new Map([['stages', outcome]]))).toMatchObject({
			type: 'string',
			displayName: failureOf(problem('CHOICES_NOT_LISTED', { why }), 'Status').message,
		});
	});
});

test('a value of an unknown property keeps a field, unless it is empty', () => {
	const entered = { gone: 'x', empty: '', nothing: null, x: 'known' };
	const fields = toMapperFields({
		object: ticket,
		properties: toDefinitions({ results: [{ name: 'x' }] }, ticket),
		first: ['x', 'not_there'],
		matchBy: [],
		outside: new Map(),
		entered,
	});
	expect(fields.map(({ id, required, removed }) => [id, required, removed])).toEqual([
		['x', true, false],
		['gone', false, false],
	]);
});

test('a field with a value is shown, even if n8n has lost the fields', () => {
	const fields = toMapperFields({
		object: ticket,
		properties: toDefinitions({ results: [{ name: 'x' }, { name: 'y' }] }, ticket),
		first: [],
		matchBy: [],
		outside: new Map(),
		entered: { y: 1 },
	});
	expect(fields.map(({ id, removed }) => [id, removed])).toEqual([
		['x', true],
		['y', false],
	]);
});
