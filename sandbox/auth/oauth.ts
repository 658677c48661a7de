import { createHash } from 'node:crypto';
import { ACCOUNT } from '../account';
import type { Reply } from '../model/reply';
import type { WireToken } from '../model/oauthWire';
import type { World } from '../world';
import { OAUTH_APP, type IssuedTokens } from './tokens';

export type Form = Readonly<Record<string, string | undefined>>;

/**
 * HubSpot's error statuses of the token endpoint, with the OAuth error code (HubSpot changelog,
 * standardized OAuth error responses). All texts except that of BAD_REFRESH_TOKEN are guesses.
 */
const TOKEN_ERRORS = {
	BAD_GRANT_TYPE: ['unsupported_grant_type', 'missing or unknown grant type'],
	BAD_CLIENT_ID: ['invalid_client', 'missing or unknown client id'],
	BAD_CLIENT_SECRET: ['invalid_client', 'missing or invalid client secret'],
	BAD_REDIRECT_URI: ['invalid_grant', 'redirect uri does not match the one of the code'],
	BAD_AUTH_CODE: ['invalid_grant', 'missing or unknown auth code'],
	BAD_REFRESH_TOKEN: ['invalid_grant', 'refresh token is invalid, expired or revoked'],
} as const;

type TokenError = keyof typeof TOKEN_ERRORS;

export function refuseToken(world: World, status: TokenError): Reply {
	const [error, text] = TOKEN_ERRORS[status];
	const correlationId = world.random.uuid();
	return {
		status: 400,
		body: { error, error_description: text, status, message: text, correlationId },
	};
}

type Grant = (world: World, form: Form) => IssuedTokens | TokenError;

const GRANTS: Readonly<Record<string, Grant>> = {
	authorization_code: (world, form) => {
		const code = world.tokens.takeCode(form.code ?? '');
		if (code === undefined) return 'BAD_AUTH_CODE';
		if (code.redirectUri !== form.redirect_uri) return 'BAD_REDIRECT_URI';
		const { challenge } = code;
		if (challenge !== undefined && !matchesChallenge(form.code_verifier, challenge)) {
			return 'BAD_AUTH_CODE';
		}
		return world.tokens.issue(code.scopes);
	},
	refresh_token: (world, form) =>
		world.tokens.refresh(form.refresh_token ?? '') ?? 'BAD_REFRESH_TOKEN',
};

/** Whether a code verifier belongs to the challenge (RFC 7636, method S256). */
function matchesChallenge(verifier: string | undefined, challenge: string): boolean {
	if (verifier === undefined) return false;
	return createHash('sha256').update(verifier).digest('base64url') === challenge;
}

/** Checks the app's credentials, which are form fields and not Basic authentication. */
export function clientError(form: Form): TokenError | undefined {
	if (form.client_id !== OAUTH_APP.clientId) return 'BAD_CLIENT_ID';
	return form.client_secret === OAUTH_APP.clientSecret ? undefined : 'BAD_CLIENT_SECRET';
}

/** The token endpoint. */
export function token(world: World, form: Form, version: string): Reply {
	const name = form.grant_type ?? '';
	const grant = Object.hasOwn(GRANTS, name) ? GRANTS[name] : undefined;
	if (grant === undefined) return refuseToken(world, 'BAD_GRANT_TYPE');
	const wrongClient = clientError(form);
	if (wrongClient !== undefined) return refuseToken(world, wrongClient);
	const issued = grant(world, form);
	if (typeof issued === 'string') return refuseToken(world, issued);
	const body: WireToken = { token_type: 'bearer', ...issued };
	return {
		status: 200,
		body: version === 'v1' ? body : { ...body, ...newerFields(world, issued) },
	};
}

/** The fields that versions after v1 add. */
function newerFields(world: World, { access_token: accessToken }: IssuedTokens) {
	return {
		hub_id: ACCOUNT.portalId,
		user_id: ACCOUNT.userId,
		scopes: [...world.tokens.scopesOf(accessToken)],
		token_use: 'access_token',
	};
}
