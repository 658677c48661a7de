import { startSandbox, type Sandbox } from '../../index';
import { post, send } from '../post';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterEach(async () => await sandbox.close());

it.each([
	'/crm/v3/objects/contacts',
	'/crm/v3/objects/contact',
	'/crm/v3/objects/0-1',
	'/crm/objects/v3/contacts',
	'/crm/objects/2026-03/0-1',
])('contacts are at %s', async (root) => {
	const [record] = sandbox.seed('contacts', [{ firstname: 'Ada' }]);
	const body = JSON.stringify({ inputs: [{ id: record?.id }] });
	const reply = await send(sandbox, 'POST', `${root}/batch/read`, body);
	expect(reply.body.results?.[0]?.id).toBe(record?.id);
	expect(sandbox.requests.at(-1)).toMatchObject({ operation: 'read', objectType: '0-1' });
});

it.each([
	['companies', { name: 'Sandbox Ltd' }, '0-2'],
	['deals', { dealname: 'Big', dealstage: 'closedwon', amount: '12.50' }, '0-3'],
])(
	'%s have the same endpoints as the other object types',
	async (objectType, properties, typeId) => {
		const made = await post(sandbox, objectType, 'create', { inputs: [{ properties }] });
		expect(made.status).toBe(201);
		expect(made.body.results?.[0]?.properties).toMatchObject(properties);
		expect(sandbox.records(typeId)).toHaveLength(1);
	},
);

it('a custom object type can be added', async () => {
	sandbox.addObjectType({
		typeId: '2-4711',
		name: 'p147893286_machines',
		singular: 'machine',
		lastModifiedProperty: 'hs_lastmodifieddate',
		defaultProperties: ['serial'],
		requiredOnCreate: { every: true, of: ['serial'] },
		createDefaults: {},
		aliases: {},
		scopes: { read: [], write: [], schema: [] },
		properties: [{ name: 'serial', type: 'string', fieldType: 'text', hasUniqueValue: true }],
	});
	const upsert = async () =>
		await post(sandbox, '2-4711', 'upsert', {
			inputs: [{ id: 'S-1', idProperty: 'serial', properties: {} }],
		});
	expect((await upsert()).body.results?.[0]?.new).toBe(true);
	expect((await upsert()).body.results?.[0]?.new).toBe(false);
	expect(sandbox.records('p147893286_machines')).toHaveLength(1);
});

it('owners are paged by 100, without archived ones', async () => {
	const many = Array.from({ length: 120 }, (_, index) => ({ firstName: `Owner ${index}` }));
	sandbox.addOwners([{ archived: true, lastName: 'Gone' }, ...many]);
	const first = await send(sandbox, 'GET', '/crm/v3/owners');
	expect(first.body).toMatchObject({ paging: { next: { after: '100' } } });
	expect(first.body.results).toHaveLength(100);
	const second = await send(sandbox, 'GET', '/crm/v3/owners?after=100');
	expect(second.body).not.toHaveProperty('paging');
	expect(second.body.results).toHaveLength(3 + 120 - 100);
	const archived = await send(sandbox, 'GET', '/crm/v3/owners?archived=true');
	expect(archived.body.results).toEqual([expect.objectContaining({ lastName: 'Gone' })]);

	sandbox.reset();
	expect((await send(sandbox, 'GET', '/crm/v3/owners')).body.results).toHaveLength(3);
});

it('an unknown object type is an error for the caller', () => {
	expect(() => sandbox.records('butterflies')).toThrow('no object type "butterflies"');
});

it('property definitions have the fields and flags of HubSpot', async () => {
	const reply = await send(sandbox, 'GET', '/crm/v3/properties/0-1');
	const { results } = JSON.parse(reply.text);
	const named = (name: string) => results.find((row: { name: string }) => row.name === name);
	expect(named('hubspot_owner_id')).toMatchObject({
		type: 'enumeration',
		fieldType: 'select',
		options: [],
		externalOptions: true,
		referencedObjectType: 'OWNER',
		modificationMetadata: { archivable: false, readOnlyDefinition: true, readOnlyValue: false },
	});
	expect(named('hs_unique_creation_key')).toMatchObject({
		hasUniqueValue: true,
		hidden: true,
		modificationMetadata: { readOnlyValue: true },
	});
	expect(named('customer_number')).toMatchObject({ hasUniqueValue: true });
	expect(named('customer_number')).not.toHaveProperty('hubspotDefined');
	expect(named('email')).toMatchObject({ hasUniqueValue: false });
	expect(named('plan').options[0]).toEqual({
		label: 'free',
		value: 'free',
		description: '',
		displayOrder: 0,
		hidden: false,
	});
	expect(named('hs_object_id')).not.toHaveProperty('createdAt');
});

