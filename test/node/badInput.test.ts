import type { IDataObject } from 'n8n-workflow';

import { eachOnce, itemIndexes } from '../support/items';
import { problemLine, type ProblemCode, type Words } from '../support/lines';
import { runNode, type NodeOptions } from '../support/runNode';
import { seedOne, useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const upsertContacts = {
	resource: 'contact',
	operation: 'upsert',
	matchBy: 'email',
	propertiesJson: '={{ $json.values }}',
};
const goodContact = { email: 'good@example.com', values: { firstname: 'Good' } };

interface BadItem {
	name: string;
	parameters: Omit<NodeOptions, 'items'>;
	item: IDataObject;
	/** An item that the same parameters accept. */
	good: IDataObject;
	code: ProblemCode;
	words?: Words;
}

const badItems: BadItem[] = [
	{
		name: 'a missing ID',
		parameters: upsertContacts,
		item: { values: { firstname: 'x' } },
		good: goodContact,
		code: 'ID_MISSING',
		words: { field: "'ID' (email)" },
	},
	{
		name: 'an ID of spaces',
		parameters: upsertContacts,
		item: { email: '   ', values: { firstname: 'x' } },
		good: goodContact,
		code: 'ID_EMPTY',
		words: { field: "'ID' (email)" },
	},
	{
		name: 'an empty Match By',
		parameters: {
			resource: 'ticket',
			operation: 'upsert',
			idProperty: '={{ $json.by }}',
			idValue: '={{ $json.key }}',
			propertiesJson: '={{ { subject: "x", hs_pipeline_stage: "1" } }}',
		},
		item: { by: '', key: 'E1' },
		good: { by: 'external_reference', key: 'E2' },
		code: 'MATCH_BY_MISSING',
	},
	{
		name: 'an upsert matched by Record ID',
		parameters: { ...upsertContacts, idProperty: '={{ $json.by ?? "email" }}' },
		item: { ...goodContact, by: 'hs_object_id' },
		good: goodContact,
		code: 'MATCH_BY_RECORD_ID',
	},
	{
		name: 'Properties (JSON) that is not valid JSON',
		parameters: upsertContacts,
		item: { email: 'a@example.com', values: '{ firstname: ' },
		good: goodContact,
		code: 'PROPERTIES_NOT_AN_OBJECT',
		words: { saw: 'not valid JSON for one' },
	},
	{
		name: 'Properties (JSON) that is a list',
		parameters: upsertContacts,
		item: { email: 'a@example.com', values: ['x'] },
		good: goodContact,
		code: 'PROPERTIES_NOT_AN_OBJECT',
		words: { saw: 'a list' },
	},
	{
		name: 'a value that is an object',
		parameters: upsertContacts,
		item: { email: 'a@example.com', values: { firstname: { first: 'x' } } },
		good: goodContact,
		code: 'VALUE_IS_OBJECT',
		words: { field: "Property 'First Name' (firstname)" },
	},
	{
		name: 'a value that is a list with an object',
		parameters: upsertContacts,
		item: { email: 'a@example.com', values: { firstname: ['a', { b: 1 }] } },
		good: goodContact,
		code: 'VALUE_LIST_HAS_OBJECT',
		words: { field: "Property 'First Name' (firstname)" },
	},
	{
		name: 'an update without values',
		parameters: {
			resource: 'contact',
			operation: 'update',
			propertiesJson: '={{ $json.values }}',
		},
		item: { id: '1', values: { firstname: '', lastname: null } },
		good: { id: '2', values: { firstname: 'x' } },
		code: 'NOTHING_TO_WRITE',
	},
	{
		name: 'a property named __proto__',
		parameters: { ...upsertContacts, propertiesJson: '={{ $json.text }}' },
		item: { email: 'a@example.com', text: '{"__proto__": "x"}' },
		good: { email: 'good@example.com', text: '{"firstname": "Good"}' },
		code: 'PROPERTY_NAME_IMPOSSIBLE',
		words: { field: "Property '__proto__'" },
	},
	{
		name: 'an ID that has lost digits as a number',
		parameters: { resource: 'contact', operation: 'get' },
		item: { id: 9007199254740993000 },
		good: { id: '1' },
		code: 'VALUE_LOST_DIGITS',
		words: { field: "'ID'", value: '9007199254740993000' },
	},
	{
		name: 'Properties (JSON) that is undefined',
		parameters: { ...upsertContacts, propertiesJson: '={{ $json.values.deep.deeper }}' },
		item: { email: 'a@example.com', values: null },
		good: { email: 'good@example.com', values: { deep: { deeper: { firstname: 'Good' } } } },
		code: 'PROPERTIES_NOT_AN_OBJECT',
		words: { saw: 'of type undefined' },
	},
];

describe.each(badItems)('$name', ({ parameters, item, good, code, words }) => {
	beforeEach(() => {
		const id = seedOne('contacts', { email: 'seed@example.com' });
		if (typeof good.id === 'string') good.id = id;
	});

	test('fails its item and lets the other one through', async () => {
		const { items, errors } = await runNode({ ...parameters, items: [item, good] });
		expect(itemIndexes(items)).toEqual([1]);
		expect(errors).toMatchObject([
			{
				item: 0,
				error: problemLine(code, words, 0),
				details: { outcome: 'failed', category: 'INVALID_INPUT', code },
			},
		]);
	});

	test('stops the workflow before a batch is sent, and names the item', async () => {
		const { thrown, status, batches } = await runNode({
			...parameters,
			items: [good, item],
			onError: 'stopWorkflow',
		});
		expect(status).toBe('error');
		expect(batches).toEqual([]);
		expect(thrown).toMatchObject({
			description: expect.stringContaining(`[item 1] ${problemLine(code, words)}`),
			context: { itemIndex: 1 },
		});
	});
});

test('sends an ID of more than 53 bits as text', async () => {
	const id = '9007199254740993123';
	const { inputs, errors } = await runNode({
		resource: 'contact',
		operation: 'get',
		items: [{ id }],
	});
	expect(inputs).toMatchObject([{ id }]);
	expect(errors).toMatchObject([{ details: { category: 'OBJECT_NOT_FOUND', idValue: id } }]);
});

test('sends a list of plain values as a multiple choice', async () => {
	const { items, inputs } = await runNode({
		...upsertContacts,
		items: [{ email: 'a@example.com', values: { interests: ['music', null, 'Travel'] } }],
	});
	expect(itemIndexes(items)).toEqual([0]);
	expect(inputs).toMatchObject([{ properties: { interests: 'music;travel' } }]);
});

test('sends nothing and returns nothing for no items', async () => {
	const { items, status } = await runNode({ resource: 'contact', operation: 'get', items: [] });
	expect(status).toBe('success');
	expect(items).toEqual([]);
	expect(sandbox.current.requests).toEqual([]);
});

test.each([
	{ length: 1, calls: ['create 1 → 201'] },
	{ length: 100, calls: ['create 100 → 201'] },
	{ length: 101, calls: ['create 1 → 201', 'create 100 → 201'] },
	{ length: 250, calls: ['create 100 → 201', 'create 100 → 201', 'create 50 → 201'] },
])('sends $length items as $calls', async ({ length, calls }) => {
	const rows = Array.from({ length }, (_, item) => ({
		subject: `T${item}`,
		hs_pipeline_stage: '1',
	}));
	const { items, batches } = await runNode({
		resource: 'ticket',
		operation: 'create',
		items: rows,
	});
	expect(itemIndexes(items)).toEqual(eachOnce(length));
	expect(items.map(({ json }) => json.subject)).toEqual(rows.map(({ subject }) => subject));
	expect(batches.sort()).toEqual(calls);
});
