import { ACCOUNT } from '../account';
import type { Reply } from '../model/reply';
import type { World } from '../world';
import { clientError, refuseToken, type Form } from './oauth';
import { OAUTH_APP } from './tokens';

const OWNER = { hub_id: ACCOUNT.portalId, user_id: ACCOUNT.userId, client_id: OAUTH_APP.clientId };

/** Describes a token. For one that does not work, the reply has only `active` (RFC 7662). */
export function introspect(world: World, form: Form): Reply {
	const wrongClient = clientError(form);
	if (wrongClient !== undefined) return refuseToken(world, wrongClient);
	const token = form.token ?? '';
	const grant = world.tokens.grant(token);
	const now = world.now();
	if (grant?.expiresAt !== undefined && grant.expiresAt > now) {
		const body = {
			active: true,
			token_use: 'access_token',
			...OWNER,
			app_id: grant.appId,
			scopes: [...grant.scopes],
			expires_in: Math.floor((grant.expiresAt - now) / 1000),
		};
		return { status: 200, body };
	}
	const scopes = world.tokens.refreshScopes(token);
	if (scopes === undefined) return { status: 200, body: { active: false } };
	const app = { app_id: ACCOUNT.oauthAppId, scopes: [...scopes] };
	return { status: 200, body: { active: true, token_use: 'refresh_token', ...OWNER, ...app } };
}

/** Revokes a refresh token. An unknown one counts as revoked (RFC 7009). */
export function revoke(world: World, form: Form): Reply {
	const wrongClient = clientError(form);
	if (wrongClient !== undefined) return refuseToken(world, wrongClient);
	world.tokens.revoke(form.token ?? '');
	return { status: 204 };
}
