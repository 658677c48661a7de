/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import path from 'node:path';

import { fastify, type FastifyInstance } from 'fastify';
import type { ICredentialType, INodeType } from 'n8n-workflow';

import { HubspotCrmBatchApi } from '../../credentials/HubspotCrmBatchApi.credentials';
import { HubspotCrmBatchOAuth2Api } from '../../credentials/HubspotCrmBatchOAuth2Api.credentials';
import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { isObject, textAt } from '../../nodes/CrmBatch/hubspot/json';
import manifest from '../../package.json';
import { resolveCredentialData } from '../support/credentials/credentialData';
import { CredentialStore, type CredentialData } from '../support/credentials/credentialStore';
import { executeNodeType } from '../support/engine/executeNodeType';
import { itemsOf } from '../support/items';
import { oAuth2Credential } from '../support/credentials/oAuth2Credential';
import { serverStandIn } from '../support/standIns/serverStandIn';
import { describeNode } from '../support/standIns/standInNodeTypes';
import { problemLine } from '../support/lines';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

/** The node that n8n makes of a credential's `test` request to test the credential. */
const testNodeOf = (credential: ICredentialType): INodeType => ({
	description: {
		...describeNode('Credential Test'),
		credentials: [{ name: credential.name, required: true }],
		properties: [
			{
				displayName: 'Test',
				name: 'test',
				type: 'string',
				default: '',
				...(credential.test && { routing: { request: credential.test.request } }),
			},
		],
	},
});

const run = async (credential: ICredentialType, credentials: CredentialData) =>
	await executeNodeType(testNodeOf(credential), {}, itemsOf([{}]), {
		credentialTypes: [credential],
		credentials,
	});

const keyOf = (baseUrl: string, accessToken = 'pat-eu1-secret'): CredentialData => ({
	hubspotCrmBatchApi: { baseUrl, accessToken },
});

/**
 * What n8n shows for the test of a credential: the message of the rule that applies, or else its own
 * (n8n's credentials-tester.service.ts).
 */
const shown = async (credential: ICredentialType, credentials: CredentialData) => {
	const { error, items } = await run(credential, credentials);
	// In the result of a run, n8n keeps the status of a reply as text.
	const status = isObject(error) ? Number(textAt(error, 'httpCode')) : undefined;
	const applies = ({ type, properties }: Rule): boolean => {
		if (type === 'responseCode') return properties.value === status;
		return !error && items[0]?.json[properties.key] === properties.value;
	};
	const rules: readonly Rule[] = credential.test?.rules ?? [];
	const rule = rules.find(applies);
	return rule?.properties.message ?? error?.message ?? 'Connection successful!';
};

type Rule = NonNullable<NonNullable<ICredentialType['test']>['rules']>[number];

/** A server that gives the same reply to each request. */
const serverWith = async (status: number, headers: Record<string, string>, body = '') => {
	const requests: string[] = [];
	const server = fastify();
	// A request for a token is a form.
	server.addContentTypeParser('*', { parseAs: 'string' }, (_request, form, done) =>
		done(null, form),
	);
	server.all('*', async (request, reply) => {
		requests.push(request.url);
		await reply.code(status).headers(headers).send(body);
	});
	servers.push(server);
	return { url: await server.listen({ host: '127.0.0.1', port: 0 }), requests };
};

const servers: FastifyInstance[] = [];
afterEach(
	async () => await Promise.all(servers.splice(0).map(async (server) => await server.close())),
);

test('a valid access token passes the test, which reads the account', async () => {
	const { status, items } = await run(new HubspotCrmBatchApi(), {
		hubspotCrmBatchApi: {
			baseUrl: sandbox.current.url,
			accessToken: sandbox.current.accessToken,
		},
	});
	expect(status).toBe('success');
	expect(items[0]?.json).toMatchObject({ portalId: expect.any(Number) });
	expect(sandbox.current.requests.map(({ path }) => path)).toEqual(['/account-info/v3/details']);
});

