import type { IDataObject } from 'n8n-workflow';

import { eachOnce, itemIndexes } from '../support/items';
import { runNode } from '../support/runNode';
import { seedOne, useSandbox } from '../support/useSandbox';

/** A reply that names neither trace IDs nor keys: one batch read says which record has which key. */
const sandbox = useSandbox();

const upsertContacts = {
	resource: 'contact',
	operation: 'upsert',
	matchBy: 'email',
	propertiesJson: '={{ ({ firstname: $json.firstname }) }}',
};
const rows = (length: number): IDataObject[] =>
	eachOnce(length).map((item) => ({ email: `c${item}@example.com`, firstname: `N${item}` }));

const nameOf = ({ id }: IDataObject) =>
	sandbox.current.record('contacts', String(id))?.properties.firstname;

describe('an upsert whose reply names no input', () => {
	beforeEach(() => {
		sandbox.current.switches.echoTraceIdOnUpsert = false;
		sandbox.current.switches.upsertReturnsIdProperty = false;
		sandbox.current.seed(
			'contacts',
			rows(100).map(({ email }) => ({
				email: String(email),
				hs_additional_emails: `old-${String(email)}`,
			})),
		);
	});

	test('asks HubSpot once for the keys of the records', async () => {
		const { items, errors, batches, requests } = await runNode({
			...upsertContacts,
			items: rows(100),
		});
		expect(errors).toEqual([]);
		items.forEach(({ item, json }) => expect(nameOf(json)).toBe(`N${item}`));
		expect(itemIndexes(items)).toEqual(eachOnce(100));
		expect(batches).toEqual(['upsert 100 → 200', 'read 100 → 200']);
		expect(requests.find(({ operation }) => operation === 'read')?.body).toMatchObject({
			idProperty: 'email',
			properties: ['email', 'hs_additional_emails'],
		});
	});

	test('finds a record by a secondary address', async () => {
		const { items, errors, batches } = await runNode({
			...upsertContacts,
			items: [
				{ email: 'OLD-c1@example.com', firstname: 'One' },
				{ email: 'c2@example.com', firstname: 'Two' },
				{ email: 'new@example.com', firstname: 'New' },
			],
		});
		expect(errors).toEqual([]);
		expect(items.map(({ json }) => nameOf(json))).toEqual(['One', 'Two', 'New']);
		expect(batches).toHaveLength(2);
	});

	test('asks nothing for a single record', async () => {
		const { items, batches } = await runNode({ ...upsertContacts, items: rows(1) });
		expect(items).toHaveLength(1);
		expect(batches).toEqual(['upsert 1 → 200']);
	});

	test('asks once for each batch', async () => {
		const { items, batches } = await runNode({
			...upsertContacts,
			options: { batchSize: 4, concurrency: 1 },
			items: rows(10),
		});
		expect(itemIndexes(items)).toEqual(eachOnce(10));
		expect(batches).toEqual([
			...['upsert 4 → 200', 'read 4 → 200'],
			...['upsert 4 → 200', 'read 4 → 200'],
			...['upsert 2 → 200', 'read 2 → 200'],
		]);
	});

	test.each([
		{
			title: 'HubSpot does not answer',
			then: { status: 403, body: { category: 'MISSING_SCOPES', message: 'No scope for that' } },
		},
		{ title: 'the answer has no records', then: 'emptyResults' as const },
		{
			title: 'the answer has other records',
			then: {
				status: 200,
				body: { results: [{ id: '1', properties: { email: 'c0@example.com' } }] },
			},
		},
	])('is unknown if $title', async ({ then }) => {
		sandbox.current.faults.add({ when: { operation: 'read' }, then });
		const { items, errors, batches } = await runNode({ ...upsertContacts, items: rows(2) });
		expect(items).toEqual([]);
		expect(errors).toMatchObject(
			new Array(2).fill({
				details: {
					outcome: 'unknown',
					code: 'RECORD_NOT_IDENTIFIED',
					traceId: expect.any(String),
				},
			}),
		);
		expect(batches).toHaveLength(2);
	});
});

test('an update by a unique property whose reply has IDs only finds the records by their keys', async () => {
	sandbox.current.switches.echoTraceIdOnUpdate = false;
	const stored = sandbox.current.seed(
		'tickets',
		eachOnce(3).map((item) => ({ subject: `T${item}`, external_reference: `X${item}` })),
	);
	sandbox.current.faults.add({ when: { operation: 'update' }, then: 'noProperties' });
	const { items, errors, batches } = await runNode({
		resource: 'ticket',
		operation: 'update',
		matchBy: 'external_reference',
		idValue: '={{ $json.key }}',
		propertiesJson: '={{ ({ subject: "New" }) }}',
		items: ['X2', 'X0', 'X1'].map((key) => ({ key })),
	});
	expect(errors).toEqual([]);
	expect(items.map(({ json }) => json.id)).toEqual([2, 0, 1].map((at) => stored[at]?.id));
	expect(batches).toEqual(['update 3 → 200', 'read 3 → 200']);
});

describe('a read of merged tickets', () => {
	test.each([
		{ title: 'one old ID', ids: ['a', 'c', 'd'] },
		{ title: 'both old IDs', ids: ['a', 'b', 'c'] },
		{ title: 'an old ID and the surviving one', ids: ['a', 'ab', 'c'] },
	])('finds the record that they were merged into by $title', async ({ ids }) => {
		const { current } = sandbox;
		const idOf: Record<string, string> = {};
		for (const subject of ['a', 'b', 'c', 'd']) idOf[subject] = seedOne('tickets', { subject });
		const merge = await fetch(`${current.url}/crm/v3/objects/tickets/merge`, {
			method: 'POST',
			headers: { authorization: `Bearer ${current.accessToken}` },
			body: JSON.stringify({ primaryObjectId: idOf.a, objectIdToMerge: idOf.b }),
		});
		const { id: survivor } = (await merge.json()) as { id: string };
		const { items, errors, batches } = await runNode({
			resource: 'ticket',
			operation: 'get',
			items: ids.map((name) => ({ id: idOf[name] ?? survivor })),
		});
		expect(errors).toEqual([]);
		expect(items.map(({ json }) => json.id)).toEqual(
			ids.map((name) => (name === 'c' || name === 'd' ? idOf[name] : survivor)),
		);
		expect(batches).toHaveLength(2);
		expect(items[0]?.json).not.toHaveProperty('hs_merged_object_ids');
	});
});
