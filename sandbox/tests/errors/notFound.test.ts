import { startSandbox, type Sandbox } from '../../index';
import { post, send } from '../post';

let sandbox: Sandbox;
let ada: string;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.reset();
	ada = sandbox.seed('contacts', [{ firstname: 'Ada', customer_number: 'C-1' }])[0]?.id ?? '';
});

const CONTACTS = '/crm/v3/objects/contacts';
const PATCH = JSON.stringify({ properties: { firstname: 'x' } });

describe('a single record that does not exist', () => {
	it.each([
		['GET', undefined],
		['PATCH', PATCH],
	])('%s: 404 without a category', async (method, body) => {
		const reply = await send(sandbox, method, `${CONTACTS}/404404`, body);
		expect(reply.status).toBe(404);
		expect(reply.body).toEqual({
			status: 'error',
			message: 'resource not found',
			correlationId: expect.any(String),
		});
	});

	it.each(['0', 'x', '-1'])('GET %s: a text about the id', async (id) => {
		const reply = await send(sandbox, 'GET', `${CONTACTS}/${id}`);
		expect(reply.status).toBe(404);
		expect(reply.body).toEqual({
			status: 'error',
			message: 'Object not found. objectId is usually positive.',
			correlationId: expect.any(String),
			context: { id: [id] },
		});
	});

	it('notFoundHasCategory on: the category', async () => {
		sandbox.switches.notFoundHasCategory = true;
		for (const id of ['404404', 'x']) {
			expect((await send(sandbox, 'GET', `${CONTACTS}/${id}`)).body).toMatchObject({
				message: 'resource not found',
				category: 'OBJECT_NOT_FOUND',
			});
		}
	});

	it('GET by a property: an HTML page with x-hubspot-notfound', async () => {
		const reply = await send(sandbox, 'GET', `${CONTACTS}/no@one.example?idProperty=email`);
		expect(reply.status).toBe(404);
		expect(reply.headers.get('x-hubspot-notfound')).toBe('true');
		expect(reply.headers.get('content-type')).toContain('text/html');
		expect(reply.text).toContain('HTTP ERROR 404');
	});

	it('notFoundByPropertyIsPage off: JSON', async () => {
		sandbox.switches.notFoundByPropertyIsPage = false;
		const reply = await send(sandbox, 'GET', `${CONTACTS}/no@one.example?idProperty=email`);
		expect([reply.status, reply.body.message]).toEqual([404, 'resource not found']);
	});
});

describe('a batch update by a unique property', () => {
	const update = async (traced: boolean) =>
		await post(sandbox, 'contacts', 'update', {
			inputs: ['C-1', 'C-404', 'C-405'].map((id) => ({
				id,
				idProperty: 'customer_number',
				...(traced ? { objectWriteTraceId: id } : {}),
				properties: { firstname: 'Bo' },
			})),
		});

	it('with unknown records and without trace ids is refused as a whole', async () => {
		const reply = await update(false);
		expect(reply.status).toBe(404);
		const missing = reply.body.context?.missingObjectPropertyValueCoordinates;
		expect(missing?.map((one) => one.split('customer_number:')[1])).toEqual(['C-404', 'C-405']);
		expect(sandbox.record('contacts', ada)?.properties.firstname).toBe('Ada');
	});

	it('with trace ids reports them, and updates the others', async () => {
		const reply = await update(true);
		expect([reply.status, reply.body.results?.length]).toEqual([207, 1]);
		expect(reply.body.errors?.[0]?.context).toEqual({
			ids: ['C-404', 'C-405'],
			objectWriteTraceId: ['C-404', 'C-405'],
		});
	});

	it('missingByUniqueProperty reported: 207 also without trace ids', async () => {
		sandbox.switches.missingByUniqueProperty = 'reported';
		const reply = await update(false);
		expect([reply.status, reply.body.errors?.[0]?.context?.ids]).toEqual([207, ['C-404', 'C-405']]);
	});

	it('by record id, unknown records are always reported', async () => {
		const inputs = [{ id: '404404', properties: { firstname: 'Bo' } }];
		expect((await post(sandbox, 'contacts', 'update', { inputs })).status).toBe(207);
	});
});
