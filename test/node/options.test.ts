import type { IDataObject } from 'n8n-workflow';

import { executeNode } from '../support/executeNode';
import { bySource, eachOnce, itemsOf, sourceOf } from '../support/items';
import { batchCalls, useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const run = async (parameters: object, rows: IDataObject[]) =>
	await executeNode(parameters as never, itemsOf(rows), {
		hubspot: sandbox.current,
		onError: 'continueErrorOutput',
	});
const updateContacts = {
	resource: 'contact',
	operation: 'update',
	inputMode: 'json',
	propertiesJson: '={{ $json.values }}',
};

describe('Dry Run', () => {
	test('writes nothing, and each item shows what would be sent', async () => {
		const { items, failed, hints } = await run(
			{
				resource: 'contact',
				operation: 'upsert',
				inputMode: 'json',
				idProperty: 'email',
				idValue: '={{ $json.email }}',
				propertiesJson: '={{ $json.values }}',
				options: { dryRun: true },
			},
			[
				{ email: 'ada@example.com', values: { firstname: 'Ada' } },
				{ email: '', values: {} },
				{ email: 'ADA@example.com', values: { lastname: 'Lovelace' } },
			],
		);
		expect(sandbox.current.requests).toEqual([]);
		const input = {
			id: 'ada@example.com',
			idProperty: 'email',
			properties: { firstname: 'Ada', lastname: 'Lovelace' },
			objectWriteTraceId: expect.any(String),
		};
		expect(items).toEqual([
			{ json: input, pairedItem: { item: 0 } },
			{ json: input, pairedItem: { item: 2 } },
		]);
		expect(sourceOf(failed)).toEqual([{ item: 1 }]);
		expect(hints.map(({ message }) => message)).toEqual([
			'Dry run, nothing was written: 1 record would have been sent, 1 item failed the check',
		]);
	});

	test('does not keep a read from reading', async () => {
		const [ticket] = sandbox.current.seed('tickets', [{ subject: 'T' }]);
		const { items } = await run(
			{ resource: 'ticket', operation: 'read', options: { dryRun: true } },
			[{ id: ticket?.id ?? '' }],
		);
		expect(items[0]?.json.subject).toBe('T');
	});
});

describe('Records Not Found', () => {
	const rows = () => {
		const [ticket] = sandbox.current.seed('tickets', [{ subject: 'T' }]);
		return [{ id: '404' }, { id: ticket?.id ?? '' }, { id: '405' }];
	};

	test('fails the item', async () => {
		const { items, failed } = await run({ resource: 'ticket', operation: 'read' }, rows());
		expect(sourceOf(items)).toEqual([{ item: 1 }]);
		expect(sourceOf(failed)).toEqual([{ item: 0 }, { item: 2 }]);
	});

	test('gives an empty item', async () => {
		const { items, failed } = await run(
			{ resource: 'ticket', operation: 'read', options: { notFound: 'empty' } },
			rows(),
		);
		expect(failed).toEqual([]);
		expect(sourceOf(items)).toEqual(eachOnce(3));
		expect(bySource(items).get(0)).toEqual({ id: null, found: false });
		expect(bySource(items).get(1)?.subject).toBe('T');
	});

	test('gives no item', async () => {
		const { items, failed } = await run(
			{ resource: 'ticket', operation: 'read', options: { notFound: 'skip' } },
			rows(),
		);
		expect(failed).toEqual([]);
		expect(sourceOf(items)).toEqual([{ item: 1 }]);
	});

	test('is no reason to stop when it is wanted', async () => {
		const { items, status } = await executeNode(
			{ resource: 'ticket', operation: 'read', options: { notFound: 'empty' } },
			itemsOf(rows()),
			{ hubspot: sandbox.current },
		);
		expect(status).toBe('success');
		expect(sourceOf(items)).toEqual(eachOnce(3));
	});

	test('holds when HubSpot answers 404 for a batch of which nothing exists', async () => {
		sandbox.current.switches.allMissing = 404;
		const { items } = await run(
			{ resource: 'ticket', operation: 'read', options: { notFound: 'empty' } },
			[{ id: '404' }, { id: '405' }],
		);
		expect(sourceOf(items)).toEqual(eachOnce(2));
		expect(batchCalls(sandbox.current.requests)).toEqual(['read 2 → 404']);
	});
});

describe('Empty Values', () => {
	const values = { firstname: '', lastname: null, phone: '1' };

	test('are left out, so that an empty cell wipes nothing', async () => {
		const [ada] = sandbox.current.seed('contacts', [
			{ email: 'a@example.com', firstname: 'Ada', lastname: 'Lovelace' },
		]);
		const { items } = await run(updateContacts, [{ id: ada?.id ?? '', values }]);
		expect(sourceOf(items)).toEqual(eachOnce(1));
		expect(sandbox.current.record('contacts', ada?.id ?? '')?.properties).toMatchObject({
			firstname: 'Ada',
			lastname: 'Lovelace',
			phone: '1',
		});
	});

	test('clear the property when that is asked for', async () => {
		const [ada] = sandbox.current.seed('contacts', [
			{ email: 'a@example.com', firstname: 'Ada', lastname: 'Lovelace' },
		]);
		const { items } = await run({ ...updateContacts, options: { emptyValues: 'clear' } }, [
			{ id: ada?.id ?? '', values },
		]);
		expect(sourceOf(items)).toEqual(eachOnce(1));
		const { firstname, lastname } =
			sandbox.current.record('contacts', ada?.id ?? '')?.properties ?? {};
		expect([firstname ?? '', lastname ?? '']).toEqual(['', '']);
	});
});

describe('Unknown Properties', () => {
	const rows = () => {
		const [ada] = sandbox.current.seed('contacts', [{ email: 'a@example.com' }]);
		return [{ id: ada?.id ?? '', values: { firstname: 'Ada', shoe_size: '38' } }];
	};

	test('fail the item, by name', async () => {
		const { failed } = await run(updateContacts, rows());
		expect(failed[0]?.json).toMatchObject({
			error:
				"Property \"shoe_size\" does not exist: correct the name, or set 'Unknown Properties' to 'Ignore'",
			details: { code: 'PROPERTY_DOESNT_EXIST', property: 'shoe_size' },
		});
	});

	test('are left out when that is asked for, and a hint names them', async () => {
		const { items, hints } = await run(
			{ ...updateContacts, options: { unknownProperties: 'ignore' } },
			rows(),
		);
		expect(items[0]?.json.firstname).toBe('Ada');
		expect(hints.map(({ message }) => message)).toContain(
			'Left out, as HubSpot has no such property to write: shoe_size',
		);
	});

	test('cannot be told without permission to read the schema: a hint says so', async () => {
		sandbox.current.faults.add({
			when: { operation: 'properties' },
			then: { status: 403, body: { message: 'No scope' } },
		});
		const { hints } = await run(
			{ ...updateContacts, options: { unknownProperties: 'ignore' } },
			rows(),
		);
		expect(hints.map(({ message }) => message)).toContain(
			'Unknown properties could not be left out: HubSpot does not let this credential do that (No scope): give its user or app the permission in HubSpot',
		);
	});
});

describe('Properties, mapped', () => {
	const schema = ['firstname', 'lastname'].map((id) => ({
		id,
		displayName: id,
		required: false,
		defaultMatch: false,
		display: true,
		type: 'string',
	}));

	test('are the fields of the same name, and a hint names the others', async () => {
		const { items, hints } = await run(
			{
				resource: 'contact',
				operation: 'upsert',
				idProperty: 'email',
				idValue: '={{ $json.email }}',
				inputMode: 'mapper',
				properties: { mappingMode: 'autoMapInputData', value: null, schema },
			},
			[{ email: 'a@example.com', firstname: 'Ada', shoe_size: 38 }],
		);
		expect(items[0]?.json.firstname).toBe('Ada');
		expect(sandbox.current.requests[0]?.body).toMatchObject({
			inputs: [{ properties: { firstname: 'Ada' } }],
		});
		expect(hints[1]?.message).toBe(
			'Left out, as HubSpot has no such property to write: email, shoe_size',
		);
	});

	test('are what is filled in, for each item', async () => {
		const { items } = await run(
			{
				resource: 'contact',
				operation: 'create',
				inputMode: 'mapper',
				properties: {
					mappingMode: 'defineBelow',
					value: { firstname: '={{ $json.name }}', lastname: 'Fixed' },
					schema,
				},
			},
			[{ name: 'Ada' }, { name: 'Bob' }],
		);
		expect(items.map(({ json }) => [json.firstname, json.lastname])).toEqual([
			['Ada', 'Fixed'],
			['Bob', 'Fixed'],
		]);
	});

	test('fail with a hint to load them when there are none', async () => {
		const { failed } = await run(
			{
				resource: 'contact',
				operation: 'create',
				inputMode: 'mapper',
				properties: { mappingMode: 'autoMapInputData', value: null },
			},
			[{ firstname: 'Ada' }],
		);
		expect(failed[0]?.json.error).toBe(
			"'Properties' has no columns: open the node and load them, or use JSON",
		);
	});
});

test('Archived reads archived records, and only those', async () => {
	const stored = sandbox.current.seed('tickets', [{ subject: 'A' }, { subject: 'B' }]);
	const ids = stored.map(({ id }) => ({ id }));
	await run({ resource: 'ticket', operation: 'archive' }, ids.slice(0, 1));
	const { items, failed } = await run(
		{ resource: 'ticket', operation: 'read', options: { archived: true } },
		ids,
	);
	expect(sourceOf(items)).toEqual([{ item: 0 }]);
	expect(items[0]?.json).toMatchObject({ archived: true, archivedAt: expect.any(String) });
	expect(sourceOf(failed)).toEqual([{ item: 1 }]);
});

test.each([
	{ associationType: '16', typeId: 16, category: 'HUBSPOT_DEFINED' },
	{ associationType: 'USER_DEFINED:42', typeId: 42, category: 'USER_DEFINED' },
])(
	'Association Type $associationType is sent as its parts',
	async ({ typeId, category, ...row }) => {
		await run(
			{
				resource: 'ticket',
				operation: 'create',
				inputMode: 'json',
				associations: { association: [{ toObjectType: 'contact', toObjectId: '1', ...row }] },
			},
			[{ subject: 'T', hs_pipeline_stage: '1' }],
		);
		expect(sandbox.current.requests[0]?.body).toMatchObject({
			inputs: [
				{
					associations: [
						{
							to: { id: '1' },
							types: [{ associationCategory: category, associationTypeId: typeId }],
						},
					],
				},
			],
		});
	},
);

test.each([
	{
		toObjectId: '',
		associationType: '16',
		says: "'To Record ID' of an association is empty: give the value that names the record",
	},
	{ toObjectId: '1', associationType: 'contact', says: /^'Association Type' must be a type ID/ },
])(
	'an association to "$toObjectId" of type $associationType fails the item',
	async ({ says, ...row }) => {
		const { failed } = await run(
			{
				resource: 'ticket',
				operation: 'create',
				inputMode: 'json',
				associations: { association: [{ toObjectType: 'contact', ...row }] },
			},
			[{ subject: 'T', hs_pipeline_stage: '1' }],
		);
		expect(failed[0]?.json.error).toEqual(
			typeof says === 'string' ? says : expect.stringMatching(says),
		);
		expect(sandbox.current.requests).toEqual([]);
	},
);
