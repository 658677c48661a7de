import { ACCOUNT } from '../account';
import { PROBLEMS } from '../crm/problems';
import type { Problem } from '../model/problem';
import type { WireAccessTokenInfo, WireRefreshTokenInfo } from '../model/oauthWire';
import type { Reply } from '../model/reply';
import type { World } from '../world';
import { OAUTH_APP } from './tokens';

const OWNER = {
	user: ACCOUNT.user,
	hub_domain: ACCOUNT.hubDomain,
	hub_id: ACCOUNT.portalId,
	user_id: ACCOUNT.userId,
} as const;

/** `GET /oauth/v1/access-tokens/{token}`. */
export function accessTokenInfo(world: World, token: string): Reply | Problem {
	const grant = world.tokens.grant(token);
	if (grant?.expiresAt === undefined || grant.expiresAt <= world.now()) return PROBLEMS.notFound();
	const body: WireAccessTokenInfo = {
		...OWNER,
		token,
		token_type: 'access',
		app_id: grant.appId,
		scopes: [...grant.scopes],
		expires_in: Math.floor((grant.expiresAt - world.now()) / 1000),
	};
	return { status: 200, body };
}

/** `GET /oauth/v1/refresh-tokens/{token}`. */
export function refreshTokenInfo(world: World, token: string): Reply | Problem {
	const scopes = world.tokens.refreshScopes(token);
	if (scopes === undefined) return PROBLEMS.notFound();
	const body: WireRefreshTokenInfo = {
		...OWNER,
		token,
		token_type: 'refresh',
		client_id: OAUTH_APP.clientId,
		scopes: [...scopes],
	};
	return { status: 200, body };
}

/** `DELETE /oauth/v1/refresh-tokens/{token}`. */
export function deleteRefreshToken(world: World, token: string): Reply | Problem {
	return world.tokens.revoke(token) ? { status: 204 } : PROBLEMS.notFound();
}
