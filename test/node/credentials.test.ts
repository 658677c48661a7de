import type { ICredentialType, INodeType } from 'n8n-workflow';

import { HubspotCrmBatchApi } from '../../credentials/HubspotCrmBatchApi.credentials';
import { HubspotCrmBatchOAuth2Api } from '../../credentials/HubspotCrmBatchOAuth2Api.credentials';
import type { CredentialData } from '../support/credentials/credentialStore';
import { executeNodeType } from '../support/engine/executeNodeType';
import { itemsOf } from '../support/items';
import { oAuth2Credential } from '../support/credentials/oAuth2Credential';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

/** n8n tests a credential by its `test` request, run as a node without code of its own. */
const testOf = (credential: ICredentialType): INodeType => ({
	description: {
		displayName: 'Credential Test',
		name: 'credentialTest',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Credential Test' },
		inputs: ['main'],
		outputs: ['main'],
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
	await executeNodeType(testOf(credential), {}, itemsOf([{}]), {
		credentialTypes: [credential],
		credentials,
	});

test('a token that works passes its test, which asks for the account', async () => {
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

test('a token that does not work fails it', async () => {
	const { status } = await run(new HubspotCrmBatchApi(), {
		hubspotCrmBatchApi: { baseUrl: sandbox.current.url, accessToken: 'garbage' },
	});
	expect(status).toBe('error');
});

test('a connected OAuth2 app passes, its expired token refreshed at {baseUrl}/oauth/2026-03/token', async () => {
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

test('both have a base URL that is HubSpot by default, and nothing secret is shown', () => {
	[new HubspotCrmBatchApi(), new HubspotCrmBatchOAuth2Api()].forEach(({ properties, test }) => {
		expect(properties.find(({ name }) => name === 'baseUrl')?.default).toBe(
			'https://api.hubapi.com',
		);
		expect(test?.request.url).toBe('/account-info/v3/details');
	});
	const token = new HubspotCrmBatchApi().properties.find(({ name }) => name === 'accessToken');
	expect(token?.typeOptions).toEqual({ password: true });
});

test('the OAuth2 scopes can be edited, and are what the operations need', () => {
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
