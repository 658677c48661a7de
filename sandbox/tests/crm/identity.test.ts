import { startSandbox, type Sandbox } from '../../index';
import { post } from '../post';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterEach(async () => await sandbox.close());

const upsert = async (objectType: string, inputs: unknown[]) =>
	await post(sandbox, objectType, 'upsert', { inputs });

const byEmail = (id: string, properties: Record<string, string> = {}) => ({
	id,
	idProperty: 'email',
	properties,
});

describe('e-mail addresses', () => {
	it('are stored and returned in lower case, and found in any case', async () => {
		const made = await upsert('contacts', [byEmail('Ada@Example.com', { firstname: 'Ada' })]);
		expect(made.status).toBe(200);
		expect(made.body.results).toMatchObject([
			{ new: true, properties: { email: 'ada@example.com', firstname: 'Ada' } },
		]);
		const again = await upsert('contacts', [byEmail('ADA@EXAMPLE.COM', { lastname: 'Okafor' })]);
		expect(again.body.results).toMatchObject([
			{ new: false, id: made.body.results?.[0]?.id, properties: { email: 'ada@example.com' } },
		]);
		const [record] = sandbox.records('contacts');
		expect(record?.properties).toMatchObject({ firstname: 'Ada', lastname: 'Okafor' });
	});

	it('find a contact by an additional address, and do not change the primary address', async () => {
		const [record] = sandbox.seed('contacts', [
			{ email: 'main@example.com', hs_additional_emails: 'old@example.com;Older@example.com' },
		]);
		const read = await post(sandbox, 'contacts', 'read', {
			inputs: [{ id: 'OLDER@example.com' }],
			idProperty: 'email',
			properties: ['email', 'hs_additional_emails'],
		});
		expect(read.body.results).toMatchObject([
			{ id: record?.id, properties: { email: 'main@example.com' } },
		]);
		const reply = await upsert('contacts', [
			byEmail('old@example.com', { email: 'old@example.com', firstname: 'Ada' }),
		]);
		expect(reply.body.results).toMatchObject([{ id: record?.id, new: false }]);
		expect(sandbox.records('contacts')).toHaveLength(1);
		expect(record?.properties).toMatchObject({ email: 'main@example.com', firstname: 'Ada' });
	});

	it('are listed as spelled in the request if they are unknown', async () => {
		const reply = await post(sandbox, 'contacts', 'read', {
			inputs: [{ id: 'No@One.example' }],
			idProperty: 'email',
		});
		expect(reply.body.errors?.[0]?.context).toEqual({ ids: ['No@One.example'] });
	});

	it('are duplicates if they differ only in case', async () => {
		const reply = await upsert('contacts', [byEmail('a@example.com'), byEmail('A@example.com')]);
		expect([reply.status, reply.body.context]).toEqual([400, { ids: ['a@example.com'] }]);
		expect(sandbox.records('contacts')).toEqual([]);
	});

	it('are duplicates if they belong to one contact, unless refuseAliasDuplicates is off', async () => {
		const [record] = sandbox.seed('contacts', [
			{ email: 'main@example.com', hs_additional_emails: 'old@example.com' },
		]);
		const inputs = [byEmail('main@example.com'), byEmail('old@example.com')];
		const refused = await upsert('contacts', inputs);
		expect([refused.status, refused.body.context]).toEqual([400, { ids: [record?.id] }]);
		sandbox.switches.refuseAliasDuplicates = false;
		expect((await upsert('contacts', inputs)).status).toBe(200);
	});

	it('find a contact only by the new address after a change', async () => {
		const [record] = sandbox.seed('contacts', [{ email: 'old@example.com' }]);
		await post(sandbox, 'contacts', 'update', {
			inputs: [{ id: record?.id, properties: { email: 'new@example.com' } }],
		});
		const reply = await post(sandbox, 'contacts', 'read', {
			inputs: [{ id: 'old@example.com' }, { id: 'new@example.com' }],
			idProperty: 'email',
		});
		expect(reply.body.results?.map(({ id }) => id)).toEqual([record?.id]);
		expect(reply.body.errors?.[0]?.context?.ids).toEqual(['old@example.com']);
	});
});

