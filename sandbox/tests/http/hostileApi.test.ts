import { startSandbox, type Sandbox } from '../../index';
import { send } from '../post';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterAll(async () => await sandbox.close());

const ID = '110338000001';
const OTHER = '110338000002';
const BOTH = `/crm/v4/objects/contacts/${ID}/associations`;

/** All endpoints with a body. */
const WITH_BODY = [
	['POST', '/crm/v3/objects/contacts'],
	['PATCH', `/crm/v3/objects/contacts/${ID}`],
	['POST', '/crm/v3/objects/contacts/search'],
	['POST', '/crm/v3/objects/contacts/merge'],
	['POST', '/crm/v3/objects/contacts/gdpr-delete'],
	['POST', '/crm/objects/2026-09/contacts/batch/create'],
	['PUT', `${BOTH}/tickets/${OTHER}`],
	['POST', '/crm/v4/associations/contacts/tickets/batch/create'],
	['POST', '/crm/v4/associations/contacts/tickets/batch/associate/default'],
	['POST', '/crm/v4/associations/contacts/tickets/batch/read'],
	['POST', '/crm/v4/associations/contacts/tickets/batch/archive'],
	['POST', '/crm/v4/associations/contacts/tickets/batch/labels/archive'],
	['POST', '/crm/v4/associations/contacts/tickets/labels'],
	['PUT', '/crm/v4/associations/contacts/tickets/labels'],
	['POST', '/crm/v3/properties/contacts'],
] as const;

const WITHOUT_BODY = [
	['GET', '/crm/v3/objects/contacts'],
	['GET', `/crm/v3/objects/contacts/${ID}`],
	['DELETE', `/crm/v3/objects/contacts/${ID}`],
	['GET', `${BOTH}/tickets`],
	['PUT', `${BOTH}/default/tickets/${OTHER}`],
	['DELETE', `${BOTH}/tickets/${OTHER}`],
	['GET', '/crm/v4/associations/contacts/tickets/labels'],
	['DELETE', '/crm/v4/associations/contacts/tickets/labels/1'],
	['GET', '/account-info/v3/api-usage/daily/private-apps'],
	['GET', '/crm/v3/properties/contacts/email'],
	['DELETE', '/crm/v3/properties/contacts/email'],
	['GET', '/crm/v3/schemas'],
	['GET', '/crm-object-schemas/2026-09/schemas/p_machines'],
] as const;

const BODIES: ReadonlyArray<readonly [what: string, body: string | undefined]> = [
	['none', undefined],
	['garbage', '\u0000{{'],
	['cut off', '{"inputs":[{'],
	['another shape', '{"inputs":{},"properties":[],"filterGroups":[7],"primaryObjectId":{}}'],
	['null', 'null'],
	['a list of null', '[null]'],
	['deep nesting', '['.repeat(100_000)],
	['ten megabytes', 'x'.repeat(10_485_760)],
];

describe.each(WITH_BODY)('%s %s', (method, path) => {
	it.each(BODIES)('the body is refused: %s', async (_, body) => {
		const reply = await send(sandbox, method, path, body);
		expect(reply.status).toBe(400);
		expect(reply.body).toMatchObject({ status: 'error', correlationId: expect.any(String) });
	});
});

describe.each([...WITH_BODY, ...WITHOUT_BODY])('%s %s', (method, path) => {
	it('no token: 401, unknown token: 401, missing scope: 403', async () => {
		const body = method === 'GET' ? undefined : '{}';
		const as = async (headers: Record<string, string>) =>
			(await send(sandbox, method, path, body, headers)).status;
		expect(await as({})).toBe(401);
		expect(await as({ authorization: 'Bearer garbage' })).toBe(401);
		const token = sandbox.issueTokens({ scopes: ['oauth'] }).access_token;
		const withoutScope = await as({ authorization: `Bearer ${token}` });
		const needsNoScope = /^\/account-info|\/schemas\/p_machines$/.test(path);
		expect(withoutScope).toBe(needsNoScope ? 200 : 403);
	});
});

describe('unusual paths', () => {
	it.each([
		['GET', '/crm/v3/objects/contacts/__proto__', 404],
		['GET', '/crm/v3/objects/contacts/%00', 404],
		['GET', `/crm/v3/objects/contacts/${'9'.repeat(4_000)}`, 404],
		['GET', '/crm/v3/objects/contacts/1?idProperty=constructor', 400],
		['GET', `/crm/v3/objects/contacts/1?associations=__proto__`, 404],
		['GET', '/crm/v3/objects/contacts?associations=butterflies', 200],
		['GET', '/crm/v3/owners?limit=-1', 400],
		['GET', '/crm/v3/owners?after=x', 400],
		['GET', `${BOTH}/tickets?after=-1`, 400],
		['GET', `${BOTH}/butterflies`, 400],
		['DELETE', `${BOTH}/tickets/x`, 204],
		['DELETE', '/crm/v4/associations/contacts/tickets/labels/x', 400],
		['POST', '/crm/v4/associations/contacts/tickets/batch/delete', 404],
		['PATCH', '/crm/v4/associations/contacts/tickets/labels', 405],
		['DELETE', '/crm/v4/associations/2-34156791/contacts/labels/9001', 400],
		['GET', '/crm/v3/schemas/__proto__', 400],
		['GET', '/crm/schemas/2026-03', 404],
		['POST', '/crm/v3/schemas', 405],
		['GET', '/oauth/v1/access-tokens/x', 404],
		['GET', '/oauth/2026-03/token', 405],
		['POST', '/oauth/2026-03/token', 400],
	])('%s %s replies with %s', async (method, path, status) => {
		expect((await send(sandbox, method, path)).status).toBe(status);
	});

	it('the sandbox still works afterwards', async () => {
		const body = JSON.stringify({ properties: { firstname: 'Ada' } });
		expect((await send(sandbox, 'POST', '/crm/v3/objects/contacts', body)).status).toBe(201);
	});
});
