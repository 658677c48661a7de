import { fieldOf, textOf, type N8nApi } from './n8nApi';

/** What the credentials need to know of the sandbox. */
export interface SandboxAccess {
	readonly url: string;
	readonly accessToken: string;
	readonly clientId: string;
	readonly clientSecret: string;
}

/** A credential as a node refers to it. */
export interface CredentialReference {
	readonly id: string;
	readonly name: string;
}

/** Adds a service key. */
export async function addServiceKey(
	n8n: N8nApi,
	{ url, accessToken }: SandboxAccess,
): Promise<CredentialReference> {
	const name = 'HubSpot sandbox (service key)';
	return await addCredential(n8n, name, 'hubspotCrmBatchApi', { accessToken, baseUrl: url });
}

/** Adds an OAuth2 credential and connects it: consent is given without a browser. */
export async function addOAuth2(
	n8n: N8nApi,
	{ url, clientId, clientSecret }: SandboxAccess,
): Promise<CredentialReference> {
	const name = 'HubSpot sandbox (OAuth2)';
	const credential = await addCredential(n8n, name, 'hubspotCrmBatchOAuth2Api', {
		clientId,
		clientSecret,
		baseUrl: url,
		authorizationUrl: `${url}/oauth/authorize`,
	});
	await connect(n8n, credential);
	return credential;
}

/** Adds a credential for a PostgreSQL without a password. */
export async function addPostgres(n8n: N8nApi, place: object): Promise<CredentialReference> {
	return await addCredential(n8n, 'PostgreSQL', 'postgres', { ...place, ssl: 'disable' });
}

/** Adds a credential of another service, without which n8n marks its nodes as not complete. */
export async function addEmpty(n8n: N8nApi, type: string): Promise<CredentialReference> {
	return await addCredential(n8n, type, type, {});
}

/** Removes all credentials. */
export async function removeCredentials(n8n: N8nApi): Promise<void> {
	const credentials = await n8n.get('/credentials');
	for (const credential of Array.isArray(credentials) ? credentials : []) {
		await n8n.delete(`/credentials/${textOf(credential, 'id')}`);
	}
}

async function addCredential(
	n8n: N8nApi,
	name: string,
	type: string,
	data: object,
): Promise<CredentialReference> {
	const stored = await n8n.post('/credentials', { name, type, data });
	return { id: textOf(stored, 'id'), name };
}

/** What a user does after a click on Connect. */
async function connect(n8n: N8nApi, { id }: CredentialReference): Promise<void> {
	const consentPage = await n8n.get(`/oauth2-credential/auth?id=${id}`);
	if (typeof consentPage !== 'string') throw new Error('n8n has returned no consent page');
	const { origin, pathname, searchParams } = new URL(consentPage);
	const decision = await fetch(`${origin}${pathname}`, {
		method: 'POST',
		body: new URLSearchParams([...searchParams, ['decision', 'allow']]),
		redirect: 'manual',
	});
	const callback = decision.headers.get('location');
	if (callback === null) throw new Error(`The sandbox replied ${decision.status} to the consent`);
	const reply = await n8n.open(callback);
	if (!reply.ok) throw new Error(`n8n replied ${reply.status} to the consent`);
	if (!(await isConnected(n8n, id))) throw new Error('The OAuth2 credential is not connected');
}

async function isConnected(n8n: N8nApi, id: string): Promise<boolean> {
	const credential = await n8n.get(`/credentials/${id}?includeData=true`);
	return Boolean(fieldOf(fieldOf(credential, 'data'), 'oauthTokenData'));
}