test('an invalid access token fails the test', async () => {
	const { status } = await run(new HubspotCrmBatchApi(), {
		hubspotCrmBatchApi: { baseUrl: sandbox.current.url, accessToken: 'garbage' },
	});
	expect(status).toBe('error');
});

test('an OAuth2 credential passes the test and refreshes its token at {baseUrl}/oauth/2026-03/token', async () => {
	const tokens = sandbox.current.issueTokens({ expiresInSeconds: 0 });
	const { status, items } = await run(
		new HubspotCrmBatchOAuth2Api(),
		oAuth2Credential(sandbox.current, tokens),
	);
	expect(status).toBe('success');
	expect(items[0]?.json).toMatchObject({ portalId: expect.any(Number) });
	expect(sandbox.current.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
		'GET /account-info/v3/details',
		'POST /oauth/2026-03/token',
		'GET /account-info/v3/details',
	]);
});

describe('the test of a credential', () => {
	test.each([301, 302, 303, 307, 308])(
		'does not follow a redirect (%d), which would send the token to another host',
		async (status) => {
			const other = await serverWith(200, {}, '{"portalId":1}');
			const first = await serverWith(status, { location: other.url });
			const line = await shown(new HubspotCrmBatchApi(), keyOf(first.url));
			expect(line).toMatch(/redirects to another address. The credential was not sent there/);
			expect(first.requests).toHaveLength(1);
			expect(other.requests).toEqual([]);
		},
	);

	test('does not follow a redirect with an OAuth2 token', async () => {
		const other = await serverWith(200, {}, '{"portalId":1}');
		const first = await serverWith(307, { location: other.url });
		const credentials = oAuth2Credential(sandbox.current, sandbox.current.issueTokens());
		Object.assign(credentials.hubspotCrmBatchOAuth2Api ?? {}, { baseUrl: first.url });
		const line = await shown(new HubspotCrmBatchOAuth2Api(), credentials);
		expect(line).toMatch(/redirects to another address/);
		expect(other.requests).toEqual([]);
	});

	test.each([
		{ title: 'JSON', body: '{"status":"ok"}', type: 'application/json' },
		{ title: 'a page', body: '<html>It works!</html>', type: 'text/html' },
	])('knows HubSpot from a server that replies with $title', async ({ body, type }) => {
		const { url } = await serverWith(200, { 'content-type': type }, body);
		expect(await shown(new HubspotCrmBatchApi(), keyOf(url))).toMatch(/is not HubSpot/);
	});

	test.each([
		{ status: 401, line: /HubSpot does not accept this connection.*'Connect'/ },
		{ status: 403, line: /denies access.*'Scope'/ },
		{ status: 404, line: /is not HubSpot/ },
	])('says what $status means for an OAuth2 credential', async ({ status, line }) => {
		const { url } = await serverWith(status, {}, '{}');
		const credentials = oAuth2Credential(sandbox.current, sandbox.current.issueTokens());
		Object.assign(credentials.hubspotCrmBatchOAuth2Api ?? {}, { baseUrl: url });
		expect(await shown(new HubspotCrmBatchOAuth2Api(), credentials)).toMatch(line);
	});

	test.each([
		{ status: 401, line: /HubSpot does not accept this key/ },
		{ status: 403, line: /denies access/ },
		{ status: 404, line: /is not HubSpot/ },
		{ status: 429, line: /rate limit/ },
	])('says what $status means', async ({ status, line }) => {
		const { url } = await serverWith(status, {}, '{}');
		expect(await shown(new HubspotCrmBatchApi(), keyOf(url))).toMatch(line);
	});

	test.each([
		{ baseUrl: 'http://api.hubapi.com', code: 'BASE_URL_INSECURE' },
		{ baseUrl: 'https://api.hubapi.com@example.com', code: 'BASE_URL_WITH_EXTRAS' },
		{ baseUrl: 'https://api.hubapi.com#x', code: 'BASE_URL_WITH_EXTRAS' },
	] as const)('refuses $baseUrl in words', async ({ baseUrl, code }) => {
		const line = await shown(new HubspotCrmBatchApi(), keyOf(baseUrl));
		expect(line).toBe(problemLine(code));
	});

	test('succeeds with a valid key', async () => {
		const { url, accessToken } = sandbox.current;
		const line = await shown(new HubspotCrmBatchApi(), keyOf(url, accessToken));
		expect(line).toBe('Connection successful!');
	});
});

