import type { IDataObject } from 'n8n-workflow';

import { executeNode, type ExecuteNodeOptions } from '../support/engine/executeNode';
import { eachOnce, itemsOf, sourceOf } from '../support/items';
import { oAuth2Credential } from '../support/credentials/oAuth2Credential';
import { untilBatches } from '../support/untilRequests';
import { batchCalls, batchRequests, useSandbox } from '../support/useSandbox';

/** The sandbox's clock can be put forward. */
let forwardMs = 0;
const sandbox = useSandbox({ now: () => Date.now() + forwardMs });
afterEach(() => (forwardMs = 0));

const upsertContacts = {
	resource: 'contact',
	operation: 'upsert',
	inputMode: 'json',
	idProperty: 'email',
	idValue: '={{ $json.email }}',
	propertiesJson: '={{ ({ firstname: "x" }) }}',
	options: { batchSize: 1, concurrency: 4 },
};
const contacts = (length: number): IDataObject[] =>
	Array.from({ length }, (_, item) => ({ email: `p${item}@example.com` }));

const oAuth2 = (oauthTokenData: IDataObject): ExecuteNodeOptions => ({
	credentials: oAuth2Credential(sandbox.current, oauthTokenData),
	onError: 'continueErrorOutput',
});
const details = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json.details);

test('an access token that has expired is refreshed once for all requests in flight', async () => {
	const tokens = sandbox.current.issueTokens({ expiresInSeconds: 0 });
	const { items, failed } = await executeNode(
		{ ...upsertContacts, authentication: 'oAuth2' },
		itemsOf(contacts(8)),
		oAuth2({ ...tokens }),
	);
	expect(failed).toEqual([]);
	expect(sourceOf(items)).toEqual(eachOnce(8));
	expect(sandbox.current.requests.filter(({ operation }) => operation === 'token')).toHaveLength(1);
	expect(sandbox.current.records('contacts')).toHaveLength(8);
});

test('an access token that has expired is refreshed once for all batches that meet it at once', async () => {
	const tokens = sandbox.current.issueTokens({ expiresInSeconds: 0 });
	const stored = sandbox.current.seed('contacts', contacts(8) as Array<Record<string, string>>);
	// A read asks for no schema before, so that the first four batches are refused together.
	const { items, failed } = await executeNode(
		{
			resource: 'contact',
			operation: 'read',
			authentication: 'oAuth2',
			options: { batchSize: 1, concurrency: 4 },
		},
		itemsOf(stored.map(({ id }) => ({ id }))),
		oAuth2({ ...tokens }),
	);
	expect(failed).toEqual([]);
	expect(sourceOf(items)).toEqual(eachOnce(8));
	expect(sandbox.current.requests.filter(({ status }) => status === 401).length).toBeGreaterThan(1);
	expect(sandbox.current.requests.filter(({ operation }) => operation === 'token')).toHaveLength(1);
});

test('an access token that expires in the middle is refreshed once, and every batch goes through', async () => {
	const tokens = sandbox.current.issueTokens();
	const run = executeNode(
		{ ...upsertContacts, authentication: 'oAuth2' },
		itemsOf(contacts(40)),
		oAuth2({ ...tokens }),
	);
	await untilBatches(sandbox.current, 10);
	forwardMs = 31 * 60 * 1000;
	const { items, failed } = await run;
	expect(failed).toEqual([]);
	expect(sourceOf(items)).toEqual(eachOnce(40));
	expect(sandbox.current.requests.filter(({ operation }) => operation === 'token')).toHaveLength(1);
	expect(sandbox.current.requests.some(({ status }) => status === 401)).toBe(true);
	expect(sandbox.current.records('contacts')).toHaveLength(40);
});

