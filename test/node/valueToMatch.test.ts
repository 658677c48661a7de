import type { IDataObject } from 'n8n-workflow';

import { itemIndexes } from '../support/items';
import { problemLine } from '../support/lines';
import { runNode, type NodeOptions } from '../support/runNode';
import { hideSchema, seedOne, useSandbox } from '../support/useSandbox';

/** Value to Match (`idValue`), which is empty by default: a field of the item is taken. */
const sandbox = useSandbox();

const readContacts = { resource: 'contact', operation: 'get' };
const upsertContacts = {
	resource: 'contact',
	operation: 'upsert',
	propertiesJson: '={{ { firstname: "Ada" } }}',
};
const seedContact = (properties: Record<string, string> = {}) =>
	seedOne('contacts', { email: 'ada@example.com', ...properties });
const noRecordId = problemLine('KEY_FIELD_MISSING', { fields: "'id' or 'hs_object_id'" }, 0);
const sentIds = async (parameters: NodeOptions) => {
	const { inputs, errors } = await runNode(parameters);
	return { ids: inputs.map(({ id }) => id), errors: errors.map(({ error }) => error) };
};

describe('the record ID', () => {
	const update = { operation: 'update', propertiesJson: '={{ { firstname: "A" } }}' };

	test.each<{ operation: string; propertiesJson?: string }>([
		{ operation: 'get' },
		{ operation: 'delete' },
		update,
	])('is taken from the field id by $operation', async (parameters) => {
		const id = seedContact();
		const { items, inputs } = await runNode({
			resource: 'contact',
			...parameters,
			items: [{ id }],
		});
		expect(items).toMatchObject([{ item: 0, json: { id } }]);
		expect(inputs).toMatchObject([{ id }]);
	});

	test.each([
		'hs_object_id',
		'Record ID',
		'record id',
		'HS_OBJECT_ID',
		'\ufeffid',
		' id\u00a0',
		'\u200bRecord\u00a0ID ',
	])('is taken from the field %j', async (name) => {
		const id = seedContact();
		expect(await sentIds({ ...readContacts, items: [{ [name]: id, other: '1' }] })).toEqual({
			ids: [id],
			errors: [],
		});
	});

	test.each([
		{ title: 'no field with one', json: { contact: '1', Id: '2', ID: '3' }, error: noRecordId },
		{ title: 'no fields', json: {}, error: noRecordId },
		{
			title: 'an empty one',
			json: { id: ' ' },
			error: problemLine('ID_EMPTY', { field: "Field 'id'" }, 0),
		},
		{
			title: 'null',
			json: { hs_object_id: null },
			error: problemLine('ID_EMPTY', { field: "Field 'hs_object_id'" }, 0),
		},
		{
			title: 'a list',
			json: { id: ['1', '2'] },
			error: problemLine('ID_NOT_TEXT', { field: "Field 'id'", type: 'a list' }, 0),
		},
		{
			title: 'two that differ',
			json: { '\ufeffid': '1', hs_object_id: '2' },
			error: problemLine('KEY_FIELDS_DIFFER', { fields: "'\\ufeffid' and 'hs_object_id'" }, 0),
		},
	])('fails the item if it has $title', async ({ json, error }) => {
		for (const parameters of [{ operation: 'get' }, { operation: 'delete' }, update]) {
			const { errors, requests } = await runNode({
				resource: 'contact',
				...parameters,
				items: [json as IDataObject],
			});
			expect(errors).toMatchObject([{ error, details: { outcome: 'failed' } }]);
			expect(requests).toEqual([]);
		}
	});

	test('can be in two fields with the same value, or with an empty one', async () => {
		const id = seedContact();
		const items = [{ id, hs_object_id: Number(id) }, { id: '', hs_object_id: id }, { id }];
		const { ids, errors } = await sentIds({ ...readContacts, items });
		expect(errors).toEqual([]);
		expect(ids).toEqual([id]);
	});
});

