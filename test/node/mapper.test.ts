import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { outcomeLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { hideSchema, schemaIsHidden, useSandbox } from '../support/useSandbox';

/** Values from the field mapper, the parameter Properties. */
useSandbox();

/** The columns that the mapper has saved in the workflow. */
const columns = (types: Record<string, string>): INodeParameters[] =>
	Object.entries(types).map(([id, type]) => ({
		id,
		displayName: id,
		required: false,
		defaultMatch: false,
		display: true,
		type,
	}));
const names = { firstname: 'string', lastname: 'string' };
const createContacts = { resource: 'contact', operation: 'create', inputMode: 'mapper' };

describe('Map Automatically', () => {
	const upsertContacts = {
		resource: 'contact',
		operation: 'upsert',
		matchBy: 'email',
		inputMode: 'mapper',
		properties: { mappingMode: 'autoMapInputData', value: null, schema: columns(names) },
	};
	const row: IDataObject = {
		email: 'a@example.com',
		firstname: 'Ada',
		loyalty_points: 7,
		shoe_size: 38,
		createdate: '2020-01-01T00:00:00Z',
	};

	test.each([{}, { unknownProperties: 'error' }])(
		'sends the fields that HubSpot has properties for, and a hint lists the others (%j)',
		async (options) => {
			const { items, inputs, hints } = await runNode({ ...upsertContacts, options, items: [row] });
			expect(items[0]?.json.firstname).toBe('Ada');
			// `loyalty_points` is not among the columns that the mapper has saved.
			expect(inputs).toEqual([
				expect.objectContaining({
					// Not the key: a secondary address must not become the primary one.
					id: 'a@example.com',
					properties: { firstname: 'Ada', loyalty_points: '7' },
				}),
			]);
			expect(hints[1]).toMatch(/: shoe_size, createdate$/);
		},
	);

	test('fails the item when a value is invalid', async () => {
		const { errors, batches } = await runNode({
			...upsertContacts,
			items: [{ ...row, loyalty_points: 'many' }],
		});
		expect(errors).toMatchObject([
			{
				details: {
					category: 'INVALID_INPUT',
					code: 'VALUE_NOT_A_NUMBER',
					property: 'loyalty_points',
				},
			},
		]);
		expect(batches).toEqual([]);
	});

	test('sends the fields of saved columns without permission to read the schema', async () => {
		hideSchema();
		const { items, inputs, hints } = await runNode({ ...upsertContacts, items: [row] });
		expect(items[0]?.json.firstname).toBe('Ada');
		expect(inputs).toEqual([expect.objectContaining({ properties: { firstname: 'Ada' } })]);
		expect(hints).toEqual([
			'1 record, 2 requests: 1 created',
			expect.stringContaining(schemaIsHidden()),
			expect.stringContaining(
				'the field mapper has no such property: email, loyalty_points, shoe_size, createdate',
			),
		]);
	});

	const neverLoaded = {
		...createContacts,
		properties: { mappingMode: 'autoMapInputData', value: null },
		items: [{ firstname: 'Ada' }],
	};
	/** What the mapper saves while the node has no credential. */
	const loadedWithoutAccount = {
		...upsertContacts,
		properties: {
			...upsertContacts.properties,
			matchingColumns: ['email'],
			schema: columns({ email: 'string' }),
		},
		items: [row],
	};

	test('works when the mapper has never loaded its columns', async () => {
		const { items } = await runNode(neverLoaded);
		expect(items[0]?.json.firstname).toBe('Ada');
	});

	test.each([
		{ mapper: 'has never loaded its columns', node: neverLoaded },
		{ mapper: 'has only what every account has', node: loadedWithoutAccount },
	])(
		'sends nothing when HubSpot gives no property names and the mapper $mapper',
		async ({ node }) => {
			hideSchema();
			const { errors, batches } = await runNode(node);
			expect(errors).toMatchObject([
				{
					error: outcomeLine('notSent', schemaIsHidden()),
					details: { outcome: 'notSent', category: 'MISSING_SCOPES' },
				},
			]);
			expect(batches).toEqual([]);
		},
	);
});

describe('Map Each Column Manually', () => {
	const mapped = (value: INodeParameters, types: Record<string, string> = names) => ({
		...createContacts,
		properties: { mappingMode: 'defineBelow', value, schema: columns(types) },
	});

	test('sends the values of each item', async () => {
		const { items } = await runNode({
			...mapped({ firstname: '={{ $json.name }}', lastname: 'Fixed' }),
			items: [{ name: 'Ada' }, { name: 'Bob' }],
		});
		expect(items).toMatchObject([
			{ json: { firstname: 'Ada', lastname: 'Fixed' } },
			{ json: { firstname: 'Bob', lastname: 'Fixed' } },
		]);
	});

	test('converts values by the property in HubSpot, not by the type of the column', async () => {
		const { errors, inputs } = await runNode({
			...mapped(
				{
					firstname: '={{ $json.digits }}',
					customer_number: '={{ $json.number }}',
					interests: '={{ $json.interests }}',
					birthday: '={{ $json.born.toDateTime() }}',
					last_visit: '={{ DateTime.fromISO("2026-01-02T03:04:05Z") }}',
					newsletter: '={{ $json.newsletter }}',
					loyalty_points: '={{ $json.points }}',
					plan: '={{ $json.plan }}',
				},
				{
					firstname: 'string',
					customer_number: 'string',
					interests: 'array',
					birthday: 'dateTime',
					last_visit: 'dateTime',
					newsletter: 'boolean',
					loyalty_points: 'number',
					plan: 'options',
				},
			),
			items: [
				{
					digits: '0012345678901234567890',
					number: '00900719925474099312345',
					interests: ['music', 'Travel'],
					born: '1815-12-10',
					newsletter: 'Yes',
					points: '9007199254740993',
					plan: 'free',
				},
				{
					digits: '7',
					number: '',
					interests: 'music;travel',
					born: '2026-12-31',
					newsletter: 'no',
					points: '',
					plan: '',
				},
				{ digits: '8', number: '7', born: '2026-12-31', newsletter: '' },
			],
		});
		expect(errors).toEqual([]);
		const last_visit = '2026-01-02T03:04:05.000Z';
		expect(inputs.map(({ properties }) => properties)).toEqual([
			{
				firstname: '0012345678901234567890',
				customer_number: '00900719925474099312345',
				interests: 'music;travel',
				birthday: '1815-12-10',
				last_visit,
				newsletter: 'true',
				loyalty_points: '9007199254740993',
				plan: 'free',
			},
			{
				firstname: '7',
				interests: 'music;travel',
				birthday: '2026-12-31',
				last_visit,
				newsletter: 'false',
			},
			{ firstname: '8', customer_number: '7', birthday: '2026-12-31', last_visit },
		]);
	});

	test('sends the day that the date picker shows, in the time zone of the workflow', async () => {
		const { inputs } = await runNode({
			...mapped({ birthday: '2026-12-31T00:00:00' }, { birthday: 'dateTime' }),
			items: [{}],
			timezone: 'America/New_York',
		});
		expect(inputs).toMatchObject([{ properties: { birthday: '2026-12-31' } }]);
	});

	test('accepts columns of any name', async () => {
		hideSchema();
		const odd = ['plain', '0', 'a.b', 'First name', 'Größe', "it's", 'a[0]', 'a"b', 'a\\b', '\\"'];
		const fixed = Object.fromEntries(odd.map((name) => [name, `fixed ${name}`]));
		const expressions = odd.map((name) => [`${name}!`, `={{ $json.text.trim() }}`]);
		const { items } = await runNode({
			...mapped({ ...fixed, ...Object.fromEntries(expressions) }),
			options: { dryRun: true },
			items: [{ text: ' x ' }],
		});
		expect(items[0]?.json.properties).toEqual({
			...fixed,
			...Object.fromEntries(odd.map((name) => [`${name}!`, 'x'])),
		});
	});
});
