import { startSandbox, type Sandbox } from '../../index';
import { clientOf, refusalOf } from '../officialClient';
import { send } from '../post';

let sandbox: Sandbox;
let ada: string;
let ann: string;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.reset();
	const [one, two] = sandbox.seed('contacts', [
		{ email: 'ada@x.example', firstname: 'Ada' },
		{ email: 'ann@x.example', firstname: 'Ann', lastname: 'Okafor', customer_number: 'C-1' },
	]);
	ada = one?.id ?? '';
	ann = two?.id ?? '';
});

const client = () => clientOf(sandbox).crm.contacts;
const merge = async () =>
	await client().basicApi.merge({ primaryObjectId: ada, objectIdToMerge: ann });

describe('merge', () => {
	it('creates a new record with the values of the primary, then those of the other', async () => {
		const merged = await merge();
		expect([ada, ann]).not.toContain(merged.id);
		expect(merged.properties).toMatchObject({
			email: 'ada@x.example',
			hs_additional_emails: 'ann@x.example',
			firstname: 'Ada',
			lastname: 'Okafor',
			hs_merged_object_ids: `${ada};${ann}`,
		});
		expect(sandbox.records('contacts')).toHaveLength(1);
	});

	it('makes old ids and addresses lead to the new record', async () => {
		const { id } = await merge();
		for (const old of [ada, ann]) expect((await client().basicApi.getById(old)).id).toBe(id);
		const byEmail = await client().batchApi.read({
			inputs: [{ id: 'ann@x.example' }],
			idProperty: 'email',
			properties: [],
			propertiesWithHistory: [],
		});
		expect(byEmail.results[0]?.id).toBe(id);
		const [third] = sandbox.seed('contacts', [{ firstname: 'Cy' }]);
		const again = await client().basicApi.merge({
			primaryObjectId: third?.id ?? '',
			objectIdToMerge: ann,
		});
		expect((await client().basicApi.getById(ada)).id).toBe(again.id);
	});

	it('makes a batch update drop old ids, or report them with mergedIdInBatchUpdate', async () => {
		await merge();
		const inputs = [{ id: ann, properties: { firstname: 'x' } }];
		const dropped = await client().batchApi.update({ inputs });
		expect(dropped.results).toEqual([]);
		expect(dropped).not.toHaveProperty('errors');
		sandbox.switches.mergedIdInBatchUpdate = 'notFound';
		expect(await client().batchApi.update({ inputs })).toMatchObject({
			numErrors: 1,
			errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: [ann] } }],
		});
	});

	it('lets a PATCH and a batch read follow old ids, each by a switch', async () => {
		const { id } = await merge();
		const patch = () => client().basicApi.update(ann, { properties: { firstname: 'x' } });
		const read = async () =>
			await client().batchApi.read({
				inputs: [{ id: ann }],
				properties: [],
				propertiesWithHistory: [],
			});
		expect((await patch()).id).toBe(id);
		expect((await read()).results[0]?.id).toBe(id);
		sandbox.switches.patchFollowsMergedIds = false;
		sandbox.switches.batchReadFollowsMergedIds = false;
		expect((await refusalOf(patch())).code).toBe(404);
		expect((await read()).results).toEqual([]);
	});

	it('keeps the primary id with primaryIdPreservation', async () => {
		sandbox.switches.primaryIdPreservation = true;
		expect((await merge()).id).toBe(ada);
		expect((await client().basicApi.getById(ann)).id).toBe(ada);
		expect((await client().basicApi.getPage()).results).toHaveLength(1);
	});

	it('moves the associations of both records', async () => {
		const links = clientOf(sandbox).crm.associations.v4.basicApi;
		const [acme, other] = sandbox.seed('companies', [{ name: 'Acme' }, { name: 'Other' }]);
		await links.createDefault('contacts', ada, 'companies', acme?.id ?? '');
		await links.createDefault('contacts', ann, 'companies', other?.id ?? '');
		await links.createDefault('contacts', ann, 'contacts', ada);
		const { id } = await merge();
		const { results } = await links.getPage('contacts', id, 'companies');
		expect(results.map(({ toObjectId }) => String(toObjectId))).toEqual([acme?.id, other?.id]);
		expect(results.map((one) => one.associationTypes.map(({ typeId }) => typeId))).toEqual([
			[279, 1],
			[279],
		]);
		const back = await links.getPage('companies', other?.id ?? '', 'contacts');
		expect(back.results.map(({ toObjectId }) => String(toObjectId))).toEqual([id]);
	});

	it.each([
		['itself', () => ({ primaryObjectId: ada, objectIdToMerge: ada }), 400],
		['an unknown record', () => ({ primaryObjectId: ada, objectIdToMerge: '1' }), 404],
	])('with %s is refused', async (_, body, code) => {
		expect((await refusalOf(client().basicApi.merge(body()))).code).toBe(code);
	});

	it.each(['{}', '{"primaryObjectId":"1"}', '{{', ''])(
		'with the body %j is refused',
		async (body) => {
			const reply = await send(sandbox, 'POST', '/crm/v3/objects/contacts/merge', body);
			expect(reply.status).toBe(400);
		},
	);
});

describe('gdpr-delete', () => {
	it('deletes live and archived contacts permanently', async () => {
		await client().basicApi.archive(ann);
		await client().basicApi.purge({ objectId: ann });
		await client().basicApi.purge({ objectId: 'ADA@x.example', idProperty: 'email' });
		await client().basicApi.purge({ objectId: '1' });
		expect(sandbox.record('contacts', ada)).toBeUndefined();
		expect(sandbox.record('contacts', ann)).toBeUndefined();
		const again = await client().basicApi.create({ properties: { email: 'ada@x.example' } });
		expect(again.id).not.toBe(ada);
	});

	it('exists for contacts only', async () => {
		const path = '/crm/v3/objects/tickets/gdpr-delete';
		expect((await send(sandbox, 'POST', path, '{"objectId":"1"}')).status).toBe(405);
	});

	it.each(['{}', '{{', '{"objectId":{}}', '{"objectId":"x","idProperty":"firstname"}'])(
		'with the body %s is refused',
		async (body) => {
			const path = '/crm/v3/objects/contacts/gdpr-delete';
			expect((await send(sandbox, 'POST', path, body)).status).toBe(400);
		},
	);
});