it('contacts have no pipelines', async () => {
	const reply = await send(sandbox, 'GET', '/crm/v3/pipelines/contacts');
	expect([reply.status, reply.body.category]).toEqual([404, 'OBJECT_NOT_FOUND']);
});

describe('sensitive properties', () => {
	const list = async (query: string) => {
		const reply = await send(sandbox, 'GET', `/crm/v3/properties/contacts${query}`);
		return { status: reply.status, text: reply.text };
	};
	beforeEach(() => {
		const text = { type: 'string', fieldType: 'text', hubspotDefined: false } as const;
		sandbox.addProperty('contacts', { ...text, name: 'iban', dataSensitivity: 'sensitive' });
		sandbox.addProperty('contacts', {
			...text,
			name: 'diagnosis',
			dataSensitivity: 'highly_sensitive',
		});
	});

	it.each([
		['', [false, false]],
		['?dataSensitivity=non_sensitive', [false, false]],
		['?dataSensitivity=sensitive', [true, false]],
		['?dataSensitivity=highly_sensitive', [false, true]],
	])('the list %s', async (query, [sensitive, highly]) => {
		const { text } = await list(query);
		expect([text.includes('"iban"'), text.includes('"diagnosis"')]).toEqual([sensitive, highly]);
		expect(text.includes('"firstname"')).toBe(!sensitive && !highly);
	});

	it('one property, only with its sensitivity', async () => {
		const path = '/iban';
		expect((await list(path)).status).toBe(404);
		const found = await list(`${path}?dataSensitivity=sensitive`);
		expect([found.status, found.text]).toEqual([
			200,
			expect.stringContaining('"dataSensitivity":"sensitive"'),
		]);
	});

	it('another sensitivity is refused', async () => {
		expect((await list('?dataSensitivity=secret')).status).toBe(400);
	});

	it('can be written', async () => {
		const body = JSON.stringify({ properties: { firstname: 'Ada', iban: 'DE1' } });
		expect((await send(sandbox, 'POST', '/crm/v3/objects/contacts', body)).status).toBe(201);
	});
});

describe('custom properties', () => {
	const PATH = '/crm/v3/properties/tickets';
	const definition = {
		name: 'order_number',
		label: 'Order number',
		type: 'string',
		fieldType: 'text',
		groupName: 'ticketinformation',
		hasUniqueValue: true,
	};
	const create = async (body: object = definition) =>
		await send(sandbox, 'POST', PATH, JSON.stringify(body));
	const upsert = async () =>
		await post(sandbox, 'tickets', 'upsert', {
			inputs: [
				{
					id: 'A-1',
					idProperty: 'order_number',
					properties: { subject: 'x', hs_pipeline_stage: '1' },
				},
			],
		});

	it('a created one can be written and identifies records', async () => {
		const reply = await create();
		expect([reply.status, reply.body]).toEqual([201, expect.objectContaining(definition)]);
		expect((await upsert()).status).toBe(200);
		expect((await upsert()).body.results?.[0]?.new).toBe(false);
	});

	it('a second one of the same name is a 409', async () => {
		await create();
		const { status, body } = await create();
		expect([status, body]).toEqual([
			409,
			expect.objectContaining({ subCategory: 'Properties.PROPERTY_WITH_NAME_EXISTS' }),
		]);
	});

	it('has options, and refuses other values', async () => {
		const options = [{ label: 'Small', value: 's', displayOrder: 0, hidden: false }];
		await create({
			...definition,
			type: 'enumeration',
			fieldType: 'select',
			hasUniqueValue: false,
			options,
		});
		const properties = { subject: 'x', hs_pipeline_stage: '1', order_number: 'l' };
		const reply = await post(sandbox, 'tickets', 'create', { inputs: [{ properties }] });
		expect(reply.body.errors?.[0]?.code).toBe('INVALID_OPTION');
	});

	it.each(['name', 'label', 'type', 'fieldType', 'groupName'])(
		'a definition without %s is a 400',
		async (name) => {
			expect((await create({ ...definition, [name]: undefined })).status).toBe(400);
		},
	);

	it('a definition of an unknown type is a 400', async () => {
		expect((await create({ ...definition, type: 'colour' })).status).toBe(400);
	});

	it('a removed one is unknown; one of HubSpot cannot be removed', async () => {
		await create();
		await upsert();
		expect((await send(sandbox, 'DELETE', `${PATH}/order_number`)).status).toBe(204);
		expect((await send(sandbox, 'GET', `${PATH}/order_number`)).status).toBe(404);
		expect((await upsert()).status).toBe(400);
		expect((await send(sandbox, 'DELETE', `${PATH}/order_number`)).status).toBe(404);
		expect((await send(sandbox, 'DELETE', `${PATH}/subject`)).status).toBe(404);
	});
});