describe('another property', () => {
	test.each(['email', 'Email', 'EMAIL', '\ufeffemail', ' Email '])(
		'is taken from the field %j',
		async (name) => {
			const items = [{ [name]: 'ada@example.com', id: '7' }];
			const taken = { ids: ['ada@example.com'], errors: [] };
			expect(await sentIds({ ...upsertContacts, idProperty: 'email', items })).toEqual(taken);
			seedContact();
			expect(await sentIds({ ...readContacts, idProperty: 'email', items })).toEqual(taken);
		},
	);

	test.each(['Customer number', ' customer NUMBER', 'customer_number'])(
		'is taken from the field with its label %j, and the outcome names it',
		async (name) => {
			const { items, errors, inputs } = await runNode({
				...upsertContacts,
				idProperty: 'customer_number',
				propertiesJson: '={{ { firstname: "Ada", plan: $json.plan } }}',
				items: [
					{ [name]: 'C-1', plan: 'free' },
					{ [name]: 'C-2', plan: 'gold' },
				],
			});
			expect(itemIndexes(items)).toEqual([0]);
			expect(inputs).toMatchObject([{ id: 'C-1', idProperty: 'customer_number' }]);
			expect(errors).toMatchObject([{ item: 1, details: { idValue: 'C-2', property: 'plan' } }]);
		},
	);

	test('is not found by its label where the account is not asked for its properties', async () => {
		const items = [{ 'Customer number': 'C-1' }];
		const line = problemLine('KEY_FIELD_MISSING', { fields: "'customer_number'" }, 0);
		const get = { ...readContacts, idProperty: 'customer_number', items };
		expect(await sentIds(get)).toEqual({ ids: [], errors: [line] });
		hideSchema();
		const upsert = { ...upsertContacts, idProperty: 'customer_number', items };
		expect(await sentIds(upsert)).toEqual({ ids: [], errors: [line] });
	});

	test('fails the item if it has no field with it, and the line says which', async () => {
		const { errors, items } = await runNode({
			...upsertContacts,
			idProperty: 'customer_number',
			items: [{ number: 'C-1', id: '7' }, { customer_number: 'C-2' }],
		});
		const fields = "'customer_number' or 'Customer number'";
		expect(errors).toMatchObject([
			{ item: 0, error: problemLine('KEY_FIELD_MISSING', { fields }, 0) },
		]);
		expect(itemIndexes(items)).toEqual([1]);
	});

	test('is not taken from a field with a label that other properties have too', async () => {
		sandbox.current.addProperty('contacts', {
			name: 'other_number',
			label: 'Customer number',
			type: 'string',
			fieldType: 'text',
		});
		const { errors } = await runNode({
			...upsertContacts,
			idProperty: 'customer_number',
			items: [{ 'Customer number': 'C-1' }],
		});
		expect(errors).toMatchObject([{ details: { code: 'KEY_FIELD_MISSING' } }]);
	});

	test('can be chosen item by item', async () => {
		expect(
			await sentIds({
				...upsertContacts,
				idProperty: '={{ $json.by }}',
				items: [
					{ by: 'email', email: 'a@example.com', customer_number: 'C-1' },
					{ by: '\ufeffcustomer_number ', email: 'b@example.com', customer_number: 'C-2' },
				],
			}),
		).toEqual({ ids: ['a@example.com', 'C-2'], errors: [] });
	});
});

describe('a value that is given', () => {
	test.each(['={{ $json.key }}', '={{ $json.key.trim() }}', '=  {{ $json.key }}'])(
		'by the expression %s is used, and is not replaced by a field of the item',
		async (idValue) => {
			const [right, wrong] = [seedContact(), seedOne('contacts', { email: 'bob@example.com' })];
			const { ids, errors } = await sentIds({
				...readContacts,
				idValue,
				items: [
					{ key: right, id: wrong },
					{ key: '', id: wrong },
				],
			});
			expect(ids).toEqual([right]);
			expect(errors).toEqual([problemLine('ID_EMPTY', { field: "'Value to Match'" }, 1)]);
		},
	);

	test('by an expression that returns nothing fails the item', async () => {
		const { ids, errors } = await sentIds({
			resource: 'contact',
			operation: 'delete',
			idValue: '={{ $json.key }}',
			items: [{ id: seedContact() }],
		});
		expect(ids).toEqual([]);
		expect(errors).toEqual([problemLine('ID_MISSING', { field: "'Value to Match'" }, 0)]);
	});

	test('as text is used for all items', async () => {
		const id = seedContact();
		expect(await sentIds({ ...readContacts, idValue: id, items: [{ id: '7' }] })).toEqual({
			ids: [id],
			errors: [],
		});
	});

	test.each(['', ' ', '=', '= '])('as %j is none', async (idValue) => {
		const id = seedContact();
		expect(await sentIds({ ...readContacts, idValue, items: [{ id }] })).toEqual({
			ids: [id],
			errors: [],
		});
	});
});

test.each([
	{ operation: 'get', by: 'email' },
	{ operation: 'delete', by: 'email' },
	{ operation: 'update', by: 'email' },
	{ operation: 'upsert', by: 'hs_object_id' },
])(
	'a property of another object or operation in Match By fails each item of $operation, and the line names it',
	async ({ operation, by }) => {
		const { errors } = await runNode({
			...{ resource: 'ticket', operation, idProperty: by },
			propertiesJson: '={{ { subject: "A" } }}',
			items: [{ email: 'ada@example.com', hs_object_id: '12' }],
		});
		expect(errors).toHaveLength(1);
		const name = by === 'email' ? 'email' : 'Record ID';
		expect(errors[0]?.error).toContain(name);
		expect(errors[0]?.error).toContain("'Match By'");
	},
);

test.each(['continueRegularOutput', 'stopWorkflow'] as const)(
	'an item without a value to match: On Error %s',
	async (onError) => {
		const id = seedContact();
		const run = await runNode({ ...readContacts, onError, items: [{ id }, { name: 'Bob' }] });
		if (onError === 'stopWorkflow') {
			expect(run.thrown).toMatchObject({ context: { itemIndex: 1 } });
			expect(run.batches).toEqual([]);
			return;
		}
		expect(itemIndexes(run.items)).toEqual([0, 1]);
		expect(run.items[1]?.details).toMatchObject({ code: 'KEY_FIELD_MISSING' });
	},
);
