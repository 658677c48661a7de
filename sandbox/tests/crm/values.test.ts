import { startSandbox, type Sandbox } from '../../index';
import { embeddedFailures, post } from '../post';

let sandbox: Sandbox;
let contactId: string;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	const [contact] = sandbox.seed('contacts', [
		{ firstname: 'Ada', interests: 'music;travel', lifecyclestage: 'customer', plan: 'free' },
	]);
	contactId = contact?.id ?? '';
});

const update = async (name: string, value: unknown) =>
	await post(sandbox, 'contacts', 'update', {
		inputs: [{ id: contactId, properties: { [name]: value } }],
	});

describe('accepted values', () => {
	it.each<[name: string, sent: unknown, stored: string | null]>([
		['firstname', 'Bjørn ünïcode 🎉', 'Bjørn ünïcode 🎉'],
		['firstname', 'x'.repeat(65_536), 'x'.repeat(65_536)],
		['firstname', '', null],
		['firstname', null, 'Ada'],
		['firstname', 12, '12'],
		['email', 'MiXed+Tag@Example.COM', 'mixed+tag@example.com'],
		['email', '', null],
		['loyalty_points', '24.00', '24.00'],
		['loyalty_points', -1.5, '-1.5'],
		['birthday', '2026-11-30', '2026-11-30'],
		['birthday', '1795996800000', '2026-11-30'],
		['birthday', '2026-11-30T00:00:00Z', '2026-11-30'],
		['last_visit', '2026-11-30T12:30:00+02:00', '2026-11-30T10:30:00.000Z'],
		['last_visit', 1795996800000, '2026-11-30T00:00:00.000Z'],
		['birthday', '2024-02-29', '2024-02-29'],
		['last_visit', '2026-11-30T12:30', '2026-11-30T12:30:00.000Z'],
		['last_visit', '2026-11-30T23:59:59.123456-0130', '2026-12-01T01:29:59.123Z'],
		['newsletter', 'true', 'true'],
		['newsletter', false, 'false'],
		['plan', 'starter', 'starter'],
		['interests', 'cooking;cycling', 'cooking;cycling'],
		['interests', ';reading', 'music;travel;reading'],
		['interests', ';music', 'music;travel'],
		['interests', '', null],
		['lifecyclestage', 'lead', 'customer'],
		['lifecyclestage', 'evangelist', 'evangelist'],
		['hubspot_owner_id', '534941', '534941'],
	])('%s %p is stored as %p', async (name, sent, stored) => {
		expect((await update(name, sent)).status).toBe(200);
		const read = await post(sandbox, 'contacts', 'read', {
			inputs: [{ id: contactId }],
			properties: [name],
		});
		expect(read.body.results?.[0]?.properties[name]).toBe(stored);
	});

	it('a cleared lifecycle stage can be set to an earlier one', async () => {
		await update('lifecyclestage', '');
		await update('lifecyclestage', 'lead');
		expect(sandbox.record('contacts', contactId)?.properties.lifecyclestage).toBe('lead');
	});
});

const PLACE = ' Portal 147893286, object type 0-1';

