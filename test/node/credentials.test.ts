import type { ICredentialType, INodeType } from 'n8n-workflow';

import { HubspotCrmBatchApi } from '../../credentials/HubspotCrmBatchApi.credentials';
import { HubspotCrmBatchOAuth2Api } from '../../credentials/HubspotCrmBatchOAuth2Api.credentials';
import type { CredentialData } from '../support/credentials/credentialStore';
import { executeNodeType } from '../support/engine/executeNodeType';
import { itemsOf } from '../support/items';
import { oAuth2Credential } from '../support/credentials/oAuth2Credential';
import { describeNode } from '../support/standIns/standInNodeTypes';
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
