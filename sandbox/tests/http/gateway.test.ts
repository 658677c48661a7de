import { startSandbox, type Sandbox, type SandboxOptions } from '../../index';
import { post, postForm, send } from '../post';

let sandbox: Sandbox;
let clock: number;

const start = async (options: SandboxOptions = {}) => {
	clock = Date.parse('2026-11-22T10:00:00Z');
	sandbox = await startSandbox({ now: () => clock, ...options });
};
afterEach(async () => await sandbox.close());

const details = async (token = sandbox.accessToken) =>
	await send(sandbox, 'GET', '/account-info/v3/details', undefined, {
		authorization: `Bearer ${token}`,
	});

describe('batch size', () => {
	const many = (count: number) => Array.from({ length: count }, (_, n) => ({ id: String(n) }));

	it.each(['read', 'create', 'update', 'upsert', 'archive'])(
		'%s with 101 inputs is refused',
		async (operation) => {
			await start();
			const inputs = many(101).map((input) => ({ ...input, properties: {} }));
			const reply = await post(sandbox, 'contacts', operation, { inputs });
			expect([reply.status, reply.body.message]).toEqual([
				400,
				'The maximum number of inputs supported in a batch is 100. ' +
					'Please reduce the number of items and try again',
			]);
		},
	);

	it.each([
		[100, [], 207],
		[50, ['email'], 207],
		[51, ['email'], 400],
	])(
		'a read of %s inputs with history of %j replies with %s',
		async (count, propertiesWithHistory, status) => {
			await start();
			const reply = await post(sandbox, 'contacts', 'read', {
				inputs: many(count),
				propertiesWithHistory,
			});
			expect(reply.status).toBe(status);
		},
	);
});

describe('tokens', () => {
	it('no token: 401', async () => {
		await start();
		const reply = await send(sandbox, 'GET', '/account-info/v3/details', undefined, {});
		expect(reply.status).toBe(401);
		expect(reply.body.category).toBe('INVALID_AUTHENTICATION');
		expect(reply.body.message).toMatch(/^Authentication credentials not found\./);
	});

	it('an unknown token: 401 with an expiry in 1970', async () => {
		await start();
		const reply = await details('garbage');
		expect(reply.status).toBe(401);
		expect(reply.body).toMatchObject({
			category: 'EXPIRED_AUTHENTICATION',
			message: 'The OAuth token used to make this call expired 20779 day(s) ago.',
			context: { 'expire time': ['1970-01-01T00:00:00.000Z'] },
		});
	});

	it('an access token expires after 30 minutes', async () => {
		await start();
		const { access_token: token, expires_in: life } = sandbox.issueTokens();
		expect(life).toBe(1800);
		clock += 1_799_999;
		expect((await details(token)).status).toBe(200);
		clock += 75_001;
		const reply = await details(token);
		expect([reply.status, reply.body.message]).toEqual([
			401,
			'The OAuth token used to make this call expired 75 second(s) ago.',
		]);
	});

	it('a valid token: account details', async () => {
		await start();
		expect((await details()).body).toMatchObject({ portalId: 147893286, timeZone: 'US/Eastern' });
	});
});

describe('OAuth', () => {
	const form = (more: Record<string, string>): Record<string, string> => ({
		client_id: sandbox.oauth.clientId,
		client_secret: sandbox.oauth.clientSecret,
		...more,
	});

	it('an authorization code works once', async () => {
		await start();
		const redirect = 'http://localhost:5678/rest/oauth2-credential/callback';
		const consent = await postForm(
			sandbox.oauth.authorizationUrl,
			{
				client_id: sandbox.oauth.clientId,
				redirect_uri: redirect,
				scope: 'oauth tickets',
				decision: 'allow',
			},
			'manual',
		);
		expect(consent.status).toBe(302);
		const target = new URL(consent.headers.get('location') ?? '');
		const exchange = form({
			grant_type: 'authorization_code',
			code: target.searchParams.get('code') ?? '',
			redirect_uri: redirect,
		});
		const tokens = await postForm(sandbox.oauth.tokenUrl, exchange);
		expect(tokens.body).toMatchObject({
			token_type: 'bearer',
			expires_in: 1800,
			scopes: ['oauth', 'tickets'],
			hub_id: 147893286,
		});
		const again = await postForm(sandbox.oauth.tokenUrl, exchange);
		expect([again.status, again.body.status]).toEqual([400, 'BAD_AUTH_CODE']);
	});

	it.each<[string, Record<string, string>]>([
		['BAD_GRANT_TYPE', { grant_type: 'password' }],
		['BAD_GRANT_TYPE', { grant_type: 'constructor' }],
		['BAD_CLIENT_ID', { grant_type: 'refresh_token', client_id: 'x' }],
		['BAD_CLIENT_SECRET', { grant_type: 'refresh_token', client_secret: 'x' }],
		['BAD_REFRESH_TOKEN', { grant_type: 'refresh_token', refresh_token: 'x' }],
		['BAD_AUTH_CODE', { grant_type: 'authorization_code', code: 'x' }],
	])('%s for %j', async (status, fields) => {
		await start();
		const reply = await postForm(sandbox.oauth.tokenUrl, form(fields));
		expect(reply.status).toBe(400);
		expect(reply.body).toMatchObject({ status, error_description: reply.body.message });
		expect(reply.body).toHaveProperty('correlationId');
	});

	it('a revoked refresh token cannot be used', async () => {
		await start();
		const { refresh_token: refreshToken } = sandbox.issueTokens();
		const refresh = form({ grant_type: 'refresh_token', refresh_token: refreshToken });
		const url = `${sandbox.url}/oauth/v1/token`;
		expect((await postForm(url, refresh)).body).toMatchObject({ refresh_token: refreshToken });
		sandbox.revoke(refreshToken);
		expect((await postForm(url, refresh)).body).toMatchObject({
			error: 'invalid_grant',
			message: 'refresh token is invalid, expired or revoked',
		});
	});
});

