import { startSandbox, type Sandbox } from '../../index';
import { post, send } from '../post';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

const namesOf = (properties: object | undefined): string[] => Object.keys(properties ?? {});

const CONTACT = [
	'createdate',
	'firstname',
	'hs_full_name_or_email',
	'hs_is_unworked',
	'hs_object_id',
	'hs_object_source',
	'hs_object_source_id',
	'hs_object_source_label',
	'hs_pipeline',
	'hs_v2_date_entered_current_stage',
	'hs_v2_time_in_current_stage',
	'lastmodifieddate',
	'lifecyclestage',
];
const COMPANY = [
	'createdate',
	'hs_lastmodifieddate',
	'hs_object_id',
	'hs_object_source',
	'hs_object_source_id',
	'hs_object_source_label',
	'hs_pipeline',
	'hs_task_label',
	'hs_v2_date_entered_current_stage',
	'hs_v2_time_in_current_stage',
	'industry',
	'lifecyclestage',
];

describe('results of writes have properties that were not sent', () => {
	it.each([
		['contacts', { firstname: 'Ada', email: 'ada@example.com' }, { firstname: 'Eda' }, CONTACT],
		['companies', { name: 'Acme' }, { industry: 'RETAIL' }, COMPANY],
	])('update of %s', async (objectType, made, changed, names) => {
		const created = await post(sandbox, objectType, 'create', { inputs: [{ properties: made }] });
		const id = created.body.results?.[0]?.id ?? '';
		const inputs = [{ id, properties: changed }];
		const reply = await post(sandbox, objectType, 'update', { inputs });
		expect(namesOf(reply.body.results?.[0]?.properties)).toEqual(names);
		const path = `/crm/v3/objects/${objectType}/${id}`;
		const one = await send(sandbox, 'PATCH', path, JSON.stringify({ properties: changed }));
		expect(one.body).toMatchObject({ id, properties: changed });
	});

	it('upsert of an existing contact', async () => {
		sandbox.seed('contacts', [{ email: 'ada@example.com' }]);
		const input = { id: 'ada@example.com', idProperty: 'email', properties: { firstname: 'Ada' } };
		const reply = await post(sandbox, 'contacts', 'upsert', { inputs: [input] });
		const names = namesOf(reply.body.results?.[0]?.properties);
		expect(names).toEqual([...CONTACT, 'email'].sort());
	});

	it('the values can be read as well', async () => {
		const [ada] = sandbox.seed('contacts', [{ firstname: 'Ada' }]);
		const properties = ['hs_v2_date_entered_current_stage', 'hs_pipeline', 'lifecyclestage'];
		const reply = await post(sandbox, 'contacts', 'read', {
			inputs: [{ id: ada?.id }],
			properties,
		});
		expect(reply.body.results?.[0]?.properties).toMatchObject({
			hs_v2_date_entered_current_stage: ada?.createdAt,
			hs_pipeline: 'contacts-lifecycle-pipeline',
			lifecyclestage: 'lead',
		});
	});
});

describe('a create derives values', () => {
	const create = async (properties: Record<string, string>) =>
		(await post(sandbox, 'companies', 'create', { inputs: [{ properties }] })).body.results?.[0];

	it('a company has the website of its domain, unless another is sent', async () => {
		expect((await create({ domain: 'acme.example' }))?.properties).toMatchObject({
			website: 'acme.example',
			hs_task_label: 'acme.example',
			lifecyclestage: 'lead',
			hs_pipeline: 'companies-lifecycle-pipeline',
		});
		const other = { domain: 'acme.example', website: 'shop.example', name: 'Acme' };
		expect((await create(other))?.properties).toMatchObject({
			website: 'shop.example',
			hs_task_label: 'Acme',
		});
		expect(sandbox.records('companies')[0]?.properties.website).toBe('acme.example');
	});

	it('derivedProperties off: no derived value, and updates return few properties', async () => {
		sandbox.switches.derivedProperties = false;
		const made = await create({ domain: 'acme.example' });
		for (const name of ['website', 'lifecyclestage', 'hs_pipeline', 'hs_task_label']) {
			expect(made?.properties).not.toHaveProperty(name);
		}
		const inputs = [{ id: made?.id, properties: { name: 'Acme' } }];
		const reply = await post(sandbox, 'companies', 'update', { inputs });
		expect(namesOf(reply.body.results?.[0]?.properties)).toEqual([
			'createdate',
			'hs_lastmodifieddate',
			'hs_object_id',
			'name',
		]);
	});
});
