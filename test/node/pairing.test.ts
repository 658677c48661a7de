import type { IDataObject } from 'n8n-workflow';

import { eachOnce, itemIndexes } from '../support/items';
import { problemLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { seedOne, useSandbox } from '../support/useSandbox';

/** Which record of a reply belongs to which item. */
const sandbox = useSandbox();

const createTickets = { resource: 'ticket', operation: 'create' };
const readContacts = { resource: 'contact', operation: 'get', matchBy: 'email' };
const upsertContacts = {
	resource: 'contact',
	operation: 'upsert',
	matchBy: 'email',
	propertiesJson: '={{ ({ firstname: $json.firstname }) }}',
};

describe('a create whose reply names no inputs', () => {
	const createLinkedTickets = {
		...createTickets,
		propertiesJson: '={{ { subject: "Same", hs_pipeline_stage: "1" } }}',
		associations: {
			association: [
				{ toObjectType: 'contact', toObjectId: '={{ $json.id }}', associationType: '16' },
			],
		},
	};
	const seedContacts = (length: number) =>
		sandbox.current
			.seed(
				'contacts',
				eachOnce(length).map((item) => ({ email: `c${item}@example.com` })),
			)
			.map(({ id }) => ({ id }));
	const linkOf = ({ id }: IDataObject) =>
		sandbox.current.record('tickets', String(id))?.associations[0]?.toObjectId;

	test('finds each record by its values', async () => {
		const { items } = await runNode({
			...createTickets,
			items: eachOnce(100).map((item) => ({
				subject: `T${item}`,
				hs_pipeline_stage: '1',
				...(item % 2 === 0 && { content: 'with text' }),
			})),
		});
		expect(itemIndexes(items)).toEqual(eachOnce(100));
		items.forEach(({ item, json }) =>
			expect(sandbox.current.record('tickets', String(json.id))?.properties.subject).toBe(
				`T${item}`,
			),
		);
	});

	test('returns a different record for each of several equal inputs', async () => {
		const row = { subject: 'Same', hs_pipeline_stage: '1' };
		const { items } = await runNode({ ...createTickets, items: [row, row, row] });
		expect(itemIndexes(items)).toEqual(eachOnce(3));
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(3);
	});

	test('never returns a ticket that is linked to the contact of another item', async () => {
		const contacts = seedContacts(4);
		const { items, errors } = await runNode({ ...createLinkedTickets, items: contacts });
		expect(items.length + errors.length).toBe(4);
		items.forEach(({ item, json }) => expect(linkOf(json)).toBe(contacts[item]?.id));
		errors.forEach(({ details }) => expect(details).toMatchObject({ outcome: 'unknown' }));
	});

	test('returns each linked ticket when HubSpot echoes the trace IDs', async () => {
		sandbox.current.switches.echoTraceIdOnCreate = true;
		const contacts = seedContacts(2);
		const { items } = await runNode({ ...createLinkedTickets, items: contacts });
		expect(items.map(({ item, json }) => [item, linkOf(json)])).toEqual(
			contacts.map(({ id }, item) => [item, id]),
		);
	});

	test('assigns a conflict to the item that HubSpot names, and the record to its duplicate', async () => {
		const row = { email: 'twin@example.com', firstname: 'Twin' };
		const { items, errors } = await runNode({
			resource: 'contact',
			operation: 'create',
			items: [row, row],
		});
		expect(items).toHaveLength(1);
		expect(errors).toMatchObject([{ details: { outcome: 'failed', category: 'CONFLICT' } }]);
		expect(sandbox.current.records('contacts')).toHaveLength(1);
	});
});

describe('contacts matched by e-mail', () => {
	test('are found regardless of case, and by a secondary address', async () => {
		const id = seedOne('contacts', {
			email: 'ada@example.com',
			hs_additional_emails: 'lovelace@example.com;al@example.com',
		});
		const { items, errors } = await runNode({
			...readContacts,
			items: [
				{ email: 'ADA@Example.COM' },
				{ email: 'lovelace@example.com' },
				{ email: 'nobody@example.com' },
			],
		});
		expect(items).toMatchObject([
			{ item: 0, json: { id } },
			{ item: 1, json: { id } },
		]);
		expect(errors).toMatchObject([
			{
				item: 2,
				details: {
					outcome: 'failed',
					category: 'OBJECT_NOT_FOUND',
					idValue: 'nobody@example.com',
				},
			},
		]);
	});

	test.each([
		{ names: 'named properties', parameters: { propertyNames: ['firstname'] }, json: {} },
		{
			names: 'the default properties',
			parameters: {},
			json: { email: 'ada@example.com', lastname: null },
		},
	])('are returned with $names, without those read only for matching', async (row) => {
		seedOne('contacts', { email: 'ada@example.com', firstname: 'Ada' });
		const { items } = await runNode({
			...readContacts,
			...row.parameters,
			items: [{ email: 'ada@example.com' }],
		});
		expect(items).toMatchObject([{ json: { firstname: 'Ada', ...row.json } }]);
		expect(items[0]?.json).not.toHaveProperty('hs_additional_emails');
	});

	test('are matched by e-mail after an upsert without trace IDs in the reply', async () => {
		sandbox.current.switches.echoTraceIdOnUpsert = false;
		const { items } = await runNode({
			...upsertContacts,
			items: [
				{ email: 'Ada@Example.com', firstname: 'Ada' },
				{ email: 'bob@example.com', firstname: 'Bob' },
			],
		});
		expect(items).toMatchObject([
			{ item: 0, json: { firstname: 'Ada' } },
			{ item: 1, json: { firstname: 'Bob' } },
		]);
	});
});

describe('several items for one record', () => {
	test('are merged into one input of an upsert: later values win, and each gets the outcome', async () => {
		const { items, hints, batches } = await runNode({
			...upsertContacts,
			items: [
				{ email: 'ada@example.com', firstname: 'First' },
				{ email: 'bob@example.com', firstname: 'Bob' },
				{ email: 'ADA@example.com', firstname: 'Last' },
			],
		});
		expect(batches).toEqual(['upsert 2 → 200']);
		expect(items.map(({ item, json }) => [item, json.firstname])).toEqual([
			[0, 'Last'],
			[1, 'Bob'],
			[2, 'Last'],
		]);
		expect(items[0]?.json.id).toBe(items[2]?.json.id);
		expect(hints[0]).toBe('2 records from 3 items, 2 requests: 2 created');
	});

	test('get the same error, each with its own ID value', async () => {
		const { errors } = await runNode({
			...upsertContacts,
			items: [
				{ email: 'no@address', firstname: 'First' },
				{ email: 'NO@ADDRESS', firstname: 'Last' },
			],
		});
		expect(errors).toMatchObject([
			{ item: 0, details: { code: 'INVALID_EMAIL', idValue: 'no@address' } },
			{ item: 1, details: { code: 'INVALID_EMAIL', idValue: 'NO@ADDRESS' } },
		]);
	});

	test('all fail with Duplicates = Error, and the record is not written', async () => {
		const { items, errors } = await runNode({
			...upsertContacts,
			options: { duplicates: 'error' },
			items: [
				{ email: 'ada@example.com', firstname: 'First' },
				{ email: 'bob@example.com', firstname: 'Bob' },
				{ email: 'ada@example.com', firstname: 'Last' },
			],
		});
		expect(itemIndexes(items)).toEqual([1]);
		expect(itemIndexes(errors)).toEqual([0, 2]);
		expect(errors[0]?.error).toBe(
			problemLine('DUPLICATE_ITEM', { id: 'ada@example.com', items: '2' }, 0),
		);
		expect(sandbox.current.records('contacts')).toHaveLength(1);
	});

	test.each(['get', 'delete'])(
		'are one input of %s, and each gets the record',
		async (operation) => {
			const id = seedOne('tickets', { subject: 'T' });
			const { items, requests } = await runNode({
				resource: 'ticket',
				operation,
				items: [{ id }, { id }, { id }],
			});
			expect(requests.map(({ inputs }) => inputs)).toEqual([1]);
			expect(items).toMatchObject(eachOnce(3).map((item) => ({ item, json: { id } })));
		},
	);
});

test('items with different ID properties or requested properties are sent in separate requests', async () => {
	const [a, b, c, d] = sandbox.current.seed('tickets', [
		{ subject: 'A', external_reference: 'X1' },
		{ subject: 'B', external_reference: 'X2' },
		{ subject: 'C', external_reference: 'X3' },
		{ subject: 'D', external_reference: 'X4' },
	]);
	const byId = { by: 'hs_object_id', names: ['subject'], history: [] };
	const { items, requests } = await runNode({
		resource: 'ticket',
		operation: 'get',
		idProperty: '={{ $json.by }}',
		idValue: '={{ $json.value }}',
		propertyNames: '={{ $json.names }}',
		options: { propertiesWithHistory: '={{ $json.history }}' },
		items: [
			{ ...byId, value: a?.id },
			{ ...byId, value: 'X2', by: 'external_reference' },
			{ ...byId, value: c?.id, names: ['subject', 'content'] },
			{ ...byId, value: d?.id, history: ['subject'] },
			{ ...byId, value: b?.id },
		],
	});
	expect(items.map(({ item, json }) => [item, json.subject])).toEqual([
		[0, 'A'],
		[1, 'B'],
		[2, 'C'],
		[3, 'D'],
		[4, 'B'],
	]);
	expect(requests.map(({ inputs }) => inputs).sort()).toEqual([1, 1, 1, 2]);
	expect(items[3]?.json).toHaveProperty('propertiesWithHistory');
	expect(items[0]?.json.propertiesWithHistory ?? {}).toEqual({});
});

test('an update whose reply lacks the record has an unknown outcome', async () => {
	const stored = sandbox.current.seed('tickets', [{ subject: 'A' }, { subject: 'B' }]);
	sandbox.current.faults.add({ when: { operation: 'update' }, then: 'emptyResults' });
	const { items, errors } = await runNode({
		resource: 'ticket',
		operation: 'update',
		propertiesJson: '={{ ({ subject: "New" }) }}',
		items: stored.map(({ id }) => ({ id })),
	});
	expect(items).toEqual([]);
	expect(errors).toMatchObject(
		new Array(2).fill({ details: { outcome: 'unknown', category: 'NO_RESULT' } }),
	);
});

test('a record with another value of a property that is unique in the account is not paired', async () => {
	const properties = { subject: 'Printer', external_reference: 'X2' };
	sandbox.current.faults.add({
		when: { operation: 'create' },
		then: { status: 201, body: { status: 'COMPLETE', results: [{ id: '17', properties }] } },
	});
	const { items, errors } = await runNode({
		...createTickets,
		propertiesJson:
			'={{ { subject: "Printer", hs_pipeline_stage: "1", external_reference: "X1" } }}',
		items: [{}],
	});
	expect(items).toEqual([]);
	expect(errors).toMatchObject([
		{ details: { outcome: 'unknown', code: 'RECORD_NOT_IDENTIFIED' } },
	]);
});
