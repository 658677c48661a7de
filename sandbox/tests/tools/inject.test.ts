import { ManualClock, startSandbox, type Sandbox } from '../..';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ rateLimit: false, clock: new ManualClock() });
	sandbox.seed('contacts', [{ email: 'ada@example.com' }]);
});
afterEach(async () => await sandbox.close());

const read = { inputs: [{ id: 'ada@example.com' }], idProperty: 'email', properties: ['email'] };

const requests: Array<{ name: string; method: string; path: string; body?: unknown }> = [
	{ name: 'a batch', method: 'POST', path: '/crm/v3/objects/contacts/batch/read', body: read },
	{ name: 'an error', method: 'POST', path: '/crm/v3/objects/contacts/batch/read', body: {} },
	{
		name: 'a query and an encoded parameter',
		method: 'GET',
		path: '/crm/v3/objects/contacts/ada%40example.com?idProperty=email&properties=email',
	},
	{ name: 'a list', method: 'GET', path: '/crm/v3/objects/contacts?limit=1' },
	{ name: 'a page', method: 'GET', path: '/crm/v3/nothing' },
	{ name: 'a wrong method', method: 'DELETE', path: '/crm/v3/objects/contacts/batch/read' },
];

/** Correlation ids come from the sandbox's random generator and differ. */
const comparable = (body: unknown): unknown =>
	JSON.parse(
		JSON.stringify(body ?? null).replace(/"correlationId":"[^"]*"/g, '"correlationId":""'),
	);

describe('inject', () => {
	it.each(requests)('replies like a connection: $name', async ({ method, path, body }) => {
		const response = await fetch(sandbox.url + path, {
			method,
			headers: {
				authorization: `Bearer ${sandbox.accessToken}`,
				...(body !== undefined && { 'content-type': 'application/json' }),
			},
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		const injected = await sandbox.inject({ method, path, body });
		expect(injected.status).toBe(response.status);
		const names = Object.keys(injected.headers);
		expect(names).toEqual(expect.arrayContaining(['x-hubspot-correlation-id']));
		expect(names.filter((name) => !response.headers.has(name))).toEqual([]);
		const isJson = response.headers.get('content-type')?.includes('json') === true;
		expect(comparable(injected.body)).toEqual(comparable(isJson ? JSON.parse(text) : text));
	});

	it('checks the token', async () => {
		const path = '/crm/v3/objects/contacts';
		expect((await sandbox.inject({ method: 'GET', path, token: 'none' })).status).toBe(401);
	});

	it('throws if a fault resets the connection', async () => {
		sandbox.faults.add({ when: {}, then: 'resetBefore' });
		const request = { method: 'GET', path: '/crm/v3/objects/contacts' };
		await expect(sandbox.inject(request)).rejects.toThrow('reset');
	});
});