describe('refused values', () => {
	it.each<[name: string, sent: unknown, error: string, message: string]>([
		['nonsense', 'x', 'PROPERTY_DOESNT_EXIST', 'Property "nonsense" does not exist'],
		['nonsense', null, 'PROPERTY_DOESNT_EXIST', 'Property "nonsense" does not exist'],
		[
			'hs_object_id',
			'1',
			'READ_ONLY_VALUE',
			'"hs_object_id" is a read only property; its value cannot be set.',
		],
		['email', 'dsfsafas@', 'INVALID_EMAIL', 'Email address dsfsafas@ is invalid'],
		['email', 'a@b.c;d@e.f', 'INVALID_EMAIL', 'Email address a@b.c;d@e.f is invalid'],
		['loyalty_points', 'many', 'INVALID_INTEGER', 'many was not a valid number.'],
		[
			'birthday',
			'1641038400000',
			'INVALID_DATE',
			'1641038400000 is at 12:0:0.0 UTC, not midnight!',
		],
		['birthday', '1/1/1', 'INVALID_LONG', `1/1/1 was not a valid long.${PLACE}`],
		['last_visit', 'yesterday', 'INVALID_LONG', `yesterday was not a valid long.${PLACE}`],
		[
			'newsletter',
			'yes',
			'INVALID_OPTION',
			'yes was not one of the allowed options: [true, false]',
		],
		[
			'plan',
			'Free',
			'INVALID_OPTION',
			'Free was not one of the allowed options: [free, starter, professional, enterprise]',
		],
		[
			'interests',
			'music;sleep',
			'INVALID_OPTION',
			'sleep was not one of the allowed options: [cycling, music, travel, cooking, reading]',
		],
		[
			'hubspot_owner_id',
			'1',
			'INVALID_OPTION',
			'1 was not one of the allowed options: [534941, 534942, 534943]',
		],
	])('%s %p is refused with %s', async (name, sent, error, message) => {
		const reply = await update(name, sent);
		expect(reply.status).toBe(400);
		expect(reply.body).toMatchObject({ status: 'error', category: 'VALIDATION_ERROR' });
		expect(reply.body.errors).toEqual([
			{ message, code: error, context: { propertyName: [name] } },
		]);
		expect(embeddedFailures(reply.body.message)).toMatchObject([
			{ isValid: false, message, error, name },
		]);
		expect(reply.body.message).not.toContain(contactId);
	});

	it('a string of 65,537 characters is refused', async () => {
		const reply = await update('firstname', 'x'.repeat(65_537));
		expect([reply.status, reply.body.errors?.[0]?.code]).toEqual([400, 'INVALID_STRING_LENGTH']);
	});

	it.each([[['a', 'b']], [{ a: 1 }]])('JSON that is not a scalar is refused: %j', async (value) => {
		const reply = await update('firstname', value);
		expect(reply.status).toBe(400);
		expect(reply.body.message).toContain('Cannot deserialize value of type `java.lang.String`');
		expect(reply.body.category).toBeUndefined();
	});

	it('a property named __proto__ is unknown', async () => {
		const body = `{"inputs":[{"id":"${contactId}","properties":{"__proto__":"x"}}]}`;
		const reply = await fetch(`${sandbox.url}/crm/v3/objects/contacts/batch/update`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${sandbox.accessToken}`,
				'content-type': 'application/json',
			},
			body,
		});
		expect(reply.status).toBe(400);
		expect(await reply.text()).toContain('PROPERTY_DOESNT_EXIST');
	});

	it('an unknown pipeline stage is refused', async () => {
		const reply = await post(sandbox, 'tickets', 'create', {
			inputs: [{ properties: { subject: 'x', hs_pipeline_stage: 'New' } }],
		});
		expect(reply.body.errors?.[0]?.code).toBe('INVALID_OPTION');
	});
});

describe('returned properties', () => {
	it('an update returns the sent properties and a few others, "" for a cleared one', async () => {
		const reply = await update('firstname', '');
		const result = reply.body.results?.[0];
		expect(result?.properties).toMatchObject({
			createdate: expect.any(String),
			firstname: '',
			hs_object_id: contactId,
			lastmodifieddate: result?.updatedAt,
		});
		for (const name of ['interests', 'plan', 'email']) {
			expect(result?.properties).not.toHaveProperty(name);
		}
	});

	it('a read returns requested and default properties in alphabetical order and ignores unknown names', async () => {
		const reply = await post(sandbox, 'contacts', 'read', {
			inputs: [{ id: contactId }],
			properties: ['phone', 'nonsense', 'firstname'],
		});
		expect(Object.entries(reply.body.results?.[0]?.properties ?? {})).toEqual([
			['createdate', expect.any(String)],
			['firstname', 'Ada'],
			['hs_object_id', contactId],
			['lastmodifieddate', expect.any(String)],
			['phone', null],
		]);
	});

	it('a read without properties returns the defaults of the object type', async () => {
		const reply = await post(sandbox, 'contacts', 'read', { inputs: [{ id: contactId }] });
		const names = Object.keys(reply.body.results?.[0]?.properties ?? {});
		expect(names).toEqual(expect.arrayContaining(['email', 'firstname', 'lastname']));
	});

	it('a read with history returns all values, newest first', async () => {
		await update('firstname', 'Ada Maria');
		const reply = await post(sandbox, 'contacts', 'read', {
			inputs: [{ id: contactId }],
			propertiesWithHistory: ['firstname'],
		});
		const versions = reply.body.results?.[0]?.propertiesWithHistory?.firstname;
		expect(versions?.map(({ value }) => value)).toEqual(['Ada Maria', 'Ada']);
	});
});
