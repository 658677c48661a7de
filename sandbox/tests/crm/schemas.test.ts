import { startSandbox, type Sandbox } from '../../index';
import { clientOf } from '../officialClient';
import { post, send } from '../post';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false, switches: { searchDelayMs: 0 } });
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

const TYPE_ID = '2-34156791';
const QUALIFIED = 'p147893286_machines';
const ROOTS = [
	'/crm/v3/schemas',
	'/crm-object-schemas/v3/schemas',
	'/crm-object-schemas/2026-03/schemas',
	'/crm-object-schemas/2026-09/schemas',
];
const get = async (path: string, token?: string) => {
	const headers = token === undefined ? undefined : { authorization: `Bearer ${token}` };
	const reply = await send(sandbox, 'GET', path, undefined, headers);
	return { status: reply.status, body: reply.body, json: reply.text ? JSON.parse(reply.text) : {} };
};

describe('the schemas of custom object types', () => {
	it.each(ROOTS)('are listed at %s', async (root) => {
		const { status, json } = await get(root);
		expect([status, Object.keys(json)]).toEqual([200, ['results']]);
		expect(json.results).toMatchObject([
			{
				id: '34156791',
				objectTypeId: TYPE_ID,
				name: 'machines',
				fullyQualifiedName: QUALIFIED,
				labels: { singular: 'Machine', plural: 'Machines' },
				primaryDisplayProperty: 'model',
				requiredProperties: ['model'],
				searchableProperties: ['model', 'serial_no'],
				metaType: 'PORTAL_SPECIFIC',
				archived: false,
			},
		]);
		expect((await get(`${root}?archived=true`)).json).toEqual({ results: [] });
	});

	it.each(ROOTS)('one is at %s, by type id or fully qualified name', async (root) => {
		const { json } = await get(`${root}/${TYPE_ID}`);
		expect(json).toMatchObject({ objectTypeId: TYPE_ID, name: 'machines' });
		expect((await get(`${root}/${QUALIFIED}`)).json).toEqual(json);
	});

	it('have the property definitions of the properties endpoint', async () => {
		const { json } = await get(`${ROOTS[0]}/${TYPE_ID}`);
		const { json: listed } = await get(`/crm/v3/properties/${TYPE_ID}`);
		expect(json.properties).toEqual(listed.results);
		expect(json.properties).toContainEqual(
			expect.objectContaining({
				name: 'serial_no',
				hasUniqueValue: true,
				groupName: 'machines_information',
			}),
		);
	});

	it('have the default associations with other object types', async () => {
		const { json } = await get(`${ROOTS[0]}/${TYPE_ID}`);
		expect(json.associations).toHaveLength(4);
		const { json: labels } = await get(`/crm/v4/associations/${TYPE_ID}/0-1/labels`);
		expect(labels.results).toEqual([
			{ category: 'USER_DEFINED', typeId: Number(json.associations[0].id), label: null },
		]);
		expect(json.associations[0]).toMatchObject({
			fromObjectTypeId: TYPE_ID,
			toObjectTypeId: '0-1',
			name: 'machines_to_contact',
		});
	});

	it('leave out the parts that the query excludes', async () => {
		const query =
			'includePropertyDefinitions=false&includeAssociationDefinitions=false&includeAuditMetadata=false';
		const { json } = await get(`${ROOTS[0]}?${query}`);
		expect(json.results[0]).toMatchObject({ properties: [], associations: [] });
		expect(json.results[0]).not.toHaveProperty('createdByUserId');
	});

	it('are read by the official client', async () => {
		const { results } = await clientOf(sandbox).crm.schemas.coreApi.getAll();
		expect(results.map(({ objectTypeId }) => objectTypeId)).toEqual([TYPE_ID]);
	});

	it('of standard types are read one by one, and are not listed', async () => {
		const { json } = await get('/crm/v3/schemas/contacts');
		expect(json).toMatchObject({
			id: '1',
			objectTypeId: '0-1',
			name: 'CONTACT',
			fullyQualifiedName: 'CONTACT',
			labels: { singular: 'Contact', plural: 'Contacts' },
			metaType: 'HUBSPOT',
			requiredProperties: [],
		});
		const ids = json.associations.map((one: { id: string }) => one.id);
		expect(ids).toEqual(expect.arrayContaining(['449', '279', '1', '4', '15']));
	});

	it('an unknown type is a 400', async () => {
		const { status, body } = await get('/crm/v3/schemas/butterflies');
		expect([status, body.message]).toEqual([400, 'Unable to infer object type from: butterflies']);
	});

	it('the dated path without "crm-object-" does not exist', async () => {
		expect((await send(sandbox, 'GET', '/crm/schemas/2026-03')).status).toBe(404);
	});

	it.each([
		['crm.schemas.custom.read', 200],
		['crm.objects.custom.read', 200],
		['crm.objects.contacts.read', 403],
		['tickets', 403],
	])('the list needs a scope for custom objects: %s gives %s', async (scope, status) => {
		const token = sandbox.issueTokens({ scopes: [scope] }).access_token;
		const reply = await get('/crm/v3/schemas', token);
		expect(reply.status).toBe(status);
		if (status !== 403) return;
		expect(reply.body).toMatchObject({
			category: 'MISSING_SCOPES',
			errors: [
				{
					context: {
						requiredGranularScopes: ['crm.schemas.custom.read', 'crm.objects.custom.read'],
					},
				},
			],
		});
	});
});

