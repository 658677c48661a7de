import { startSandbox, type Sandbox } from '../../index';
import { clientOf, refusalOf } from '../officialClient';
import { send } from '../post';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

const contacts = () => clientOf(sandbox).crm.contacts.basicApi;
const OBJECTS = [
	{
		name: 'contacts',
		properties: { email: 'Ada@Example.com', firstname: 'Ada', customer_number: 'C-1' },
		unique: 'customer_number',
		change: { lastname: 'Okafor' },
	},
	{
		name: 'tickets',
		properties: { subject: 'Broken', hs_pipeline_stage: '1', external_reference: 'C-1' },
		unique: 'external_reference',
		change: { hs_ticket_priority: 'HIGH' },
	},
	{
		name: 'companies',
		properties: { name: 'Acme', domain: 'acme.example' },
		unique: undefined,
		change: { industry: 'RETAIL' },
	},
	{
		name: 'deals',
		properties: { dealname: 'Big', dealstage: 'contractsent' },
		unique: undefined,
		change: { amount: '12.50' },
	},
] as const;

describe.each(OBJECTS)('one record of $name', ({ name, properties, change }) => {
	const api = () => clientOf(sandbox).crm[name].basicApi;

	it('is created, read, updated and archived', async () => {
		const made = await api().create({ properties: { ...properties }, associations: [] });
		expect(made.createdAt).toBeInstanceOf(Date);
		const { id } = made;

		const updated = await api().update(id, { properties: { ...change } });
		expect(updated.properties).toMatchObject(change);
		expect(Object.keys(updated.properties)).not.toContain(Object.keys(properties)[0]);

		const asked = [...Object.keys(properties), ...Object.keys(change), 'nonsense'];
		const read = await api().getById(id, asked);
		expect(read.properties).toMatchObject(change);
		expect(read.properties).toMatchObject({ hs_object_id: id });
		expect(read.properties).not.toHaveProperty('nonsense');

		await api().archive(id);
		await api().archive(id);
		expect(await refusalOf(api().getById(id))).toMatchObject({
			code: 404,
			body: { status: 'error', message: 'resource not found' },
		});
		const archived = await api().getById(id, undefined, undefined, undefined, true);
		expect(archived).toMatchObject({ id, archived: true });
		expect(archived.archivedAt).toBeInstanceOf(Date);
	});

	it('a create names the address of the record', async () => {
		const body = JSON.stringify({ properties });
		const reply = await send(sandbox, 'POST', `/crm/v3/objects/${name}`, body);
		const [record] = sandbox.records(name);
		const address = `${sandbox.url}/crm/objects/v3/${name}/${record?.id}`;
		expect([reply.status, reply.headers.get('location')]).toEqual([201, address]);
	});

	it('has its history, newest value first', async () => {
		const [property = '', value = ''] = Object.entries(change)[0] ?? [];
		const { id } = await api().create({ properties: { ...properties }, associations: [] });
		await api().update(id, { properties: { [property]: value } });
		await api().update(id, { properties: { [property]: '' } });
		const read = await api().getById(id, undefined, [property]);
		expect(read.propertiesWithHistory?.[property]?.map((one) => one.value)).toEqual(['', value]);
	});
});

const WITH_UNIQUE_PROPERTY = OBJECTS.flatMap((object) =>
	object.unique === undefined ? [] : [object],
);

describe.each(WITH_UNIQUE_PROPERTY)(
	'one record of $name',
	({ name, properties, unique, change }) => {
		const api = () => clientOf(sandbox).crm[name].basicApi;

		it('is found by a unique property', async () => {
			const { id } = await api().create({ properties: { ...properties }, associations: [] });
			const read = await api().getById('C-1', [unique], undefined, undefined, false, unique);
			expect(read.id).toBe(id);
			expect(await api().update('C-1', { properties: { ...change } }, unique)).toMatchObject({
				id,
			});
			const wrong = api().getById('C-1', [], undefined, undefined, false, 'hs_object_source');
			expect((await refusalOf(wrong)).code).toBe(400);
		});
	},
);

