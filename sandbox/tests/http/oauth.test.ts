import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { clientOf, refusalOf } from '../officialClient';
import { postForm, send } from '../post';

const clock = new ManualClock();
const REDIRECT = 'http://localhost:5678/rest/oauth2-credential/callback';
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false, clock });
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

const request = (more: Record<string, string> = {}): Record<string, string> => ({
	client_id: sandbox.oauth.clientId,
	redirect_uri: REDIRECT,
	scope: 'oauth tickets',
	...more,
});
const app = () => ({
	client_id: sandbox.oauth.clientId,
	client_secret: sandbox.oauth.clientSecret,
});
const form = async (path: string, fields: Record<string, string>) =>
	await postForm(`${sandbox.url}${path}`, { ...app(), ...fields });

/** Submits the form of the consent page with one of its buttons. */
async function press(decision: 'allow' | 'deny', more: Record<string, string> = {}): Promise<URL> {
	const page = await fetch(
		`${sandbox.oauth.authorizationUrl}?${new URLSearchParams(request(more))}`,
	);
	const html = await page.text();
	const fields = [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
	const unescape = (text: string) =>
		text.replace('&lt;', '<').replace('&gt;', '>').replace('&quot;', '"').replace('&amp;', '&');
	const sent = Object.fromEntries(fields.map(([, name, value]) => [name, unescape(value ?? '')]));
	const action = /action="([^"]*)"/.exec(html)?.[1] ?? '';
	expect(html).toContain(`value="${decision}"`);
	const reply = await postForm(`${sandbox.url}${action}`, { ...sent, decision }, 'manual');
	expect(reply.status).toBe(302);
	return new URL(reply.headers.get('location') ?? '');
}

describe('the consent page', () => {
	it('lists the requested scopes, without scripts', async () => {
		const query = new URLSearchParams(
			request({ optional_scope: 'crm.objects.owners.read no.such' }),
		);
		const page = await fetch(`${sandbox.oauth.authorizationUrl}?${query}`);
		const html = await page.text();
		expect(page.headers.get('content-type')).toContain('text/html');
		expect(html).toContain('<code>tickets</code>');
		expect(html).toContain('<code>crm.objects.owners.read</code>');
		expect(html).not.toContain('<code>no.such</code>');
		expect(html).not.toContain('<script');
	});

	it('redirects with a code and the state when allowed, and the token has the scopes', async () => {
		const target = await press('allow', {
			state: 's/1 <"&>',
			optional_scope: 'crm.objects.owners.read no.such',
		});
		expect(target.origin + target.pathname).toBe(REDIRECT);
		expect(target.searchParams.get('state')).toBe('s/1 <"&>');
		const tokens = await clientOf(sandbox).oauth.tokensApi.create(
			'authorization_code',
			target.searchParams.get('code') ?? '',
			REDIRECT,
			sandbox.oauth.clientId,
			sandbox.oauth.clientSecret,
		);
		expect(tokens).toMatchObject({ tokenType: 'bearer', expiresIn: 1800 });
		const info = await clientOf(sandbox).oauth.accessTokensApi.get(tokens.accessToken);
		expect(info).toMatchObject({
			tokenType: 'access',
			hubId: 147893286,
			scopes: ['oauth', 'tickets', 'crm.objects.owners.read'],
		});
	});

	it('redirects with an error and the state when denied', async () => {
		const target = await press('deny', { state: 's' });
		expect(Object.fromEntries(target.searchParams)).toEqual({
			error: 'access_denied',
			error_description: 'The user denied access',
			state: 's',
		});
	});

	it('requires the code verifier with PKCE', async () => {
		// The example of RFC 7636, appendix B.
		const challenge = {
			code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
			code_challenge_method: 'S256',
		};
		const exchange = async (verifier: Record<string, string>) => {
			const code = (await press('allow', challenge)).searchParams.get('code') ?? '';
			const fields = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT };
			return (await form('/oauth/2026-03/token', { ...fields, ...verifier })).status;
		};
		expect(await exchange({})).toBe(400);
		expect(await exchange({ code_verifier: 'wrong' })).toBe(400);
		const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
		expect(await exchange({ code_verifier: verifier })).toBe(200);
	});

	it.each<[what: string, more: Record<string, string>]>([
		['unknown app', { client_id: 'x' }],
		['no redirect', { redirect_uri: '' }],
		['a redirect that is not an HTTP(S) URL', { redirect_uri: 'javascript:alert(1)' }],
		['no scope', { scope: '' }],
		['an unknown scope', { scope: 'oauth <b>no.such</b>' }],
		['another challenge method', { code_challenge: 'x', code_challenge_method: 'plain' }],
	])('shows an error page and does not redirect: %s', async (_, more) => {
		const query = new URLSearchParams(request(more));
		const shown = await send(sandbox, 'GET', `/oauth/authorize?${query}`, undefined, {});
		expect([shown.status, shown.headers.get('content-type')]).toEqual([
			400,
			'text/html;charset=utf-8',
		]);
		expect(shown.text).not.toContain('<b>');
		const fields = { ...request(more), decision: 'allow' };
		const pressed = await postForm(sandbox.oauth.authorizationUrl, fields, 'manual');
		expect(pressed.status).toBe(400);
	});
});