test('the key is not added to a request of another node for another host', async () => {
	const credential = new HubspotCrmBatchApi();
	const request = { url: 'https://example.com/crm/v3/objects/contacts' };
	await expect(
		credential.authenticate({ baseUrl: 'https://api.hubapi.com', accessToken: 'x' }, request),
	).rejects.toThrow(problemLine('OTHER_HOST', { host: 'example.com' }));
});

test('both credentials have HubSpot as the default base URL, and the access token is a password field', () => {
	[new HubspotCrmBatchApi(), new HubspotCrmBatchOAuth2Api()].forEach(({ properties, test }) => {
		expect(properties.find(({ name }) => name === 'baseUrl')?.default).toBe(
			'https://api.hubapi.com',
		);
		expect(test?.request.url).toBe('/account-info/v3/details');
	});
	const token = new HubspotCrmBatchApi().properties.find(({ name }) => name === 'accessToken');
	expect(token?.typeOptions).toEqual({ password: true });
});

test('both credentials require a base URL, and the key is required', () => {
	const required = [new HubspotCrmBatchApi(), new HubspotCrmBatchOAuth2Api()].map(
		({ properties }) => properties.filter((field) => field.required).map(({ name }) => name),
	);
	expect(required).toEqual([['accessToken', 'baseUrl'], ['baseUrl']]);
});

test('the service key comes first, in the node and in the package', () => {
	const { credentials, properties } = new CrmBatch().description;
	expect(credentials?.map(({ name }) => name)).toEqual([
		'hubspotCrmBatchApi',
		'hubspotCrmBatchOAuth2Api',
	]);
	const authentication = properties.find(({ name }) => name === 'authentication');
	expect(authentication?.default).toBe('serviceKey');
	expect(authentication?.options?.[0]).toMatchObject({ name: 'Service Key' });
	expect(manifest.n8n.credentials.map((file) => path.basename(file))).toEqual([
		'HubspotCrmBatchApi.credentials.js',
		'HubspotCrmBatchOAuth2Api.credentials.js',
	]);
});

test.each([
	['https://api.hubapi.com/', 'https://api.hubapi.com'],
	[' https://gateway.example/hubspot//', 'https://gateway.example/hubspot'],
	['http://localhost:8080', 'http://localhost:8080'],
	['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
	['http://api.hubapi.com', 'https://api.hubapi.com'],
	['http://localhost.example.com', 'https://localhost.example.com'],
	['HTTP://127.0.0.1.example.com/x', 'https://127.0.0.1.example.com/x'],
])('with the base URL "%s", the client secret is sent to %s', (baseUrl, address) => {
	const stored = new CredentialStore([], {});
	const workflow = {
		...{ id: '1', name: 'Test', nodes: [], connections: {}, active: false, isArchived: false },
		...{ createdAt: new Date(0), updatedAt: new Date(0), activeVersionId: null },
	};
	const resolved = resolveCredentialData(
		new HubspotCrmBatchOAuth2Api().properties,
		{ baseUrl },
		{
			additionalData: serverStandIn(workflow, 'internal', stored),
			mode: 'internal',
			executeData: undefined,
			values: undefined,
		},
	);
	expect(resolved.accessTokenUrl).toBe(`${address}/oauth/2026-03/token`);
});

test('the OAuth2 scopes can be edited, and by default are those that the operations need', () => {
	const { properties } = new HubspotCrmBatchOAuth2Api();
	const scope = properties.find(({ name }) => name === 'scope');
	expect(scope?.type).toBe('string');
	expect(String(scope?.default).split(' ').sort()).toEqual([
		'crm.objects.contacts.read',
		'crm.objects.contacts.write',
		'crm.schemas.contacts.read',
		'oauth',
		'tickets',
	]);
});
