import type { IDataObject } from 'n8n-workflow';

import { executeNode } from '../support/engine/executeNode';
import { bySource, eachOnce, itemsOf, sourceOf } from '../support/items';
import {
	batchCalls,
	batchRequests,
	hideSchema,
	schemaIsHidden,
	useSandbox,
} from '../support/useSandbox';

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
		expect(sandbox.current.requests.map(({ operation }) => operation)).toEqual(['properties']);
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

	test.each([
		{
			name: 'shoe_size',
			code: 'PROPERTY_UNKNOWN',
			says: "Property 'shoe_size' does not exist for contacts: correct the name, or set 'Unknown Properties' to 'Ignore'",
		},
		{
			name: 'Last Name',
			code: 'PROPERTY_IS_LABEL',
			says: "Property 'Last Name' is named by its label: its internal name is lastname",
		},
		{
			name: 'lastmodifieddate',
			code: 'PROPERTY_READ_ONLY',
			says: "Property 'Last Modified Date' (lastmodifieddate) is set by HubSpot and cannot be written: remove it, or set 'Unknown Properties' to 'Ignore'",
		},
	])('fail the item before anything is sent, by name: $name', async ({ name, code, says }) => {
		const [row] = rows();
		const { items, failed } = await run(updateContacts, [
			{ ...row, values: { firstname: 'Ada', [name]: '38' } },
			{ ...row, values: { firstname: 'Bob' } },
		]);
		expect(failed[0]?.json).toMatchObject({
			error: `${says} [item 0]`,
			details: { outcome: 'failed', category: 'INVALID_INPUT', code, property: name },
		});
		expect(sourceOf(failed)).toEqual([{ item: 0 }]);
		expect(sourceOf(items)).toEqual([{ item: 1 }]);
		expect(batchCalls(sandbox.current.requests)).toEqual(['update 1 → 200']);
	});

	test('do no harm where their value is empty, as in an empty column of a sheet', async () => {
		const [row] = rows();
		const values = { firstname: 'Ada', shoe_size: '' };
		const { items, failed } = await run(updateContacts, [{ ...row, values }]);
		expect(failed).toEqual([]);
		expect(sourceOf(items)).toEqual([{ item: 0 }]);
	});

	test('are left out when that is asked for, and a hint names them', async () => {
		const [row] = rows();
		const values = { firstname: 'Ada', shoe_size: '38', 'Last Name': 'L', createdate: 'now' };
		const { items, hints } = await run(
			{ ...updateContacts, options: { unknownProperties: 'ignore' } },
			[{ ...row, values }],
		);
		expect(items[0]?.json.firstname).toBe('Ada');
		expect(batchRequests(sandbox.current.requests)[0]?.body).toMatchObject({
			inputs: [{ properties: { firstname: 'Ada' } }],
		});
		expect(hints.map(({ message }) => message)).toContain(
			'Left out, as HubSpot has no such property to write: shoe_size, Last Name (HubSpot calls it lastname), createdate',
		);
	});

	test.each(['error', 'ignore'])(
		'cannot be told without permission to read the schema: HubSpot refuses them, and a hint says so (%s)',
		async (unknownProperties) => {
			hideSchema(sandbox.current);
			const { failed, hints } = await run(
				{ ...updateContacts, options: { unknownProperties } },
				rows(),
			);
			expect(failed[0]?.json).toMatchObject({
				error:
					"Property \"shoe_size\" does not exist: correct the name, or set 'Unknown Properties' to 'Ignore'",
				details: { code: 'PROPERTY_DOESNT_EXIST', property: 'shoe_size' },
			});
			expect(hints.map(({ message }) => message)).toContain(
				`HubSpot's properties cannot be read, so values were not checked: ${schemaIsHidden}`,
			);
		},
	);
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

	const automatic = {
		resource: 'contact',
		operation: 'upsert',
		idProperty: 'email',
		idValue: '={{ $json.email }}',
		inputMode: 'mapper',
		properties: { mappingMode: 'autoMapInputData', value: null, schema },
	};
	const row = {
		email: 'a@example.com',
		firstname: 'Ada',
		loyalty_points: 7,
		shoe_size: 38,
		createdate: '2020-01-01T00:00:00Z',
	};
	const written = () => {
		const [{ body } = {}] = batchRequests(sandbox.current.requests);
		return (body as { inputs: Array<{ properties: object }> }).inputs[0]?.properties;
	};

	test('are the fields that the account has properties for, and a hint names the others', async () => {
		const { items, hints } = await run(automatic, [row]);
		expect(items[0]?.json.firstname).toBe('Ada');
		// Also those that HubSpot did not have yet when the mapper was last opened.
		expect(written()).toEqual({ email: 'a@example.com', firstname: 'Ada', loyalty_points: '7' });
		expect(hints[1]?.message).toBe(
			'Left out, as HubSpot has no such property to write: shoe_size, createdate',
		);
	});

	test('are those fields whatever Unknown Properties says', async () => {
		const options = { unknownProperties: 'error' };
		const { failed } = await run({ ...automatic, options }, [row]);
		expect(failed).toEqual([]);
	});

	test('fail the item when a field does not suit its property', async () => {
		const { failed } = await run(automatic, [{ ...row, loyalty_points: 'many' }]);
		expect(failed[0]?.json.details).toMatchObject({
			category: 'INVALID_INPUT',
			code: 'VALUE_NOT_A_NUMBER',
			property: 'loyalty_points',
		});
		expect(batchRequests(sandbox.current.requests)).toEqual([]);
	});

	test('are the fields that the mapper has saved, when there is no permission for the schema', async () => {
		hideSchema(sandbox.current);
		const { items, hints } = await run(automatic, [row]);
		expect(items[0]?.json.firstname).toBe('Ada');
		expect(written()).toEqual({ firstname: 'Ada' });
		expect(hints.map(({ message }) => message)).toEqual([
			'1 record, 2 requests: 1 created, 0 updated, 0 failed',
			`HubSpot's properties cannot be read, so values were not checked: ${schemaIsHidden}`,
			'Left out, as the field mapper has no such property: email, loyalty_points, shoe_size, createdate',
		]);
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

	test('are converted by the property, not by what n8n makes of the type that the mapper saved', async () => {
		const expressions = {
			firstname: '={{ $json.digits }}',
			interests: '={{ $json.interests }}',
			birthday: '={{ $json.born.toDateTime() }}',
			last_visit: '={{ DateTime.fromISO("2026-01-02T03:04:05Z") }}',
			newsletter: '={{ $json.newsletter }}',
			loyalty_points: '={{ $json.none }}',
		};
		const columns = Object.entries({
			firstname: 'string',
			interests: 'array',
			birthday: 'dateTime',
			last_visit: 'dateTime',
			newsletter: 'boolean',
			loyalty_points: 'number',
		}).map(([id, type]) => ({ ...schema[0], id, displayName: id, type }));
		const { failed } = await run(
			{
				resource: 'contact',
				operation: 'create',
				inputMode: 'mapper',
				properties: { mappingMode: 'defineBelow', value: expressions, schema: columns },
			},
			[
				{
					digits: '0012345678901234567890',
					interests: ['music', 'Travel'],
					born: '1815-12-10',
					newsletter: 'Yes',
					none: '',
				},
			],
		);
		expect(failed).toEqual([]);
		expect(written()).toEqual({
			firstname: '0012345678901234567890',
			interests: 'music;travel',
			birthday: '1815-12-10',
			last_visit: '2026-01-02T03:04:05.000Z',
			newsletter: 'true',
		});
	});

	test('are found in the mapper by any name', async () => {
		hideSchema(sandbox.current);
		const names = [
			'plain',
			'0',
			'a.b',
			'First name',
			'Größe',
			"it's",
			'a[0]',
			'a"b',
			'a\\b',
			'\\"',
		];
		const fixed = Object.fromEntries(names.map((name) => [name, `fixed ${name}`]));
		const evaluated = names.map((name) => [`${name}!`, `={{ $json.text.trim() }}`]);
		const { items } = await run(
			{
				resource: 'contact',
				operation: 'create',
				inputMode: 'mapper',
				properties: {
					mappingMode: 'defineBelow',
					value: { ...fixed, ...Object.fromEntries(evaluated) },
					schema,
				},
				options: { dryRun: true },
			},
			[{ text: ' x ' }],
		);
		expect(items[0]?.json.properties).toEqual({
			...fixed,
			...Object.fromEntries(names.map((name) => [`${name}!`, 'x'])),
		});
	});

	const neverLoaded = {
		resource: 'contact',
		operation: 'create',
		inputMode: 'mapper',
		properties: { mappingMode: 'autoMapInputData', value: null },
	};

	test('need no mapper that was ever loaded', async () => {
		const { items } = await run(neverLoaded, [{ firstname: 'Ada' }]);
		expect(items[0]?.json.firstname).toBe('Ada');
	});

	test('are none where neither HubSpot nor the mapper tells names', async () => {
		hideSchema(sandbox.current);
		const { failed } = await run(neverLoaded, [{ firstname: 'Ada' }]);
		expect(failed[0]?.json).toMatchObject({
			error: `Not sent: ${schemaIsHidden}`,
			details: { outcome: 'notSent', category: 'MISSING_SCOPES' },
		});
		expect(batchRequests(sandbox.current.requests)).toEqual([]);
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
		expect(batchRequests(sandbox.current.requests)[0]?.body).toMatchObject({
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
		says: "'To Record ID' of an association is empty: give the value that names the record [item 0]",
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
