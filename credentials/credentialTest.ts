import type { IAuthenticateRuleResponseCode, ICredentialTestRequest } from 'n8n-workflow';

const redirects =
	"'Base URL' redirects to another address. The key was not sent there. Enter https://api.hubapi.com, or the final address of the gateway.";
const notHubSpot =
	"The server at 'Base URL' is not HubSpot. Enter https://api.hubapi.com, or the address of the gateway.";

const messages: Readonly<Record<number, string>> = {
	301: redirects,
	302: redirects,
	303: redirects,
	307: redirects,
	308: redirects,
	401: 'HubSpot does not accept this key. It was mistyped, rotated or deleted: copy it again from HubSpot.',
	403: 'HubSpot knows this key but denies access: check its scopes, and whether HubSpot has blocked the n8n server.',
	404: notHubSpot,
	429: "HubSpot's rate limit is reached: test the key again in a few seconds.",
};

/** For n8n's error of a status, instead of HubSpot's status text. */
const byStatus = Object.entries(messages).map(
	([status, message]): IAuthenticateRuleResponseCode => ({
		type: 'responseCode',
		properties: { value: Number(status), message },
	}),
);

/** Any web server replies 200, but only HubSpot names the account. */
const namesAccount = {
	type: 'responseSuccessBody',
	properties: { key: 'portalId', value: undefined, message: notHubSpot },
} as const;

/**
 * How n8n tests a credential: it reads the account's details. A redirect is not followed, because
 * n8n would send the token to the other host.
 */
export const credentialTest: ICredentialTestRequest = {
	request: {
		baseURL: '={{$credentials.baseUrl}}',
		url: '/account-info/v3/details',
		disableFollowRedirect: true,
	},
	// n8n checks each rule by its own type, so that the kinds can be mixed, whatever its types say.
	rules: [...byStatus, namesAccount] as IAuthenticateRuleResponseCode[],
};
