import type { IDataObject } from 'n8n-workflow';

import { executeNode } from '../support/engine/executeNode';
import { bySource, eachOnce, itemsOf, sourceOf } from '../support/items';
import { batchCalls, useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const createTickets = {
	resource: 'ticket',
	operation: 'create',
	inputMode: 'json',
	propertiesJson: '={{ $json.values }}',
	associations: {
		association: [
			{ toObjectType: 'contact', toObjectId: '={{ $json.contact }}', associationType: '16' },
		],
	},
};
const upsertContacts = {
	resource: 'contact',
	operation: 'upsert',
	inputMode: 'json',
	idProperty: 'email',
	idValue: '={{ $json.email }}',
	propertiesJson: '={{ ({ firstname: $json.firstname }) }}',
};
const readContacts = {
	resource: 'contact',
	operation: 'read',
	idProperty: 'email',
	idValue: '={{ $json.email }}',
};
const run = async (parameters: object, rows: IDataObject[]) =>
	await executeNode(parameters as never, itemsOf(rows), {
		hubspot: sandbox.current,
		onError: 'continueErrorOutput',
	});

describe('a create whose results do not name their inputs', () => {
	test('finds each record by its values', async () => {
		const rows = Array.from({ length: 100 }, (_, item) => ({
			subject: `T${item}`,
			hs_pipeline_stage: '1',
			...(item % 2 === 0 && { content: 'with text' }),
		}));
		const { items } = await executeNode(
			{ resource: 'ticket', operation: 'create', inputMode: 'json' },
			itemsOf(rows),
			{ hubspot: sandbox.current },
		);
		expect(sourceOf(items)).toEqual(eachOnce(100));
		items.forEach(({ json }, item) =>
			expect(sandbox.current.record('tickets', String(json.id))?.properties.subject).toBe(
				`T${item}`,
			),
		);
	});

	test('gives each of several inputs that are alike a record of its own', async () => {
		const row = { subject: 'Same', hs_pipeline_stage: '1' };
		const { items } = await executeNode(
			{ resource: 'ticket', operation: 'create', inputMode: 'json' },
			itemsOf([row, row, row]),
			{ hubspot: sandbox.current },
		);
		expect(sourceOf(items)).toEqual(eachOnce(3));
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(3);
	});

	test('never gives an item a ticket that is linked to the contact of another', async () => {
		const contacts = sandbox.current.seed(
			'contacts',
			['a', 'b', 'c', 'd'].map((name) => ({ email: `${name}@example.com` })),
		);
		const values = { subject: 'Same', hs_pipeline_stage: '1' };
		const { items, failed } = await run(
			createTickets,
			contacts.map(({ id }) => ({ values, contact: id })),
		);
		expect(items.length + failed.length).toBe(4);
		bySource(items).forEach(({ id }, item) =>
			expect(sandbox.current.record('tickets', String(id))?.associations).toMatchObject([
				{ toObjectId: contacts[item]?.id },
			]),
		);
		failed.forEach(({ json }) => expect(json.details).toMatchObject({ outcome: 'unknown' }));
	});

	test('is sure of the linked tickets when HubSpot echoes the trace ids', async () => {
		sandbox.current.switches.echoTraceIdOnCreate = true;
		const contacts = sandbox.current.seed('contacts', [{ email: 'a@x.org' }, { email: 'b@x.org' }]);
		const values = { subject: 'Same', hs_pipeline_stage: '1' };
		const { items } = await run(
			createTickets,
			contacts.map(({ id }) => ({ values, contact: id })),
		);
		expect(sourceOf(items)).toEqual(eachOnce(2));
		items.forEach(({ json }, item) =>
			expect(sandbox.current.record('tickets', String(json.id))?.associations).toMatchObject([
				{ toObjectId: contacts[item]?.id },
			]),
		);
	});

	test('leaves a conflict to the item that HubSpot names, and the record to its twin', async () => {
		const row = { email: 'twin@example.com', firstname: 'Twin' };
		const { items, failed } = await executeNode(
			{ resource: 'contact', operation: 'create', inputMode: 'json' },
			itemsOf([row, row]),
			{ hubspot: sandbox.current, onError: 'continueErrorOutput' },
		);
		expect(items).toHaveLength(1);
		expect(failed).toHaveLength(1);
		expect(failed[0]?.json.details).toMatchObject({ outcome: 'failed', category: 'CONFLICT' });
		expect(sandbox.current.records('contacts')).toHaveLength(1);
	});
});

describe('contacts by e-mail', () => {
	test('are found in any case, and by a secondary address', async () => {
		const [ada] = sandbox.current.seed('contacts', [
			{ email: 'ada@example.com', hs_additional_emails: 'lovelace@example.com;al@example.com' },
		]);
		const { items, failed } = await run(readContacts, [
			{ email: 'ADA@Example.COM' },
			{ email: 'lovelace@example.com' },
			{ email: 'nobody@example.com' },
		]);
		expect(items.map(({ json }) => json.id)).toEqual([ada?.id, ada?.id]);
		expect(sourceOf(items)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(sourceOf(failed)).toEqual([{ item: 2 }]);
		expect(failed[0]?.json.details).toMatchObject({
			outcome: 'failed',
			category: 'OBJECT_NOT_FOUND',
			idValue: 'nobody@example.com',
		});
	});

	test('come back with what was asked for, and not with what only the matching needed', async () => {
		sandbox.current.seed('contacts', [{ email: 'ada@example.com', firstname: 'Ada' }]);
		const named = await run({ ...readContacts, propertyNames: ['firstname'] }, [
			{ email: 'ada@example.com' },
		]);
		expect(Object.keys(named.items[0]?.json ?? {})).not.toContain('hs_additional_emails');
		expect(named.items[0]?.json).toMatchObject({ firstname: 'Ada' });
		const defaults = await run(readContacts, [{ email: 'ada@example.com' }]);
		expect(defaults.items[0]?.json).toMatchObject({ email: 'ada@example.com', firstname: 'Ada' });
		expect(defaults.items[0]?.json).toHaveProperty('lastname');
		expect(Object.keys(defaults.items[0]?.json ?? {})).not.toContain('hs_additional_emails');
	});

	test('are upserted by the id property when trace ids do not come back', async () => {
		sandbox.current.switches.echoTraceIdOnUpsert = false;
		const { items } = await run(upsertContacts, [
			{ email: 'Ada@Example.com', firstname: 'Ada' },
			{ email: 'bob@example.com', firstname: 'Bob' },
		]);
		expect(sourceOf(items)).toEqual(eachOnce(2));
		expect(items.map(({ json }) => json.firstname)).toEqual(['Ada', 'Bob']);
	});

	test('that no reply tells apart are of unknown outcome, not guessed', async () => {
		sandbox.current.switches.echoTraceIdOnUpsert = false;
		sandbox.current.switches.upsertReturnsIdProperty = false;
		sandbox.current.seed('contacts', [{ email: 'ada@example.com' }, { email: 'bob@example.com' }]);
		const { items, failed } = await run(upsertContacts, [
			{ email: 'ada@example.com', firstname: 'Ada' },
			{ email: 'bob@example.com', firstname: 'Bob' },
		]);
		expect(items).toEqual([]);
		expect(failed.map(({ json }) => json.details)).toMatchObject([
			{ outcome: 'unknown', traceId: expect.any(String) },
			{ outcome: 'unknown', traceId: expect.any(String) },
		]);
	});
});

describe('two items for one record', () => {
	test('are one input in an upsert: later values win, and both get the outcome', async () => {
		const { items, hints } = await run(upsertContacts, [
			{ email: 'ada@example.com', firstname: 'First' },
			{ email: 'bob@example.com', firstname: 'Bob' },
			{ email: 'ADA@example.com', firstname: 'Last' },
		]);
		expect(batchCalls(sandbox.current.requests)).toEqual(['upsert 2 → 200']);
		expect(sourceOf(items)).toEqual(eachOnce(3));
		expect(items.map(({ json }) => json.firstname)).toEqual(['Last', 'Bob', 'Last']);
		expect(items[0]?.json.id).toBe(items[2]?.json.id);
		expect(hints[0]?.message).toBe(
			'2 records from 3 items, 2 requests: 2 created, 0 updated, 0 failed',
		);
	});

	test('share an error as well', async () => {
		const { failed } = await run(upsertContacts, [
			{ email: 'no address', firstname: 'First' },
			{ email: 'NO ADDRESS', firstname: 'Last' },
		]);
		expect(sourceOf(failed)).toEqual(eachOnce(2));
		expect(failed.map(({ json }) => json.details)).toMatchObject([
			{ code: 'INVALID_EMAIL', idValue: 'no address' },
			{ code: 'INVALID_EMAIL', idValue: 'NO ADDRESS' },
		]);
	});

	test('both fail when duplicates are to fail, and the record is left alone', async () => {
		const { items, failed } = await run({ ...upsertContacts, options: { duplicates: 'error' } }, [
			{ email: 'ada@example.com', firstname: 'First' },
			{ email: 'bob@example.com', firstname: 'Bob' },
			{ email: 'ada@example.com', firstname: 'Last' },
		]);
		expect(sourceOf(items)).toEqual([{ item: 1 }]);
		expect(sourceOf(failed)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(failed[0]?.json.error).toBe(
			"Names the same record (ada@example.com) as item 2: remove one, or set 'Duplicates' to 'Merge' [item 0]",
		);
		expect(sandbox.current.records('contacts')).toHaveLength(1);
	});

	test.each(['read', 'archive'])('are asked once in %s and answered to both', async (operation) => {
		const [ticket] = sandbox.current.seed('tickets', [{ subject: 'T' }]);
		const id = ticket?.id ?? '';
		const { items } = await run({ resource: 'ticket', operation }, [{ id }, { id }, { id }]);
		expect(sandbox.current.requests.map(({ inputs }) => inputs)).toEqual([1]);
		expect(sourceOf(items)).toEqual(eachOnce(3));
		expect(items.map(({ json }) => json.id)).toEqual([id, id, id]);
	});
});

test('items that ask for different things never share a request', async () => {
	const stored = sandbox.current.seed('tickets', [
		{ subject: 'A', external_reference: 'X1' },
		{ subject: 'B', external_reference: 'X2' },
		{ subject: 'C', external_reference: 'X3' },
		{ subject: 'D', external_reference: 'X4' },
	]);
	const { items } = await run(
		{
			resource: 'ticket',
			operation: 'read',
			idProperty: '={{ $json.by }}',
			idValue: '={{ $json.value }}',
			propertyNames: '={{ $json.names }}',
			options: { propertiesWithHistory: '={{ $json.history }}' },
		},
		[
			{ by: 'hs_object_id', value: stored[0]?.id ?? '', names: ['subject'], history: [] },
			{ by: 'external_reference', value: 'X2', names: ['subject'], history: [] },
			{
				by: 'hs_object_id',
				value: stored[2]?.id ?? '',
				names: ['subject', 'content'],
				history: [],
			},
			{ by: 'hs_object_id', value: stored[3]?.id ?? '', names: ['subject'], history: ['subject'] },
			{ by: 'hs_object_id', value: stored[1]?.id ?? '', names: ['subject'], history: [] },
		],
	);
	expect(sourceOf(items)).toEqual(eachOnce(5));
	expect(items.map(({ json }) => json.subject)).toEqual(['A', 'B', 'C', 'D', 'B']);
	expect(sandbox.current.requests.map(({ inputs }) => inputs).sort()).toEqual([1, 1, 1, 2]);
	expect(items[3]?.json).toHaveProperty('propertiesWithHistory');
	expect(items[0]?.json.propertiesWithHistory ?? {}).toEqual({});
});

test('an update of a record that HubSpot answers without is of unknown outcome, not a success', async () => {
	const stored = sandbox.current.seed('tickets', [{ subject: 'A' }, { subject: 'B' }]);
	sandbox.current.faults.add({ when: { operation: 'update' }, then: 'emptyResults' });
	const { items, failed } = await run(
		{
			resource: 'ticket',
			operation: 'update',
			inputMode: 'json',
			propertiesJson: '={{ ({ subject: "New" }) }}',
		},
		stored.map(({ id }) => ({ id })),
	);
	expect(items).toEqual([]);
	expect(failed.map(({ json }) => json.details)).toMatchObject([
		{ outcome: 'unknown', category: 'NO_RESULT' },
		{ outcome: 'unknown', category: 'NO_RESULT' },
	]);
});
