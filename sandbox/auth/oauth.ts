import { ACCOUNT } from '../account';
import type { Reply } from '../model/reply';
import type { WireToken } from '../model/oauthWire';
import type { World } from '../world';
import { provesChallenge } from './pkce';
import { OAUTH_APP, type IssuedTokens } from './tokens';

export type Form = Readonly<Record<string, string | undefined>>;

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
		if (challenge !== undefined && !provesChallenge(form.code_verifier, challenge)) {
			return 'BAD_AUTH_CODE';
		}
		return world.tokens.issue(code.scopes);
	},
	refresh_token: (world, form) =>
		world.tokens.refreshed(form.refresh_token ?? '') ?? 'BAD_REFRESH_TOKEN',
};

/** The app's own credentials, which come in the form and not as Basic authentication. */
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
	return { status: 200, body: version === 'v1' ? body : { ...body, ...newer(world, issued) } };
}

/** What newer versions say besides. */
function newer(world: World, { access_token: accessToken }: IssuedTokens) {
	return {
		hub_id: ACCOUNT.portalId,
		user_id: ACCOUNT.userId,
		scopes: [...world.tokens.scopesOf(accessToken)],
		token_use: 'access_token',
	};
}