describe('idProperty', () => {
	const nonUnique = /^Unable to perform update\/upsert by non-unique 0-[15] property \S+ in portal/;

	it.each([
		['contacts', 'update', 'email'],
		['contacts', 'update', 'hs_object_id'],
		['contacts', 'update', 'firstname'],
		['contacts', 'upsert', 'hs_object_id'],
		['contacts', 'upsert', 'nonsense'],
		['contacts', 'upsert', undefined],
		['tickets', 'upsert', 'subject'],
		['tickets', 'upsert', 'email'],
	])('%s: a batch %s by %s is refused', async (objectType, operation, idProperty) => {
		const inputs = [{ id: '1', idProperty, objectWriteTraceId: 't', properties: {} }];
		const reply = await post(sandbox, objectType, operation, { inputs });
		expect([reply.status, reply.body.category]).toEqual([400, 'VALIDATION_ERROR']);
		expect(reply.body.message).toMatch(nonUnique);
	});

	it.each(['firstname', 'nonsense'])(
		'contacts: a batch read by %s is refused',
		async (idProperty) => {
			const reply = await post(sandbox, 'contacts', 'read', { inputs: [{ id: '1' }], idProperty });
			expect([reply.status, reply.body.message]).toEqual([400, expect.stringMatching(nonUnique)]);
		},
	);

	it.each(['update', 'read', 'upsert'])(
		'a custom unique property identifies records in %s',
		async (operation) => {
			sandbox.addProperty('tickets', {
				name: 'order_number',
				type: 'string',
				fieldType: 'text',
				hasUniqueValue: true,
			});
			const [record] = sandbox.seed('tickets', [{ subject: 'x', order_number: 'O-1' }]);
			const named = { id: 'O-1', properties: { subject: 'y' } };
			const body =
				operation === 'read'
					? { inputs: [{ id: 'O-1' }], idProperty: 'order_number' }
					: { inputs: [{ ...named, idProperty: 'order_number' }] };
			const reply = await post(sandbox, 'tickets', operation, body);
			expect([reply.status, reply.body.results?.[0]?.id]).toEqual([200, record?.id]);
		},
	);

	it('a unique property that is added later identifies existing records', async () => {
		const [record] = sandbox.seed('contacts', [{ firstname: 'Ada', badge: 'B-1' }]);
		sandbox.addProperty('contacts', {
			name: 'badge',
			type: 'string',
			fieldType: 'text',
			hasUniqueValue: true,
		});
		const reply = await post(sandbox, 'contacts', 'read', {
			inputs: [{ id: 'B-1' }],
			idProperty: 'badge',
		});
		expect(reply.body.results?.[0]?.id).toBe(record?.id);
	});
});

describe('creates', () => {
	it.each([
		['tickets', { subject: 'x' }, 'TICKET', ['hs_pipeline_stage']],
		['tickets', {}, 'TICKET', ['hs_pipeline_stage', 'subject']],
		['contacts', { phone: '1' }, 'CONTACT', ['email', 'firstname', 'lastname']],
	])(
		'%s with %j are refused for missing required properties',
		async (objectType, properties, type, missing) => {
			const reply = await post(sandbox, objectType, 'create', { inputs: [{ properties }] });
			expect(reply.status).toBe(400);
			expect(reply.body).toMatchObject({
				message: `Error creating ${type}. Some required properties were not set.`,
				context: { properties: missing },
			});
		},
	);

	it('a ticket without a pipeline gets the first one', async () => {
		const reply = await post(sandbox, '0-5', 'create', {
			inputs: [{ properties: { subject: 'x', hs_pipeline_stage: '4' } }],
		});
		expect(reply.status).toBe(201);
		expect(reply.body.results?.[0]?.properties).toMatchObject({
			hs_pipeline: '0',
			hs_is_closed: 'true',
		});
	});

	it('inline associations are added to both records, and bad ones refuse the input', async () => {
		const [contact] = sandbox.seed('contacts', [{ firstname: 'Ada' }]);
		const link = (id: string | undefined, associationTypeId: number) => ({
			to: { id },
			types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }],
		});
		const create = async (association: unknown) =>
			await post(sandbox, 'tickets', 'create', {
				inputs: [
					{
						properties: { subject: 'x', hs_pipeline_stage: '1' },
						associations: [association],
					},
				],
			});
		const made = await create(link(contact?.id, 16));
		const ticket = made.body.results?.[0]?.id ?? '';
		expect(sandbox.record('tickets', ticket)?.associations).toMatchObject([
			{ toObjectType: '0-1', toObjectId: contact?.id, typeId: 16 },
		]);
		expect(contact?.associations).toMatchObject([{ toObjectId: ticket, typeId: 15 }]);

		expect((await create(link('1', 16))).status).toBe(400);
		expect((await create(link(contact?.id, 15))).status).toBe(400);
		expect(sandbox.records('tickets')).toHaveLength(1);
	});
});
