import type { AnswerRow } from './refusal';

/**
 * HubSpot refuses the token, or what it may do. Bodies: HubSpot, "Error handling" and "Working with
 * OAuth"; that a token which HubSpot never gave is said to have expired in 1970 is known from
 * replies only.
 */
export const accessAnswers: readonly AnswerRow[] = [
	{
		when: [{ category: ['EXPIRED_AUTHENTICATION'], expiredIn1970: true }],
		text: 'HubSpot does not know this access token: paste it into the credential again, whole, or connect the credential again',
		cause:
			'The token was cut short when it was pasted, was deleted in HubSpot, or is of another kind, such as an API key. HubSpot says of such tokens that they expired in 1970.',
		cure: 'Copy the token of the service key or private app again, paste it without blanks, and save the credential.',
	},
	{
		when: [{ category: ['EXPIRED_AUTHENTICATION'] }],
		text: 'The access token has expired: connect the OAuth2 credential again, or paste a new token',
		cause:
			'The token was good and is over: a service key was rotated, or n8n could not renew an OAuth2 token.',
		cure: "OAuth2: open the credential and click 'Connect my account'. Token: copy the new token from HubSpot into the credential.",
	},
	{
		// Any error may name them, whatever its category.
		when: [],
		text: "The credential lacks the HubSpot scope {scopes}: add it in HubSpot to the app or service key, for OAuth2 also in the credential's 'Scope' field, then connect again",
		cause: 'The app or service key may not do this. Of several scopes, one is enough.',
		cure: "Service key or private app: add the scope to it in HubSpot. OAuth2: add it to the app in HubSpot and to 'Scope' of the credential (the two lists must be the same), then click 'Connect my account'.",
	},
	{
		when: [{ category: ['MISSING_SCOPES'] }],
		text: "The credential lacks a HubSpot scope ({said}): add it in HubSpot to the app or service key, for OAuth2 also in the credential's 'Scope' field, then connect again",
		cause: 'The app or service key may not do this, and HubSpot does not say which scope it needs.',
		cure: 'Compare the scopes of the app or service key with those in the README, add what is missing, and connect the credential again.',
	},
	{
		when: [{ category: ['INVALID_AUTHENTICATION'] }, { status: ['401'] }],
		text: 'HubSpot does not accept the access token: paste it into the credential again, or connect the credential again',
		cause: 'The token is missing or not one, or the app was uninstalled from the account.',
		cure: 'Paste the token of the service key or private app again; for OAuth2 connect the credential again.',
	},
	{
		when: [{ category: ['BANNED'] }],
		text: "HubSpot has locked this app or account out: ask HubSpot's support ({said})",
		cause: 'HubSpot has blocked the app or the account.',
		cure: "Ask HubSpot's support, with `correlationId`.",
	},
	{
		when: [{ status: ['403'] }],
		text: 'HubSpot does not let this credential do that ({said}): give its user or app the permission in HubSpot',
		cause:
			'The user who connected the credential may not see or edit these records, or the account does not have the feature.',
		cure: 'Let an admin of the account check the permissions of that user, and the subscription.',
	},
];

/** The same without a word of HubSpot's: a gateway answers. */
export const silentAccessAnswers: readonly AnswerRow[] = [
	{
		when: [{ status: ['403'] }],
		text: "HubSpot let nobody in (it answered 403 without a reason): check the credential's 'Base URL' and whether the n8n server is blocked",
		cause:
			'A firewall in front of HubSpot, or a gateway on the way to it, turned the request away.',
		cure: "Set 'Base URL' to https://api.hubapi.com; ask HubSpot's support whether the address of the n8n server is blocked.",
	},
];
