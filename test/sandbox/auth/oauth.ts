import { ACCOUNT } from '../account';
import { page, type Reply } from '../model/reply';
import type { World } from '../world';
import { OAUTH_APP, type IssuedTokens } from './tokens';

type Form = Readonly<Record<string, string | undefined>>;

/**
 * HubSpot's error statuses of the token endpoint, with OAuth's own error code (HubSpot changelog,
 * standardized OAuth error responses). The texts but for BAD_REFRESH_TOKEN's are guesses.
 */
const TOKEN_ERRORS = {
	BAD_GRANT_TYPE: ['unsupported_grant_type', 'missing or unknown grant type'],
	BAD_CLIENT_ID: ['invalid_client', 'missing or unknown client id'],
	BAD_CLIENT_SECRET: ['invalid_client', 'missing or invalid client secret'],
	BAD_REDIRECT_URI: ['invalid_grant', 'redirect uri does not match the one of the code'],
	BAD_AUTH_CODE: ['invalid_grant', 'missing or unknown auth code'],
	BAD_REFRESH_TOKEN: ['invalid_grant', 'refresh token is invalid, expired or revoked'],
} as const;

function refuse(world: World, status: keyof typeof TOKEN_ERRORS): Reply {
	const [error, text] = TOKEN_ERRORS[status];
	const correlationId = world.random.uuid();
	return {
		status: 400,
		body: { error, error_description: text, status, message: text, correlationId },
	};
}

type Grant = (world: World, form: Form) => IssuedTokens | keyof typeof TOKEN_ERRORS;

const GRANTS: Readonly<Record<string, Grant>> = {
	authorization_code: (world, form) => {
		const code = world.tokens.takeCode(form.code ?? '');
		if (code === undefined) return 'BAD_AUTH_CODE';
		if (code.redirectUri !== form.redirect_uri) return 'BAD_REDIRECT_URI';
		return world.tokens.issue(code.scopes);
	},
	refresh_token: (world, form) =>
		world.tokens.refreshed(form.refresh_token ?? '') ?? 'BAD_REFRESH_TOKEN',
};

/** The token endpoint. Client id and secret come in the form, not as Basic authentication. */
export function token(world: World, form: Form, version: string): Reply {
	const name = form.grant_type ?? '';
	const grant = Object.hasOwn(GRANTS, name) ? GRANTS[name] : undefined;
	if (grant === undefined) return refuse(world, 'BAD_GRANT_TYPE');
	if (form.client_id !== OAUTH_APP.clientId) return refuse(world, 'BAD_CLIENT_ID');
	if (form.client_secret !== OAUTH_APP.clientSecret) return refuse(world, 'BAD_CLIENT_SECRET');
	const issued = grant(world, form);
	if (typeof issued === 'string') return refuse(world, issued);
	const newer =
		version === 'v1'
			? {}
			: {
					hub_id: ACCOUNT.portalId,
					user_id: ACCOUNT.userId,
					scopes: world.tokens.scopesOf(issued.access_token),
					token_use: 'access_token',
				};
	return { status: 200, body: { token_type: 'bearer', ...issued, ...newer } };
}

/** The consent, given at once: back to the app with a code and its state. */
export function authorizePage(world: World, query: Form): Reply {
	const target = parseUrl(query.redirect_uri);
	const scopes = `${query.scope ?? ''} ${query.optional_scope ?? ''}`.split(' ').filter(Boolean);
	if (query.client_id !== OAUTH_APP.clientId || target === undefined || scopes.length === 0) {
		return page(
			400,
			'<!doctype html><title>HubSpot sandbox</title><p>Unknown app, bad redirect URL or no scope.</p>',
		);
	}
	const code = world.tokens.newCode(query.redirect_uri ?? '', scopes);
	target.searchParams.set('code', code);
	if (query.state !== undefined) target.searchParams.set('state', query.state);
	return { status: 302, headers: { location: target.href } };
}

function parseUrl(text: string | undefined): URL | undefined {
	return text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
}
