import { consentPage, decide } from '../../auth/consent';
import { introspect, revoke } from '../../auth/introspection';
import { token } from '../../auth/oauth';
import { accessTokenInfo, deleteRefreshToken, refreshTokenInfo } from '../../auth/tokenInfo';
import type { Route } from '../route';

const VERSIONS = ['v1', 'v3', '2026-03', '2026-09'] as const;

const open = (method: Route['method'], url: string, operation: string, handle: Route['handle']) =>
	({ method, url, operation, access: 'open', handle }) as const satisfies Route;

const consentRoutes = ['/oauth/authorize', '/oauth/:accountId/authorize'].flatMap((url) => [
	open('GET', url, 'authorize', ({ world, query }) => consentPage(world, query)),
	open('POST', url, 'consent', ({ world, form }) => decide(world, form)),
]);

const tokenRoutes = VERSIONS.map((version) =>
	open('POST', `/oauth/${version}/token`, 'token', ({ world, form }) =>
		token(world, form, version),
	),
);

/** Version 1 has other endpoints for this. */
const newerRoutes = VERSIONS.filter((version) => version !== 'v1').flatMap((version) => [
	open('POST', `/oauth/${version}/token/introspect`, 'introspect', ({ world, form }) =>
		introspect(world, form),
	),
	open('POST', `/oauth/${version}/token/revoke`, 'revoke', ({ world, form }) =>
		revoke(world, form),
	),
]);

const REFRESH = '/oauth/v1/refresh-tokens/:token';

const olderRoutes = [
	open('GET', '/oauth/v1/access-tokens/:token', 'accessTokenInfo', ({ world, params }) =>
		accessTokenInfo(world, params.token ?? ''),
	),
	open('GET', REFRESH, 'refreshTokenInfo', ({ world, params }) =>
		refreshTokenInfo(world, params.token ?? ''),
	),
	open('DELETE', REFRESH, 'deleteRefreshToken', ({ world, params }) =>
		deleteRefreshToken(world, params.token ?? ''),
	),
];

/** The endpoints for consent and tokens. */
export const OAUTH_ROUTES: readonly Route[] = [
	...consentRoutes,
	...tokenRoutes,
	...newerRoutes,
	...olderRoutes,
];
