import { ACCOUNT } from '../account';
import type { SeededRandom } from '../random';
import { ALL_SCOPES } from './scopes';

/** The credentials of the sandbox's one OAuth app; fixed, so that documents can show them. */
export const OAUTH_APP = {
	clientId: '6f1c4f0e-8a55-4bd0-9a57-2b1d5c0e7a11',
	// eslint-disable-next-line @n8n/community-nodes/no-hardcoded-secrets -- made up, opens nothing
	clientSecret: 'b7d0c1aa-3c1f-4f0c-8f6e-5d2a9e4b6c22',
} as const;

/** What a bearer token allows. Each app has its own rate limit. */
export interface Grant {
	readonly kind: 'static' | 'oauth';
	readonly appId: number;
	readonly scopes: readonly string[];
	/** Milliseconds; static tokens do not expire. */
	readonly expiresAt: number | undefined;
}

export interface IssuedTokens {
	readonly access_token: string;
	readonly refresh_token: string;
	readonly expires_in: number;
}

/** What a user consented to, until the app exchanges the code. */
export interface AuthorizationCode {
	readonly redirectUri: string;
	readonly scopes: readonly string[];
	/** SHA-256 of the app's verifier, for an app that uses PKCE. */
	readonly challenge: string | undefined;
}

/** Access tokens, refresh tokens and authorization codes. */
export class TokenStore {
	/** The token of the account's first private app. */
	readonly staticToken: string;
	private readonly access = new Map<string, Grant>();
	private readonly refresh = new Map<string, readonly string[]>();
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
		return this.access.get(accessToken);
	}

	/** Another private app or service key, with a rate limit of its own. */
	issueStatic(scopes: readonly string[] = ALL_SCOPES): string {
		const token = `pat-eu1-${this.random.uuid()}`;
		this.lastPrivateAppId += 1;
		const appId = this.lastPrivateAppId;
		this.access.set(token, { kind: 'static', appId, scopes, expiresAt: undefined });
		return token;
	}

	/** A new consent: a refresh token and its first access token. */
	issue(scopes: readonly string[] = ALL_SCOPES, expiresIn = this.lifetimeSeconds): IssuedTokens {
		const refreshToken = `eu1-${this.random.uuid()}`;
		this.refresh.set(refreshToken, scopes);
		return this.mint(refreshToken, scopes, expiresIn);
	}

	/** HubSpot answers a refresh with the same refresh token; nothing rotates. */
	refreshed(refreshToken: string): IssuedTokens | undefined {
		const scopes = this.refresh.get(refreshToken);
		return scopes === undefined ? undefined : this.mint(refreshToken, scopes, this.lifetimeSeconds);
	}

	/** Access tokens that it gave live on until they expire. */
	revoke(refreshToken: string): boolean {
		return this.refresh.delete(refreshToken);
	}

	scopesOf(accessToken: string): readonly string[] {
		return this.access.get(accessToken)?.scopes ?? [];
	}

	/** Scopes of a refresh token that still works. */
	refreshScopes(refreshToken: string): readonly string[] | undefined {
		return this.refresh.get(refreshToken);
	}

	newCode(consent: AuthorizationCode): string {
		const code = `eu1-${this.random.uuid()}`;
		this.codes.set(code, consent);
		return code;
	}

	/** A code works once. */
	takeCode(code: string): AuthorizationCode | undefined {
		const found = this.codes.get(code);
		this.codes.delete(code);
		return found;
	}

	private mint(refreshToken: string, scopes: readonly string[], expiresIn: number): IssuedTokens {
		const accessToken = `C${this.random.hex(300)}`;
		this.access.set(accessToken, {
			kind: 'oauth',
			appId: ACCOUNT.oauthAppId,
			scopes,
			expiresAt: this.now() + expiresIn * 1000,
		});
		return { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn };
	}
}
