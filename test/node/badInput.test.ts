import type { IDataObject } from 'n8n-workflow';

import { executeNode } from '../support/engine/executeNode';
import { eachOnce, itemsOf, sourceOf } from '../support/items';
import { batchCalls, batchRequests, useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const upsertContacts = {
	resource: 'contact',
	operation: 'upsert',
	inputMode: 'json',
	idProperty: 'email',
	idValue: '={{ $json.email }}',
	propertiesJson: '={{ $json.values }}',
};
const goodContact = { email: 'good@example.com', values: { firstname: 'Good' } };

interface BadItem {
	name: string;
	parameters: IDataObject;
	item: IDataObject;
	good: IDataObject;
	says: string;
	/** Code of the error, where it has one. */
	code?: string;
}

const badItems: BadItem[] = [
	{
		name: 'an id that is missing',
		parameters: upsertContacts,
		item: { values: { firstname: 'x' } },
		good: goodContact,
		says: "'ID' (email) is missing: give the value that names the record",
		code: 'ID_MISSING',
	},
	{
		name: 'an id of blanks',
		parameters: upsertContacts,
		item: { email: '   ', values: { firstname: 'x' } },
		good: goodContact,
		says: "'ID' (email) is empty: give the value that names the record",
		code: 'ID_EMPTY',
	},
	{
		name: 'no property to match tickets by',
		parameters: {
			resource: 'ticket',
			operation: 'upsert',
			inputMode: 'json',
			idProperty: '={{ $json.by }}',
			idValue: '={{ $json.key }}',
			propertiesJson: '={{ { subject: "x", hs_pipeline_stage: "1" } }}',
		},
		item: { by: '', key: 'E1' },
		good: { by: 'external_reference', key: 'E2' },
		says: "Choose the unique property that names the record in 'Match By'",
		code: 'MATCH_BY_MISSING',
	},
	{
		name: 'Record ID as the property to upsert by',
		parameters: { ...upsertContacts, idProperty: '={{ $json.by ?? "email" }}' },
		item: { ...goodContact, by: 'hs_object_id' },
		good: goodContact,
		says: "HubSpot cannot create or update by Record ID: choose a unique property in 'Match By', or use 'Update'",
		code: 'MATCH_BY_RECORD_ID',
	},
	{
		name: 'properties that are text but no JSON',
		parameters: upsertContacts,
		item: { email: 'a@example.com', values: '{ firstname: ' },
		good: goodContact,
		says: "'Properties (JSON)' must be an object of property names and values, and is not valid JSON for one",
		code: 'PROPERTIES_NOT_AN_OBJECT',
	},
	{
		name: 'properties that are a list',
		parameters: upsertContacts,
		item: { email: 'a@example.com', values: ['x'] },
		good: goodContact,
		says: "'Properties (JSON)' must be an object of property names and values, and is a list",
		code: 'PROPERTIES_NOT_AN_OBJECT',
	},
	{
		name: 'an object as a value',
		parameters: upsertContacts,
		item: { email: 'a@example.com', values: { firstname: { first: 'x' } } },
		good: goodContact,
		says: "Property 'First Name' (firstname) is an object: give text, a number, a boolean or a list of them",
	},
	{
		name: 'a list with an object in it as a value',
		parameters: upsertContacts,
		item: { email: 'a@example.com', values: { firstname: ['a', { b: 1 }] } },
		good: goodContact,
		says: "Property 'First Name' (firstname) has a list with an object in it: give a list of text, numbers or booleans",
	},
	{
		name: 'an update of nothing',
		parameters: {
			resource: 'contact',
			operation: 'update',
			inputMode: 'json',
			propertiesJson: '={{ $json.values }}',
		},
		item: { id: '1', values: { firstname: '', lastname: null } },
		good: { id: '2', values: { firstname: 'x' } },
		says: "Has no property to write: fill 'Properties', or set 'Empty Values' to 'Clear' if empty ones are meant",
		code: 'NOTHING_TO_WRITE',
	},
	{
		name: 'a property named __proto__',
		parameters: { ...upsertContacts, propertiesJson: '={{ $json.text }}' },
		item: { email: 'a@example.com', text: '{"__proto__": "x"}' },
		good: { email: 'good@example.com', text: '{"firstname": "Good"}' },
		says: "Property '__proto__' is not a name that a HubSpot property can have: rename it",
	},
	{
		name: 'an id that lost digits as a number',
		parameters: { resource: 'contact', operation: 'read' },
		item: { id: 9007199254740993000 },
		good: { id: '1' },
		says: "'ID' is 9007199254740993000, a number that lost digits on its way here: pass it as text",
		code: 'VALUE_LOST_DIGITS',
	},
	{
		name: 'an expression that fails',
		parameters: { ...upsertContacts, propertiesJson: '={{ $json.values.deep.deeper }}' },
		item: { email: 'a@example.com', values: null },
		good: { email: 'good@example.com', values: { deep: { deeper: { firstname: 'Good' } } } },
		says: "'Properties (JSON)' must be an object of property names and values, and is of type undefined",
		code: 'PROPERTIES_NOT_AN_OBJECT',
	},
];

describe.each(badItems)('$name', ({ parameters, item, good, says, code }) => {
	beforeEach(() => {
		const [contact] = sandbox.current.seed('contacts', [{ email: 'seed@example.com' }]);
		if (contact && typeof good.id === 'string') good.id = contact.id;
	});

	test('is named with its item, and the other item goes through', async () => {
		const { items, failed } = await executeNode(parameters as never, itemsOf([item, good]), {
			hubspot: sandbox.current,
			onError: 'continueErrorOutput',
		});
		expect(sourceOf(items)).toEqual([{ item: 1 }]);
		expect(sourceOf(failed)).toEqual([{ item: 0 }]);
		expect(failed[0]?.json).toMatchObject({
			error: `${says} [item 0]`,
			details: { outcome: 'failed', category: 'INVALID_INPUT', ...(code && { code }) },
		});
	});

	test('stops the workflow before anything is sent, with its item number', async () => {
		const { error, status } = await executeNode(parameters as never, itemsOf([good, item]), {
			hubspot: sandbox.current,
		});
		expect(status).toBe('error');
		expect(batchRequests(sandbox.current.requests)).toEqual([]);
		expect(error).toMatchObject({
			description: expect.stringContaining(`[item 1] ${says}`),
			context: { itemIndex: 1 },
		});
	});
});

test('ids longer than 53 bits go through as text', async () => {
	const { failed } = await executeNode(
		{ resource: 'contact', operation: 'read' },
		itemsOf([{ id: '9007199254740993123' }]),
		{ hubspot: sandbox.current, onError: 'continueErrorOutput' },
	);
	expect(batchRequests(sandbox.current.requests)[0]?.body).toMatchObject({
		inputs: [{ id: '9007199254740993123' }],
	});
	expect(failed[0]?.json.details).toMatchObject({
		category: 'OBJECT_NOT_FOUND',
		idValue: '9007199254740993123',
	});
});

test('a list of plain values is a multiple choice', async () => {
	const { items } = await executeNode(
		upsertContacts,
		itemsOf([{ email: 'a@example.com', values: { interests: ['music', null, 'Travel'] } }]),
		{ hubspot: sandbox.current, onError: 'continueErrorOutput' },
	);
	expect(sourceOf(items)).toEqual([{ item: 0 }]);
	expect(batchRequests(sandbox.current.requests)[0]?.body).toMatchObject({
		inputs: [{ properties: { interests: 'music;travel' } }],
	});
});

test('no items: no request and no output', async () => {
	const { items, status } = await executeNode({ resource: 'contact', operation: 'read' }, [], {
		hubspot: sandbox.current,
	});
	expect(status).toBe('success');
	expect(items).toEqual([]);
	expect(sandbox.current.requests).toEqual([]);
});

test.each([
	{ length: 1, calls: ['create 1 → 201'] },
	{ length: 100, calls: ['create 100 → 201'] },
	{ length: 101, calls: ['create 100 → 201', 'create 1 → 201'] },
	{ length: 250, calls: ['create 100 → 201', 'create 100 → 201', 'create 50 → 201'] },
])('$length items are sent as $calls', async ({ length, calls }) => {
	const rows = Array.from({ length }, (_, item) => ({
		subject: `T${item}`,
		hs_pipeline_stage: '1',
	}));
	const { items } = await executeNode(
		{ resource: 'ticket', operation: 'create', inputMode: 'json' },
		itemsOf(rows),
		{ hubspot: sandbox.current },
	);
	expect(sourceOf(items)).toEqual(eachOnce(length));
	expect(items.map(({ json }) => json.subject)).toEqual(rows.map(({ subject }) => subject));
	expect(batchCalls(sandbox.current.requests).sort()).toEqual([...calls].sort());
});