describe('records of a custom object type', () => {
	const create = async (path: string) =>
		await post(sandbox, path, 'create', { inputs: [{ properties: { model: 'X-1' } }] });

	it.each([TYPE_ID, QUALIFIED, 'p_machines', 'P_Machines'])('are at %s', async (path) => {
		expect((await create(path)).status).toBe(201);
		expect(sandbox.records('machines')).toHaveLength(1);
		expect(sandbox.records(TYPE_ID)).toHaveLength(1);
		const search = await send(
			sandbox,
			'POST',
			`/crm/v3/objects/${path}/search`,
			JSON.stringify({ query: 'X-1' }),
		);
		expect(search.body.results).toHaveLength(1);
		expect((await get(`/crm/v3/properties/${path}`)).status).toBe(200);
		expect((await get(`/crm/v4/associations/${path}/contacts/labels`)).status).toBe(200);
	});

	it('customObjectsByBaseName: HubSpot no longer knows the base name', async () => {
		expect(sandbox.switches.customObjectsByBaseName).toBe(false);
		const reply = await create('machines');
		expect([reply.status, reply.body.message]).toEqual([
			400,
			'Unable to infer object type from: machines',
		]);
		sandbox.switches.customObjectsByBaseName = true;
		expect((await create('machines')).status).toBe(201);
	});

	it('have hs_createdate, and are identified by their unique property', async () => {
		const inputs = [{ id: 'S-1', idProperty: 'serial_no', properties: { model: 'X-1' } }];
		const made = await post(sandbox, TYPE_ID, 'upsert', { inputs });
		expect(made.body.results).toMatchObject([{ new: true, properties: { serial_no: 'S-1' } }]);
		const read = await post(sandbox, TYPE_ID, 'read', {
			idProperty: 'serial_no',
			inputs: [{ id: 'S-1' }],
		});
		expect(Object.keys(read.body.results?.[0]?.properties ?? {})).toEqual([
			'hs_createdate',
			'hs_lastmodifieddate',
			'hs_object_id',
		]);
	});

	it('need their required property', async () => {
		const reply = await post(sandbox, TYPE_ID, 'create', {
			inputs: [{ properties: { serial_no: 'S-1' } }],
		});
		expect([reply.status, reply.body.context]).toEqual([400, { properties: ['model'] }]);
	});

	it('have no pipelines', async () => {
		expect((await get(`/crm/v3/pipelines/${TYPE_ID}`)).status).toBe(404);
	});

	it('a GET of an associated record has them under the fully qualified name', async () => {
		const contact = sandbox.seed('contacts', [{ firstname: 'Ada' }])[0]?.id ?? '';
		const machine = sandbox.seed('machines', [{ model: 'X-1' }])[0]?.id ?? '';
		sandbox.associate(['contacts', contact], ['machines', machine]);
		const { json } = await get(`/crm/v3/objects/contacts/${contact}?associations=${TYPE_ID}`);
		expect(json.associations).toEqual({
			[QUALIFIED]: { results: [{ id: machine, type: 'contact_to_machines' }] },
		});
	});

	it.each([
		['read', 'crm.objects.custom.read', 200],
		['create', 'crm.objects.custom.read', 403],
		['create', 'crm.objects.custom.write', 201],
	])('%s with the scope %s gives %s', async (operation, scope, status) => {
		const machine = sandbox.seed('machines', [{ model: 'X-1' }])[0]?.id ?? '';
		const token = sandbox.issueTokens({ scopes: [scope] }).access_token;
		const input = operation === 'read' ? { id: machine } : { properties: { model: 'X-2' } };
		const reply = await send(
			sandbox,
			'POST',
			`/crm/v3/objects/${TYPE_ID}/batch/${operation}`,
			JSON.stringify({ inputs: [input] }),
			{ authorization: `Bearer ${token}` },
		);
		expect(reply.status).toBe(status);
	});
});

