/** The one HubSpot account that the sandbox is. */
export const ACCOUNT = {
	portalId: 147_893_286,
	userId: 9_534_941,
	uiDomain: 'app-eu1.hubspot.com',
	/** Private app or service key behind the static token, and the OAuth app. */
	privateAppId: 26_892_217,
	oauthAppId: 31_204_455,
	utcOffsetMs: -4 * 3_600_000,
} as const;

/** Body of the account details endpoint. */
export const ACCOUNT_DETAILS = {
	portalId: ACCOUNT.portalId,
	accountType: 'STANDARD',
	timeZone: 'US/Eastern',
	companyCurrency: 'USD',
	additionalCurrencies: [],
	utcOffset: '-04:00',
	utcOffsetMilliseconds: ACCOUNT.utcOffsetMs,
	uiDomain: ACCOUNT.uiDomain,
	dataHostingLocation: 'eu1',
} as const;

/** Where a person would open a record. */
export function recordUrl(objectTypeId: string, id: string): string {
	return `https://${ACCOUNT.uiDomain}/contacts/${ACCOUNT.portalId}/record/${objectTypeId}/${id}`;
}
