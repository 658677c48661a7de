import { startSandbox, type Sandbox, type Switches } from '../../index';
import { post, send } from '../post';

let sandbox: Sandbox;

const start = async (switches: Partial<Switches>) => {
	sandbox = await startSandbox({ rateLimit: false, switches });
};
afterEach(async () => await sandbox.close());

const create = async (objectType: string, properties: object, associations: object[] = []) =>
	await post(sandbox, objectType, 'create', { inputs: [{ properties, associations }] });

describe('switches with a value other than the default', () => {
	it('allMissing 404: a batch read that finds no record is a 404', async () => {
		await start({ allMissing: 404 });
		const reply = await post(sandbox, 'contacts', 'read', { inputs: [{ id: '1' }] });
		expect([reply.status, reply.body.category]).toEqual([404, 'OBJECT_NOT_FOUND']);
		expect(reply.body.context).toEqual({ ids: ['1'] });
	});

	it.each([
		['read', 200],
		['create', 201],
		['update', 200],
		['upsert', 200],
		['archive', 204],
	])('emptyInputs accept: an empty %s succeeds with %s', async (operation, status) => {
		await start({ emptyInputs: 'accept' });
		const reply = await post(sandbox, 'contacts', operation, { inputs: [] });
		expect(reply.status).toBe(status);
		if (status !== 204) expect(reply.body.results).toEqual([]);
	});

	it('traceIdsCount off: one bad input refuses the request although each has a trace id', async () => {
		await start({ traceIdsCount: false });
		const reply = await post(sandbox, 'contacts', 'create', {
			inputs: [
				{ properties: { email: 'ada@example.com' }, objectWriteTraceId: 'a' },
				{ properties: { email: 'no address' }, objectWriteTraceId: 'b' },
			],
		});
		expect([reply.status, reply.body.category]).toEqual([400, 'VALIDATION_ERROR']);
		expect(sandbox.records('contacts')).toEqual([]);
	});

	it('conflictNamesExistingId off: a 409 does not name the other contact', async () => {
		await start({ conflictNamesExistingId: false, takenEmail: 'conflict' });
		sandbox.seed('contacts', [{ email: 'ada@example.com' }]);
		const reply = await create('contacts', { email: 'ada@example.com' });
		expect([reply.status, reply.body.message]).toEqual([409, 'Contact already exists']);
	});

	it('checkOwnerIds off: any owner id is stored', async () => {
		await start({ checkOwnerIds: false });
		const reply = await create('contacts', { firstname: 'Ada', hubspot_owner_id: '1' });
		expect(reply.body.results?.[0]?.properties.hubspot_owner_id).toBe('1');
	});

	it('refuseUnknownAssociationTargets off: an association to an unknown record is ignored', async () => {
		await start({ refuseUnknownAssociationTargets: false });
		const reply = await create('tickets', { subject: 'x', hs_pipeline_stage: '1' }, [
			{
				to: { id: '1' },
				types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 16 }],
			},
		]);
		expect(reply.status).toBe(201);
		expect(sandbox.records('tickets')[0]?.associations).toEqual([]);
	});

	it('upsertReturnsIdProperty off: a result has the id property only if it was sent as a property', async () => {
		await start({ upsertReturnsIdProperty: false });
		sandbox.seed('contacts', [{ customer_number: 'C-1' }]);
		const reply = await post(sandbox, 'contacts', 'upsert', {
			inputs: [{ id: 'C-1', idProperty: 'customer_number', properties: { firstname: 'Ada' } }],
		});
		expect(reply.body.results?.[0]?.properties).not.toHaveProperty('customer_number');
	});

	it('updateByEmail on: a batch update may identify a contact by e-mail', async () => {
		await start({ updateByEmail: true });
		const [ada] = sandbox.seed('contacts', [{ email: 'ada@example.com' }]);
		const reply = await post(sandbox, 'contacts', 'update', {
			inputs: [{ id: 'ADA@example.com', idProperty: 'email', properties: { firstname: 'Ada' } }],
		});
		expect(reply.body.results?.map(({ id }) => id)).toEqual([ada?.id]);
	});

	it('emailHasUniqueValue on: the property email has hasUniqueValue', async () => {
		await start({ emailHasUniqueValue: true });
		const reply = await send(sandbox, 'GET', '/crm/v3/properties/contacts/email');
		expect(reply.body).toMatchObject({ name: 'email', hasUniqueValue: true });
	});

	it.each([
		['input', ['0', '1', '2', '3']],
		['reversed', ['3', '2', '1', '0']],
	] as const)('resultOrder %s: results in this order', async (resultOrder, order) => {
		await start({ resultOrder });
		const rows = Array.from({ length: 4 }, (_, n) => ({ subject: String(n) }));
		const inputs = sandbox.seed('tickets', rows).map(({ id }) => ({ id }));
		const reply = await post(sandbox, 'tickets', 'read', { inputs });
		expect(reply.body.results?.map(({ properties }) => properties.subject)).toEqual(order);
	});
});
