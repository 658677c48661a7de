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
	const row = { email: 'ada@example.com', customer_number: 'C-1' };
	ada = sandbox.seed('contacts', [row])[0]?.id ?? '';
});

const taken = (property: string, value: string) =>
	expect.stringMatching(
		new RegExp(
			String.raw`^Cannot set PropertyValueCoordinates\{portalId=147893286, ` +
				String.raw`objectTypeId=ObjectTypeId\{legacyObjectType=CONTACT\}, ` +
				String.raw`propertyName=${property}, value=${value}\} on \d+\. ${ada} already has that value\.$`,
		),
	);
const refusal = (message: unknown) => ({
	status: 'error',
	message,
	correlationId: expect.any(String),
	category: 'VALIDATION_ERROR',
});
const create = async (...inputs: Array<Record<string, string>>) =>
	await post(sandbox, 'contacts', 'create', {
		inputs: inputs.map((properties) => ({ properties })),
	});
const traced = async (...inputs: Array<Record<string, string>>) =>
	await post(sandbox, 'contacts', 'create', {
		inputs: inputs.map((properties, index) => ({ objectWriteTraceId: `t${index}`, properties })),
	});

describe('a taken e-mail', () => {
	it('create: 400 with the property, the value and the other contact in the text only', async () => {
		const reply = await create({ firstname: 'x' }, { email: 'ADA@example.com' });
		expect(reply.status).toBe(400);
		expect(reply.body).toEqual(refusal(taken('email', 'ada@example.com')));
		expect(sandbox.records('contacts')).toHaveLength(1);
	});

	it('a single create: the same body', async () => {
		const body = JSON.stringify({ properties: { email: 'ada@example.com' } });
		const reply = await send(sandbox, 'POST', '/crm/v3/objects/contacts', body);
		expect(reply.status).toBe(400);
		expect(reply.body).toEqual(refusal(taken('email', 'ada@example.com')));
	});

	it('create with trace ids: one item, and the others are written', async () => {
		const reply = await traced({ email: 'ada@example.com' }, { email: 'bo@example.com' });
		expect([reply.status, reply.body.results?.length]).toEqual([207, 1]);
		expect(reply.body.errors).toEqual([
			{
				status: 'error',
				category: 'VALIDATION_ERROR',
				message: taken('email', 'ada@example.com'),
				context: { objectWriteTraceId: ['t0'] },
			},
		]);
	});

	it('twice in one create: 409 without an id', async () => {
		const reply = await create({ email: 'bo@example.com' }, { email: 'BO@example.com' });
		expect([reply.status, reply.body.message]).toEqual([409, 'Contact already exists']);
	});

	it.each([
		['conflict', 409, 'CONFLICT'],
		['coordinates', 400, 'VALIDATION_ERROR'],
	] as const)('upsert with takenEmailOnUpsert %s: %s', async (body, status, category) => {
		expect(sandbox.switches.takenEmailOnUpsert).toBe('conflict');
		sandbox.switches.takenEmailOnUpsert = body;
		const properties = { email: 'ada@example.com' };
		const inputs = [{ id: 'C-2', idProperty: 'customer_number', properties }];
		const reply = await post(sandbox, 'contacts', 'upsert', { inputs });
		expect([reply.status, reply.body.category]).toEqual([status, category]);
	});

	it('takenEmail conflict: 409 with the id of the other contact', async () => {
		sandbox.switches.takenEmail = 'conflict';
		const message = `Contact already exists. Existing ID: ${ada}`;
		const whole = await create({ email: 'ada@example.com' });
		expect(whole.status).toBe(409);
		expect(whole.body).toMatchObject({ message, category: 'CONFLICT' });
		expect((await traced({ email: 'ada@example.com' })).body.errors).toEqual([
			{
				status: 'error',
				category: 'CONFLICT',
				message,
				context: { existingId: [ada], objectWriteTraceId: ['t0'] },
			},
		]);
	});

	it('takenEmail contactExists: 409 with the address in errors', async () => {
		sandbox.switches.takenEmail = 'contactExists';
		const whole = await create({ email: 'ada@example.com' });
		expect(whole.status).toBe(409);
		expect(whole.body).toMatchObject({
			message: `Contact already exists. Existing ID: ${ada}`,
			identityProfile: {
				vid: Number(ada),
				identity: [{ value: 'ada@example.com', type: 'EMAIL', isPrimary: true }],
			},
			errors: [
				{
					message: `A contact with email ada@example.com already exists. Existing ID: ${ada}`,
					in: 'email',
				},
			],
			category: 'OBJECT_ALREADY_EXISTS',
			error: 'CONTACT_EXISTS',
		});
		expect(whole.body.context).toBeUndefined();
		const [item] = (await traced({ email: 'ada@example.com' })).body.errors ?? [];
		expect([item?.category, item?.context]).toEqual([
			'OBJECT_ALREADY_EXISTS',
			{ objectWriteTraceId: ['t0'] },
		]);
	});
});

describe('a taken value of a custom unique property', () => {
	it('create: 400 with all facts in the text', async () => {
		const reply = await create({ firstname: 'Bo', customer_number: 'C-1' });
		expect(reply.status).toBe(400);
		expect(reply.body).toEqual(refusal(taken('customer_number', 'C-1')));
	});

	it('twice in one create with trace ids: the first is written', async () => {
		const bo = { firstname: 'Bo', customer_number: 'C-2' };
		const reply = await traced(bo, bo);
		expect(reply.body.results?.map((one) => one.objectWriteTraceId)).toEqual(['t0']);
		const id = reply.body.results?.[0]?.id;
		expect(reply.body.errors?.[0]?.message).toContain(`. ${id} already has that value.`);
	});

	it('an update that repeats the own value is accepted', async () => {
		const inputs = [{ id: ada, properties: { customer_number: 'C-1' } }];
		expect((await post(sandbox, 'contacts', 'update', { inputs })).status).toBe(200);
	});

	it('takenUniqueValue valueError: an invalid value with the same text', async () => {
		sandbox.switches.takenUniqueValue = 'valueError';
		const reply = await create({ firstname: 'Bo', customer_number: 'C-1' });
		expect(reply.status).toBe(400);
		expect(reply.body.errors).toEqual([
			{
				message: taken('customer_number', 'C-1'),
				code: 'CONFLICTING_UNIQUE_VALUE',
				context: { propertyName: ['customer_number'] },
			},
		]);
	});
});
