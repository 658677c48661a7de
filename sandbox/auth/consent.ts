import { page, type Reply } from '../model/reply';
import type { World } from '../world';
import { consentHtml, refusalHtml } from './consentHtml';
import type { Form } from './oauth';
import { isScope, parseScopes } from './scopes';
import { OAUTH_APP } from './tokens';

/** An app's request for a user's consent. */
interface ConsentRequest {
	readonly redirect: URL;
	readonly redirectUri: string;
	readonly scopes: readonly string[];
	readonly state: string | undefined;
	readonly challenge: string | undefined;
}

/** Fields that the page's form passes on. */
const FORM_FIELDS = [
	'client_id',
	'redirect_uri',
	'scope',
	'optional_scope',
	'state',
	'code_challenge',
	'code_challenge_method',
] as const;

/** The page at the authorization URL, where a user allows or denies access. */
export function consentPage(_world: World, query: Form): Reply {
	const request = parseRequest(query);
	if (typeof request === 'string') return page(400, refusalHtml(request));
	const formFields = FORM_FIELDS.flatMap((name) => {
		const value = query[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	return page(200, consentHtml(request.scopes, request.redirect.host, formFields));
}

/** Handles the user's decision: redirects to the app, with a code or with an error. */
export function decide(world: World, form: Form): Reply {
	const request = parseRequest(form);
	if (typeof request === 'string') return page(400, refusalHtml(request));
	const { redirect, redirectUri, scopes, state, challenge } = request;
	if (form.decision === 'allow') {
		const code = world.tokens.newCode({ redirectUri, scopes, challenge });
		redirect.searchParams.set('code', code);
	} else {
		redirect.searchParams.set('error', 'access_denied');
		redirect.searchParams.set('error_description', 'The user denied access');
	}
	if (state !== undefined) redirect.searchParams.set('state', state);
	return { status: 302, headers: { location: redirect.href } };
}

/** Parses the request, or returns why it is invalid. Optional scopes that the account lacks are dropped. */
function parseRequest(fields: Form): ConsentRequest | string {
	if (fields.client_id !== OAUTH_APP.clientId) return 'Unknown client ID.';
	const redirectUri = fields.redirect_uri ?? '';
	const redirect = URL.canParse(redirectUri) ? new URL(redirectUri) : undefined;
	if (redirect === undefined || !/^https?:$/.test(redirect.protocol)) {
		return 'The redirect URL is missing or is not an HTTP(S) URL.';
	}
	const required = parseScopes(fields.scope);
	if (required.length === 0) return 'The app requests no scopes.';
	const unknown = required.filter((scope) => !isScope(scope));
	if (unknown.length > 0) return `The account does not have these scopes: ${unknown.join(', ')}.`;
	const optional = parseScopes(fields.optional_scope).filter(isScope);
	const method = fields.code_challenge_method ?? 'S256';
	if (method !== 'S256') return 'The only supported code challenge method is S256.';
	return {
		redirect,
		redirectUri,
		scopes: [...new Set([...required, ...optional])],
		state: fields.state,
		challenge: fields.code_challenge,
	};
}
