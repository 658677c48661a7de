import { startSandbox, type Sandbox } from '../../index';
import { send } from '../post';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

const call = async (version: string, path: string, body: object, method = 'POST') => {
	const root = version === 'v3' ? '/crm/v3/objects' : `/crm/objects/${version}`;
	return await send(sandbox, method, `${root}${path}`, JSON.stringify(body));
};
const partlyValid = {
	inputs: [
		{ objectWriteTraceId: 'bad', properties: { firstname: 'x', nonsense: 'x' } },
		{ objectWriteTraceId: 'good', properties: { firstname: 'x' } },
	],
};

describe('partial success', () => {
	it.each([
		['v3', 207, 207],
		['2026-03', 207, 207],
		['2026-09', 201, 200],
	])('%s: create replies with %s, read with %s', async (version, created, read) => {
		const made = await call(version, '/contacts/batch/create', partlyValid);
		expect([made.status, made.body.numErrors, made.body.results?.length]).toEqual([created, 1, 1]);
		expect(made.body.errors?.[0]?.context).toEqual({ objectWriteTraceId: ['bad'] });
		const missing = await call(version, '/contacts/batch/read', { inputs: [{ id: '1' }] });
		expect([missing.status, missing.body.numErrors]).toEqual([read, 1]);
	});

	it('2026-09 replies with 207 with newestVersionAnswers207', async () => {
		sandbox.switches.newestVersionAnswers207 = true;
		expect((await call('2026-09', '/contacts/batch/create', partlyValid)).status).toBe(207);
	});
});

describe('the newest version normalises values', () => {
	it.each([
		['birthday', '1641038400000', '2022-01-01'],
		['birthday', '2026-11-30T13:00:00Z', '2026-11-30'],
		['last_visit', ' 2026-11-30 ', '2026-11-30T00:00:00.000Z'],
		['newsletter', 'TRUE', 'true'],
		['loyalty_points', ' 12 ', '12'],
	])('%s %j becomes %s', async (propertyName, rawValue, normalizedValue) => {
		const body = { properties: { firstname: 'x', [propertyName]: rawValue } };
		const made = await call('2026-09', '/contacts', body);
		expect(made.status).toBe(201);
		expect(made.body).toMatchObject({
			properties: { [propertyName]: normalizedValue },
			warnings: [
				{
					category: 'PROPERTY_VALUE_NORMALIZED',
					message: expect.any(String),
					context: { propertyName, rawValue, normalizedValue },
				},
			],
		});
		const batch = await call('2026-09', '/contacts/batch/create', { inputs: [body] });
		expect(batch.body.results?.[0]).toHaveProperty('warnings.0.context.rawValue', rawValue);
	});

	it('an unchanged value has no warning, and older versions refuse such values', async () => {
		const good = { properties: { firstname: 'x', birthday: '2026-11-30' } };
		expect((await call('2026-09', '/contacts', good)).body).not.toHaveProperty('warnings');
		const bad = { properties: { firstname: 'x', birthday: '1641038400000' } };
		for (const version of ['v3', '2026-03']) {
			expect((await call(version, '/contacts', bad)).body.errors?.[0]?.code).toBe('INVALID_DATE');
		}
		const invalid = { properties: { firstname: 'x', birthday: 'soon' } };
		expect((await call('2026-09', '/contacts', invalid)).body.errors?.[0]?.code).toBe(
			'INVALID_LONG',
		);
	});
});

describe('required properties of the account', () => {
	beforeEach(() => {
		sandbox.addProperty('contacts', {
			name: 'region',
			type: 'string',
			fieldType: 'text',
			required: true,
		});
		sandbox.addProperty('contacts', {
			name: 'vat_number',
			type: 'string',
			fieldType: 'text',
			requiredWhen: { property: 'country', values: ['DE', 'FR'] },
		});
	});

	it.each<[what: string, properties: Record<string, string>, code: string | undefined]>([
		['all present', { region: 'EU' }, undefined],
		['region missing', {}, 'MISSING_REQUIRED_PROPERTY'],
		['VAT missing', { region: 'EU', country: 'DE' }, 'MISSING_CONDITIONAL_REQUIRED_PROPERTY'],
		['VAT present', { region: 'EU', country: 'DE', vat_number: '1' }, undefined],
	])('%s', async (_, properties, code) => {
		const body = { properties: { firstname: 'x', ...properties } };
		const reply = await call('2026-09', '/contacts', body);
		expect([reply.status, reply.body.errors?.[0]?.code]).toEqual([code ? 400 : 201, code]);
		if (code) expect(reply.body.message).toBe('The property values provided are invalid');
		expect((await call('v3', '/contacts', body)).status).toBe(201);
	});

	it('an update is checked only for the properties that it sets', async () => {
		const [ada] = sandbox.seed('contacts', [{ firstname: 'Ada' }]);
		const patch = async (properties: Record<string, string>) =>
			(await call('2026-09', `/contacts/${ada?.id}`, { properties }, 'PATCH')).status;
		expect(await patch({ firstname: 'x' })).toBe(200);
		expect(await patch({ region: '' })).toBe(400);
		expect(await patch({ country: 'DE' })).toBe(400);
		expect(await patch({ country: 'DE', vat_number: '1' })).toBe(200);
	});

	it('with trace ids, the error item has the details', async () => {
		const inputs = [{ objectWriteTraceId: 'a', properties: { firstname: 'x' } }];
		const reply = await call('2026-09', '/contacts/batch/create', { inputs });
		expect(reply.body).toMatchObject({
			results: [],
			errors: [
				{
					message: 'The property values provided are invalid',
					errors: [{ message: 'A value for region must be provided' }],
					context: { objectWriteTraceId: ['a'] },
				},
			],
		});
	});
});

it.each(['properties/contacts', 'pipelines/tickets', 'owners'])(
	'%s exist in all versions',
	async (name) => {
		const [first = '', rest] = name.split('/');
		const below = rest === undefined ? '' : `/${rest}`;
		const paths = [
			`/crm/v3/${name}`,
			`/crm/${first}/2026-03${below}`,
			`/crm/${first}/2026-09${below}`,
		];
		for (const path of paths) expect((await send(sandbox, 'GET', path)).status).toBe(200);
	},
);

it('a single property definition can be read', async () => {
	const path = '/crm/v3/properties/contacts';
	expect((await send(sandbox, 'GET', `${path}/email`)).body).toMatchObject({ name: 'email' });
	expect((await send(sandbox, 'GET', `${path}/nonsense`)).status).toBe(404);
});