describe('errors of single requests', () => {
	it.each([
		['unknown property', { nonsense: 'x' }, 'PROPERTY_DOESNT_EXIST'],
		['bad value', { plan: 'Free' }, 'INVALID_OPTION'],
		['read only', { hs_object_id: '1' }, 'READ_ONLY_VALUE'],
	])('%s: 400, and nothing is written', async (_, properties, code) => {
		const [ada] = sandbox.seed('contacts', [{ firstname: 'Ada' }]);
		const refusal = await refusalOf(
			contacts().update(ada?.id ?? '', { properties: { firstname: 'Bo', ...properties } }),
		);
		expect(refusal).toMatchObject({ code: 400, body: { errors: [{ code }] } });
		expect(sandbox.record('contacts', ada?.id ?? '')?.properties.firstname).toBe('Ada');
	});

	it('an update without properties: 400, of an unknown record: 404', async () => {
		const [ada] = sandbox.seed('contacts', [{ firstname: 'Ada' }]);
		const empty = await refusalOf(contacts().update(ada?.id ?? '', { properties: {} }));
		expect(empty.body.message).toBe('No properties found to update, please provide at least one.');
		const missing = contacts().update('1', { properties: { firstname: 'x' } });
		expect((await refusalOf(missing)).code).toBe(404);
	});

	it('a single update by e-mail is accepted, a batch update is not', async () => {
		const [ada] = sandbox.seed('contacts', [
			{ email: 'ada@example.com', hs_additional_emails: 'old@example.com' },
		]);
		const one = await contacts().update(
			'OLD@example.com',
			{ properties: { firstname: 'Ada' } },
			'email',
		);
		expect(one.id).toBe(ada?.id);
		const batch = clientOf(sandbox).crm.contacts.batchApi.update({
			inputs: [{ id: 'ada@example.com', idProperty: 'email', properties: { firstname: 'x' } }],
		});
		expect((await refusalOf(batch)).body.message).toContain('by non-unique 0-1 property email');
	});

	it.each([
		['POST', '/crm/v3/objects/contacts', '{{', 400],
		['POST', '/crm/v3/objects/contacts', '[]', 400],
		['POST', '/crm/v3/objects/contacts', '{}', 400],
		['PATCH', '/crm/v3/objects/contacts/1', undefined, 400],
		['GET', '/crm/v3/objects/butterflies/1', undefined, 400],
		['PUT', '/crm/v3/objects/contacts/1', '{}', 405],
		['GET', '/crm/v3/objects/contacts?limit=1000', undefined, 400],
		['GET', '/crm/v3/objects/contacts?limit=x', undefined, 400],
		['GET', '/crm/v3/objects/contacts?after=x', undefined, 400],
		['GET', '/crm/v3/objects/contacts?limit=51&propertiesWithHistory=email', undefined, 400],
	])('%s %s %s: %s', async (method, path, body, status) => {
		expect((await send(sandbox, method, path, body)).status).toBe(status);
	});
});

describe('lists', () => {
	it('are paged, lowest id first', async () => {
		const seeded = sandbox.seed(
			'contacts',
			Array.from({ length: 25 }, (_, n) => ({ firstname: `N${n}` })),
		);
		await contacts().archive(seeded[3]?.id ?? '');
		const ids: string[] = [];
		let after: string | undefined;
		do {
			const page = await contacts().getPage(10, after, ['firstname']);
			ids.push(...page.results.map(({ id }) => id));
			after = page.paging?.next?.after;
		} while (after !== undefined);
		expect(ids).toEqual(seeded.filter((_, n) => n !== 3).map(({ id }) => id));
		const archived = await contacts().getPage(10, undefined, [], [], [], true);
		expect(archived.results.map(({ id }) => id)).toEqual([seeded[3]?.id]);
	});

	it('getAll of the client returns all records', async () => {
		sandbox.seed(
			'tickets',
			Array.from({ length: 230 }, () => ({ subject: 'x', hs_pipeline_stage: '1' })),
		);
		expect(await clientOf(sandbox).crm.tickets.getAll(100)).toHaveLength(230);
	});
});

describe('a stage belongs to a pipeline', () => {
	const ticket = (properties: Record<string, string>) =>
		clientOf(sandbox).crm.tickets.basicApi.create({
			properties: { subject: 'x', ...properties },
			associations: [],
		});

	it.each([
		['a stage of the default pipeline', { hs_pipeline_stage: '2' }],
		['a stage of the pipeline sent', { hs_pipeline: '75e28846', hs_pipeline_stage: '98765001' }],
	])('%s is accepted', async (_, properties) => {
		expect((await ticket(properties)).properties).toMatchObject(properties);
	});

	it.each([
		[
			'a stage of another pipeline than the default',
			{ hs_pipeline_stage: '98765001' },
			'[1, 2, 3, 4]',
		],
		[
			'a stage of another pipeline than the one sent',
			{ hs_pipeline: '75e28846', hs_pipeline_stage: '1' },
			'98765',
		],
	])('%s is refused', async (_, properties, allowed) => {
		const { code, body } = await refusalOf(ticket(properties));
		expect([code, body.errors?.[0]?.code]).toEqual([400, 'INVALID_OPTION']);
		expect(body.message).toContain(allowed);
	});

	it('a change of pipeline requires a stage of it, unless pipelineChangeNeedsStage is off', async () => {
		const { id } = await ticket({ hs_pipeline_stage: '1' });
		const api = clientOf(sandbox).crm.tickets.basicApi;
		const move = { hs_pipeline: '75e28846' };
		expect((await refusalOf(api.update(id, { properties: move }))).code).toBe(400);
		await api.update(id, { properties: { ...move, hs_pipeline_stage: '98765002' } });
		expect((await refusalOf(api.update(id, { properties: { hs_pipeline_stage: '1' } }))).code).toBe(
			400,
		);
		sandbox.switches.pipelineChangeNeedsStage = false;
		await api.update(id, { properties: { hs_pipeline: '0' } });
	});
});
