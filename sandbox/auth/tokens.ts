import { ACCOUNT } from '../account';
import type { SeededRandom } from '../random';
import { ALL_SCOPES } from './scopes';

/** The credentials of the sandbox's OAuth app. They are fixed, so that documentation can show them. */
export const OAUTH_APP = {
	clientId: '6f1c4f0e-8a55-4bd0-9a57-2b1d5c0e7a11',
	// eslint-disable-next-line @n8n/community-nodes/no-hardcoded-secrets -- made up, protects nothing
	clientSecret: 'b7d0c1aa-3c1f-4f0c-8f6e-5d2a9e4b6c22',
} as const;

/** The access that a bearer token gives. Each app has its own rate limit. */
export interface Grant {
	readonly kind: 'static' | 'oauth';
	readonly appId: number;
	readonly scopes: readonly string[];
	/** Milliseconds since 1970; undefined for static tokens, which do not expire. */
	readonly expiresAt: number | undefined;
}

export interface IssuedTokens {
	readonly access_token: string;
	readonly refresh_token: string;
	readonly expires_in: number;
}

/** A user's consent, kept until the app exchanges the code. */
export interface AuthorizationCode {
	readonly redirectUri: string;
	readonly scopes: readonly string[];
	/** SHA-256 of the app's code verifier, for an app that uses PKCE. */
	readonly challenge: string | undefined;
}

/** Access tokens, refresh tokens and authorization codes. */
export class TokenStore {
	/** The token of the account's first private app. */
	readonly staticToken: string;
	private readonly accessTokens = new Map<string, Grant>();
	private readonly refreshTokens = new Map<string, readonly string[]>();
	private readonly codes = new Map<string, AuthorizationCode>();
	private lastPrivateAppId: number = ACCOUNT.privateAppId - 1;

	constructor(
		private readonly random: SeededRandom,
		private readonly now: () => number,
		private readonly lifetimeSeconds: number,
	) {
		this.staticToken = this.issueStatic();
	}

	grant(accessToken: string): Grant | undefined {
		return this.accessTokens.get(accessToken);
	}

	/** Creates another private app or service key, with its own rate limit. */
	issueStatic(scopes: readonly string[] = ALL_SCOPES): string {
		const token = `pat-eu1-${this.random.uuid()}`;
		this.lastPrivateAppId += 1;
		const appId = this.lastPrivateAppId;
		this.accessTokens.set(token, { kind: 'static', appId, scopes, expiresAt: undefined });
		return token;
	}

	/** Creates a refresh token and its first access token, as after a consent. */
	issue(scopes: readonly string[] = ALL_SCOPES, expiresIn = this.lifetimeSeconds): IssuedTokens {
		const refreshToken = `eu1-${this.random.uuid()}`;
		this.refreshTokens.set(refreshToken, scopes);
		return this.issueAccessToken(refreshToken, scopes, expiresIn);
	}

	/** Issues a new access token. As on HubSpot, the refresh token stays the same. */
	refresh(refreshToken: string): IssuedTokens | undefined {
		const scopes = this.refreshTokens.get(refreshToken);
		return scopes === undefined
			? undefined
			: this.issueAccessToken(refreshToken, scopes, this.lifetimeSeconds);
	}

	/** Revokes a refresh token. Its access tokens stay valid until they expire. */
	revoke(refreshToken: string): boolean {
		return this.refreshTokens.delete(refreshToken);
	}

	scopesOf(accessToken: string): readonly string[] {
		return this.accessTokens.get(accessToken)?.scopes ?? [];
	}

	/** The scopes of a refresh token, unless it is unknown or revoked. */
	refreshScopes(refreshToken: string): readonly string[] | undefined {
		return this.refreshTokens.get(refreshToken);
	}

	newCode(consent: AuthorizationCode): string {
		const code = `eu1-${this.random.uuid()}`;
		this.codes.set(code, consent);
		return code;
	}

	/** Takes a code, which works only once. */
	takeCode(code: string): AuthorizationCode | undefined {
		const found = this.codes.get(code);
		this.codes.delete(code);
		return found;
	}

	private issueAccessToken(
		refreshToken: string,
		scopes: readonly string[],
		expiresIn: number,
	): IssuedTokens {
		const accessToken = `C${this.random.hex(300)}`;
		this.accessTokens.set(accessToken, {
			kind: 'oauth',
			appId: ACCOUNT.oauthAppId,
			scopes,
			expiresAt: this.now() + expiresIn * 1000,
		});
		return { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn };
	}
}