describe('another custom object type', () => {
	it('is listed and has the same endpoints, until a reset', async () => {
		const typeId = sandbox.addCustomObject({
			id: '4711',
			name: 'Boats',
			labels: { singular: 'Boat', plural: 'Boats' },
			primaryDisplayProperty: 'hull',
			associatedObjects: ['0-2', TYPE_ID],
			properties: [{ name: 'hull', type: 'string', fieldType: 'text', hasUniqueValue: true }],
		});
		const { json } = await get('/crm/v3/schemas');
		expect(json.results.map((one: { name: string }) => one.name)).toEqual(['machines', 'Boats']);
		expect(json.results[1].associations.map((one: { name: string }) => one.name)).toEqual([
			'Boats_to_company',
			'Boats_to_machines',
		]);
		const made = await post(sandbox, 'p147893286_Boats', 'upsert', {
			inputs: [{ id: 'H-1', idProperty: 'hull', properties: {} }],
		});
		expect(made.body.results?.[0]?.new).toBe(true);
		expect(sandbox.records(typeId)).toHaveLength(1);

		sandbox.reset();
		expect((await get('/crm/v3/schemas')).json.results).toHaveLength(1);
		expect((await post(sandbox, typeId, 'read', { inputs: [] })).status).toBe(400);
	});
});

describe('more standard object types', () => {
	it.each([
		['products', '0-7', { name: 'Cable' }],
		['line_items', '0-8', { name: 'Cable', quantity: '2' }],
		['notes', '0-46', { hs_timestamp: '2026-11-22T10:00:00.000Z', hs_note_body: 'x' }],
		['tasks', '0-27', { hs_timestamp: '2026-11-22T10:00:00.000Z', hs_task_status: 'WAITING' }],
		['calls', '0-48', { hs_timestamp: '2026-11-22T10:00:00.000Z', hs_call_title: 'x' }],
		['meetings', '0-47', { hs_timestamp: '2026-11-22T10:00:00.000Z', hs_meeting_title: 'x' }],
		['leads', '0-136', { hs_lead_name: 'Ada', hs_pipeline_stage: 'connected-stage-id' }],
	])('%s have the type id %s', async (name, typeId, properties) => {
		const made = await post(sandbox, name, 'create', { inputs: [{ properties }] });
		expect([made.status, made.body.results?.[0]?.properties]).toEqual([
			201,
			expect.objectContaining(properties),
		]);
		expect(sandbox.records(typeId)).toHaveLength(1);
	});

	it.each([
		['notes', 'contacts', 202],
		['contacts', 'notes', 201],
		['deals', 'line_items', 19],
		['line_items', 'deals', 20],
		['tasks', 'tickets', 230],
		['calls', 'companies', 182],
		['leads', 'contacts', 608],
		['companies', 'companies', 450],
	])("%s to %s: HubSpot's type is %s", async (from, to, typeId) => {
		const { json } = await get(`/crm/v4/associations/${from}/${to}/labels`);
		expect(json.results).toContainEqual({ category: 'HUBSPOT_DEFINED', typeId, label: null });
	});

	it('activities have the scopes of contacts', async () => {
		const token = sandbox.issueTokens({ scopes: ['crm.objects.contacts.read'] }).access_token;
		expect((await get('/crm/v3/objects/notes', token)).status).toBe(200);
		expect((await get('/crm/v3/objects/leads', token)).status).toBe(403);
	});

	it('leads have pipelines', async () => {
		const { json } = await get('/crm/v3/pipelines/leads');
		expect(json.results[0].stages[0].id).toBe('new-stage-id');
	});
});