test('a grant that was revoked ends the run with one clear reason, and nothing is sent in vain', async () => {
	const tokens = sandbox.current.issueTokens({ expiresInSeconds: 0 });
	sandbox.current.revoke(tokens.refresh_token);
	const { items, failed } = await executeNode(
		{ ...upsertContacts, authentication: 'oAuth2', options: { batchSize: 1, concurrency: 1 } },
		itemsOf(contacts(5)),
		oAuth2({ ...tokens }),
	);
	expect(items).toEqual([]);
	expect(sourceOf(failed)).toEqual(eachOnce(5));
	expect(failed[0]?.json.error).toMatch(/reconnect/i);
	expect(details(failed)).toMatchObject([
		...new Array<object>(5).fill({
			outcome: 'notSent',
			category: 'CREDENTIAL',
			code: 'CREDENTIAL_NOT_READY',
		}),
	]);
	expect(
		sandbox.current.requests.filter(({ operation }) => operation === 'upsert').length,
	).toBeLessThanOrEqual(2);
});

test('a scope that is missing ends the run and is named', async () => {
	const tokens = sandbox.current.issueTokens({ scopes: ['oauth', 'crm.objects.contacts.read'] });
	const { failed } = await executeNode(
		{ ...upsertContacts, authentication: 'oAuth2', options: { batchSize: 1, concurrency: 1 } },
		itemsOf(contacts(5)),
		oAuth2({ ...tokens }),
	);
	expect(failed[0]?.json.error).toBe(
		"The credential lacks the HubSpot scope crm.objects.contacts.write: add it in HubSpot to the app or service key, for OAuth2 also in the credential's 'Scope' field, then connect again",
	);
	expect(details(failed)).toMatchObject([
		{ outcome: 'failed', category: 'MISSING_SCOPES', httpStatus: 403 },
		...new Array<object>(4).fill({ outcome: 'notSent' }),
	]);
	expect(batchCalls(sandbox.current.requests)).toEqual(['upsert 1 → 403']);
});

test('a token that HubSpot does not know ends the run', async () => {
	const { failed } = await executeNode(
		{ ...upsertContacts, options: { batchSize: 1, concurrency: 1 } },
		itemsOf(contacts(3)),
		{
			hubspot: { url: sandbox.current.url, accessToken: 'garbage' },
			onError: 'continueErrorOutput',
		},
	);
	expect(failed[0]?.json.error).toBe(
		'HubSpot does not know this access token: paste it into the credential again, whole, or connect the credential again',
	);
	expect(details(failed)).toMatchObject([
		{
			outcome: 'failed',
			httpStatus: 401,
			category: 'EXPIRED_AUTHENTICATION',
			message: expect.stringMatching(
				/^The OAuth token used to make this call expired \d+ day\(s\) ago\.$/,
			),
		},
		{ outcome: 'notSent' },
		{ outcome: 'notSent' },
	]);
	expect(sandbox.current.records('contacts')).toEqual([]);
});

test('a base URL that is not HubSpot ends the run: its page is no answer about a record', async () => {
	const { failed } = await executeNode(
		{ ...upsertContacts, options: { batchSize: 1, concurrency: 1 } },
		itemsOf(contacts(3)),
		{
			hubspot: { url: `${sandbox.current.url}/nowhere`, accessToken: sandbox.current.accessToken },
			onError: 'continueErrorOutput',
		},
	);
	expect(failed[0]?.json.error).toBe(
		"The credential's 'Base URL' is not HubSpot's (it answered 404): set it to https://api.hubapi.com",
	);
	expect(details(failed)).toMatchObject([
		{ outcome: 'failed', httpStatus: 404 },
		{ outcome: 'notSent' },
		{ outcome: 'notSent' },
	]);
	expect(batchRequests(sandbox.current.requests)).toHaveLength(1);
});

test('a slash at the end of the base URL does no harm', async () => {
	const { items } = await executeNode(upsertContacts, itemsOf(contacts(1)), {
		hubspot: { url: `${sandbox.current.url}/`, accessToken: sandbox.current.accessToken },
	});
	expect(sourceOf(items)).toEqual(eachOnce(1));
});

test('the token is in no item and in no error', async () => {
	const { workflow, failed, error } = await executeNode(
		{ ...upsertContacts, idValue: '={{ $json.email || "not an address" }}' },
		itemsOf([...contacts(2), {}]),
		{ hubspot: sandbox.current },
	);
	expect(error).toBeDefined();
	const emitted = JSON.stringify([workflow.runData, failed, error, Object.entries(error ?? {})]);
	expect(emitted).not.toContain(sandbox.current.accessToken);
});
