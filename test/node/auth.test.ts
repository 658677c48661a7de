import type { IDataObject } from 'n8n-workflow';

import { eachOnce, itemIndexes } from '../support/items';
import { outcomeLine, refusalLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { untilBatches, useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const upsertContacts = { resource: 'contact', operation: 'upsert', matchBy: 'email' };
const inTurn = { batchSize: 1, concurrency: 1 };
const atOnce = { batchSize: 1, concurrency: 4 };
const contacts = (length: number) =>
	Array.from({ length }, (_, item) => ({ email: `p${item}@example.com`, firstname: 'x' }));
const requestsFor = (operation: string) =>
	sandbox.current.requests.filter((request) => request.operation === operation);

describe('OAuth2', () => {
	test('refreshes an expired access token once, before it sends the batches', async () => {
		const { items, errors } = await runNode({
			...upsertContacts,
			options: atOnce,
			tokens: sandbox.current.issueTokens({ expiresInSeconds: 0 }),
			items: contacts(8),
		});
		expect(errors).toEqual([]);
		expect(itemIndexes(items)).toEqual(eachOnce(8));
		expect(requestsFor('token')).toHaveLength(1);
		expect(sandbox.current.records('contacts')).toHaveLength(8);
	});

	test('refreshes an expired access token once for all batches that are refused at once', async () => {
		const stored = sandbox.current.seed('contacts', contacts(8));
		const get = {
			resource: 'contact',
			operation: 'get',
			options: atOnce,
			items: stored.map(({ id }) => ({ id })),
		};
		// The first request of a process goes alone. A read does not ask for the schema, so that the
		// batches of a second run are refused together.
		await runNode({ ...get, tokens: sandbox.current.issueTokens() });
		const { items, errors, requests } = await runNode({
			...get,
			tokens: sandbox.current.issueTokens({ expiresInSeconds: 0 }),
		});
		expect(errors).toEqual([]);
		expect(itemIndexes(items)).toEqual(eachOnce(8));
		expect(requests.filter(({ status }) => status === 401).length).toBeGreaterThan(1);
		expect(requestsFor('token')).toHaveLength(1);
	});

	test('refreshes an access token that expires during the run once, and sends every batch', async () => {
		const run = runNode({
			...upsertContacts,
			options: atOnce,
			tokens: sandbox.current.issueTokens(),
			items: contacts(40),
		});
		await untilBatches(10);
		sandbox.current.clock.advance(31 * 60 * 1000);
		const { items, errors, requests } = await run;
		expect(errors).toEqual([]);
		expect(itemIndexes(items)).toEqual(eachOnce(40));
		expect(requestsFor('token')).toHaveLength(1);
		expect(requests.some(({ status }) => status === 401)).toBe(true);
		expect(sandbox.current.records('contacts')).toHaveLength(40);
	});

	test('sends no batch after the grant was revoked, and says to reconnect', async () => {
		const tokens = sandbox.current.issueTokens({ expiresInSeconds: 0 });
		sandbox.current.revoke(tokens.refresh_token);
		const { items, errors, batches } = await runNode({
			...upsertContacts,
			options: inTurn,
			tokens,
			items: contacts(5),
		});
		expect(items).toEqual([]);
		expect(itemIndexes(errors)).toEqual(eachOnce(5));
		expect(errors[0]?.error).toMatch(/reconnect/i);
		expect(errors).toMatchObject(
			new Array(5).fill({
				details: { outcome: 'notSent', category: 'CREDENTIAL', code: 'CREDENTIAL_NOT_READY' },
			}),
		);
		expect(batches).toEqual([]);
	});

	test('stops the run at a missing scope and names the scope', async () => {
		const { errors, batches } = await runNode({
			...upsertContacts,
			options: inTurn,
			tokens: sandbox.current.issueTokens({ scopes: ['oauth', 'crm.objects.contacts.read'] }),
			items: contacts(5),
		});
		const line = refusalLine('scope-missing', { scopes: 'crm.objects.contacts.write' });
		expect(errors).toMatchObject(
			new Array<IDataObject>(5).fill({
				error: outcomeLine('notSent', line),
				details: { outcome: 'notSent', category: 'MISSING_SCOPES', httpStatus: 403 },
			}),
		);
		expect(batches).toEqual(['upsert 1 → 403']);
	});
});

describe('an access token', () => {
	test('that HubSpot does not know stops the run', async () => {
		const { errors } = await runNode({
			...upsertContacts,
			options: inTurn,
			hubspot: { url: sandbox.current.url, accessToken: 'garbage' },
			items: contacts(3),
		});
		expect(errors).toMatchObject(
			new Array<IDataObject>(3).fill({
				error: outcomeLine('notSent', refusalLine('token-unknown')),
				json: {
					message: expect.stringMatching(
						/^The OAuth token used to make this call expired \d+ day\(s\) ago\.$/,
					),
				},
				details: { outcome: 'notSent', httpStatus: 401, category: 'EXPIRED_AUTHENTICATION' },
			}),
		);
		expect(sandbox.current.records('contacts')).toEqual([]);
	});
});

describe('a base URL', () => {
	test('that is not HubSpot stops the run after one batch', async () => {
		const { url, accessToken } = sandbox.current;
		const { errors, batches } = await runNode({
			...upsertContacts,
			options: inTurn,
			hubspot: { url: `${url}/nowhere`, accessToken },
			items: contacts(3),
		});
		const line = refusalLine('not-hubspot', { status: '404' });
		expect(errors).toMatchObject(
			new Array<IDataObject>(3).fill({
				error: outcomeLine('notSent', line),
				details: { outcome: 'notSent', httpStatus: 404 },
			}),
		);
		expect(batches).toHaveLength(1);
	});

	test('may end with a slash', async () => {
		const { url, accessToken } = sandbox.current;
		const { items } = await runNode({
			...upsertContacts,
			hubspot: { url: `${url}/`, accessToken },
			items: contacts(1),
		});
		expect(itemIndexes(items)).toEqual([0]);
	});
});
