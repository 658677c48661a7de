import { splitUnlessShared, stopEndpoint, stopRun, type Refusal } from './refusal';

/** A scope is missing, and HubSpot does not name it. */
const unnamed = [
	{ category: ['MISSING_SCOPES'] },
	{ status: ['403'], says: 'all required scopes' },
] as const;

/**
 * HubSpot refuses the token, or what it is used for. Bodies: HubSpot, "Error handling" and "Working
 * with OAuth"; "expired in 1970" for a token that HubSpot never issued is known from replies only.
 */
export const accessRefusals = [
	{
		id: 'token-unknown',
		when: [{ category: ['EXPIRED_AUTHENTICATION'], expiredIn1970: true }],
		treatment: stopRun,
		text: 'HubSpot does not know this service key or access token: paste all of it into the credential again, or reconnect the credential',
		cause:
			'The token was cut off when it was pasted, was deleted in HubSpot, or is of another kind, such as an API key. HubSpot reports such tokens as expired in 1970.',
		fix: 'Copy the token of the service key or private app again, paste it without spaces, and save the credential.',
	},
	{
		id: 'token-expired',
		when: [{ category: ['EXPIRED_AUTHENTICATION'] }],
		treatment: stopRun,
		text: 'The access token has expired: reconnect the OAuth2 credential, or paste a new token',
		cause:
			'The token was valid and is not any more: a service key was rotated, or n8n could not refresh an OAuth2 token.',
		fix: "OAuth2: open the credential and click 'Connect'. Token: copy the new token from HubSpot into the credential.",
	},
	{
		id: 'scope-missing',
		// Any error can name scopes, whatever its category.
		when: [],
		treatment: stopEndpoint,
		text: "The credential lacks the HubSpot scope {scopes}: add it in HubSpot to the app or service key, for OAuth2 also in the credential's 'Scope' field, then connect again",
		cause: 'The app or service key does not have the permission. Of several scopes, one is enough.',
		fix: "Service key or private app: add the scope to it in HubSpot. OAuth2: add it to the app in HubSpot and to 'Scope' in the credential (the two lists must be the same), then click 'Connect'.",
	},
	{
		id: 'scope-missing-needed',
		when: unnamed,
		treatment: stopEndpoint,
		text: "The credential lacks a HubSpot scope, and this operation needs {needed}: add what is missing to the app or service key, for OAuth2 also to the credential's 'Scope', then connect again",
		cause:
			'The app or service key does not have the permission. HubSpot does not name the scope: the line names the one that the operation needs for the object.',
		fix: "Service key or private app: add the scope to it in HubSpot. OAuth2: add it to the app in HubSpot and to 'Scope' in the credential (the two lists must be the same), then click 'Connect'.",
	},
	{
		id: 'scope-missing-unnamed',
		when: unnamed,
		treatment: stopEndpoint,
		text: "The credential lacks a HubSpot scope ({said}): add it in HubSpot to the app or service key, for OAuth2 also in the credential's 'Scope' field, then connect again",
		cause:
			'The app or service key does not have the permission, and HubSpot does not name the scope.',
		fix: 'Compare the scopes of the app or service key with those in docs/credentials.md, add what is missing, and connect the credential again.',
	},
	{
		id: 'token-invalid',
		when: [{ category: ['INVALID_AUTHENTICATION'] }, { status: ['401'] }],
		treatment: stopRun,
		text: 'HubSpot does not accept the access token: paste it into the credential again, or reconnect the credential',
		cause: 'The token is missing or invalid, or the app was uninstalled from the account.',
		fix: 'Paste the token of the service key or private app again; for OAuth2, reconnect the credential.',
	},
	{
		id: 'app-blocked',
		when: [{ category: ['BANNED'] }],
		treatment: stopRun,
		text: 'HubSpot has blocked this app or account: contact HubSpot support ({said})',
		cause: 'HubSpot has blocked the app or the account.',
		fix: 'Contact HubSpot support with the `correlationId`.',
	},
	{
		id: 'permission-missing',
		when: [{ status: ['403'] }],
		// The permission for one record can be missing.
		treatment: splitUnlessShared,
		text: 'HubSpot does not allow this for the credential ({said}): give its user or app the permission in HubSpot',
		cause:
			'The user who connected the credential cannot see or edit these records, or the account does not have the feature.',
		fix: 'Ask an admin of the account to check the permissions of that user, and the subscription.',
	},
] as const satisfies readonly Refusal[];