describe('rate limit', () => {
	it('has a rolling window: a request is accepted once an older one is ten seconds old', async () => {
		await start({ rateLimit: { max: 3, intervalMs: 10_000 } });
		const statuses: number[] = [];
		for (const pause of [0, 4000, 4000, 1999, 1, 0]) {
			clock += pause;
			statuses.push((await details()).status);
		}
		expect(statuses).toEqual([200, 200, 200, 429, 200, 429]);
	});

	it('is reported in headers and body, with Retry-After only by retryAfterOn429', async () => {
		await start({ rateLimit: { max: 20, intervalMs: 10_000, daily: 1 } });
		const first = await details();
		const headers: Record<string, string> = {};
		first.headers.forEach((value, name) => {
			headers[name] = value;
		});
		expect(headers).toMatchObject({
			'x-hubspot-ratelimit-interval-milliseconds': '10000',
			'x-hubspot-ratelimit-max': '20',
			'x-hubspot-ratelimit-remaining': '19',
			'x-hubspot-ratelimit-secondly': '2',
			'x-hubspot-ratelimit-daily': '1',
			'x-hubspot-ratelimit-daily-remaining': '0',
			'x-hubspot-correlation-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
		});
		const daily = await details();
		expect([daily.status, daily.body.policyName]).toEqual([429, 'DAILY']);
		expect(daily.headers.get('retry-after')).toBeNull();
		sandbox.switches.retryAfterOn429 = 3;
		expect((await details()).headers.get('retry-after')).toBe('3');
		clock += 24 * 3_600_000;
		expect((await details()).status).toBe(200);
	});

	it('is counted per app, without daily headers for OAuth', async () => {
		await start({ rateLimit: { max: 1, intervalMs: 10_000 } });
		const tokens = [sandbox.issueTokens(), sandbox.issueTokens()];
		expect((await details()).status).toBe(200);
		const [first, second] = [
			await details(tokens[0]?.access_token),
			await details(tokens[1]?.access_token),
		];
		expect(first.status).toBe(200);
		expect(first.headers.has('x-hubspot-ratelimit-daily')).toBe(false);
		expect(second.status).toBe(429);
		expect(second.body).toMatchObject({
			status: 'error',
			message: 'You have reached your ten_secondly_rolling limit.',
			errorType: 'RATE_LIMIT',
			policyName: 'TEN_SECONDLY_ROLLING',
		});
	});
});

describe('missing scopes', () => {
	beforeEach(async () => await start({ rateLimit: false }));
	const SCOPES = ['crm.objects.contacts.read'];
	const refusal = async () => {
		const token = sandbox.issueTokens({ scopes: ['oauth'] }).access_token;
		const headers = { authorization: `Bearer ${token}` };
		return await send(sandbox, 'GET', '/crm/v3/objects/contacts/1', undefined, headers);
	};

	it('are named in errors', async () => {
		const { status, body } = await refusal();
		expect([status, body.category, body.context]).toEqual([403, 'MISSING_SCOPES', undefined]);
		expect(body.errors).toEqual([
			{
				message: 'One or more of the following scopes are required.',
				context: { requiredGranularScopes: SCOPES },
			},
		]);
	});

	it.each<['contextList' | 'contextJson' | 'contextText', unknown]>([
		['contextList', { missingScopes: SCOPES }],
		['contextJson', '{"missingScopes":["crm.objects.contacts.read"]}'],
		['contextText', '{missingScopes=[crm.objects.contacts.read]}'],
	])('missingScopesForm %s: are named in the context', async (form, context) => {
		sandbox.switches.missingScopesForm = form;
		const { status, body } = await refusal();
		expect([status, body.category, body.context]).toEqual([403, 'MISSING_SCOPES', context]);
		expect(body).not.toHaveProperty('errors');
	});
});