describe.each(['v1', 'v3', '2026-03', '2026-09'])('tokens of %s', (version) => {
	const token = async (fields: Record<string, string>) =>
		await form(`/oauth/${version}/token`, fields);

	it('a refresh keeps the refresh token, and the old access token stays valid', async () => {
		const issued = sandbox.issueTokens({ scopes: ['oauth', 'tickets'] });
		const fields = { grant_type: 'refresh_token', refresh_token: issued.refresh_token };
		const fresh = await token(fields);
		expect(fresh.body).toMatchObject({
			token_type: 'bearer',
			refresh_token: issued.refresh_token,
			expires_in: 1800,
			...(version === 'v1' ? {} : { hub_id: 147893286, scopes: ['oauth', 'tickets'] }),
		});
		expect(fresh.body).not.toHaveProperty('access_token', issued.access_token);
		const tickets = clientOf(sandbox, issued.access_token).crm.tickets.basicApi;
		expect((await tickets.getPage()).results).toEqual([]);
	});

	it('a wrong client secret is refused', async () => {
		const fields = { grant_type: 'refresh_token', client_secret: 'x' };
		expect(await token(fields)).toMatchObject({
			status: 400,
			body: { status: 'BAD_CLIENT_SECRET', error: 'invalid_client' },
		});
	});
});

describe('introspection, revocation and scopes of tokens', () => {
	it.each(['v3', '2026-03', '2026-09'])('%s: introspect and revoke', async (version) => {
		const issued = sandbox.issueTokens({ scopes: ['oauth'] });
		const introspect = async (text: string) =>
			(await form(`/oauth/${version}/token/introspect`, { token: text })).body;
		clock.advance(60_000);
		expect(await introspect(issued.access_token)).toMatchObject({
			active: true,
			hub_id: 147893286,
			expires_in: 1740,
			token_use: 'access_token',
			scopes: ['oauth'],
		});
		expect(await introspect(issued.refresh_token)).toMatchObject({ token_use: 'refresh_token' });
		const revoke = { token: issued.refresh_token };
		expect((await form(`/oauth/${version}/token/revoke`, revoke)).status).toBe(204);
		expect(await introspect(issued.refresh_token)).toEqual({ active: false });
		const refresh = { grant_type: 'refresh_token', refresh_token: issued.refresh_token };
		expect((await form(`/oauth/${version}/token`, refresh)).body).toMatchObject({
			status: 'BAD_REFRESH_TOKEN',
			message: 'refresh token is invalid, expired or revoked',
		});
		clock.advance(1_740_000);
		expect(await introspect(issued.access_token)).toEqual({ active: false });
		const wrong = { client_secret: 'x', token: 'x' };
		for (const name of ['introspect', 'revoke']) {
			expect((await form(`/oauth/${version}/token/${name}`, wrong)).status).toBe(400);
		}
	});

	it('v1: token information and deletion with the client', async () => {
		const { accessTokensApi, refreshTokensApi } = clientOf(sandbox).oauth;
		const issued = sandbox.issueTokens();
		const refresh = await refreshTokensApi.get(issued.refresh_token);
		expect(refresh).toMatchObject({ tokenType: 'refresh', clientId: sandbox.oauth.clientId });
		await refreshTokensApi.archive(issued.refresh_token);
		expect((await refusalOf(refreshTokensApi.get(issued.refresh_token))).code).toBe(404);
		expect((await refusalOf(refreshTokensApi.archive(issued.refresh_token))).code).toBe(404);
		expect((await accessTokensApi.get(issued.access_token)).expiresIn).toBe(1800);
		clock.advance(1_800_000);
		expect((await refusalOf(accessTokensApi.get(issued.access_token))).code).toBe(404);
	});

	it('owners and writes require their scopes', async () => {
		const only = (...scopes: string[]) =>
			clientOf(sandbox, sandbox.issueTokens({ scopes }).access_token).crm;
		const owners = await refusalOf(only('tickets').owners.ownersApi.getPage());
		expect(owners).toMatchObject({ code: 403, body: { category: 'MISSING_SCOPES' } });
		const write = only('crm.objects.contacts.read').contacts.basicApi;
		expect((await write.getPage()).results).toEqual([]);
		expect((await refusalOf(write.archive('1'))).code).toBe(403);
	});
});
