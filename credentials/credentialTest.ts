import type { IAuthenticateRuleResponseCode, ICredentialTestRequest } from 'n8n-workflow';

const redirects =
	"'Base URL' redirects to another address. The credential was not sent there. Enter https://api.hubapi.com, or the final address of the gateway.";
const notHubSpot =
	"The server at 'Base URL' is not HubSpot. Enter https://api.hubapi.com, or the address of the gateway.";

const atMost = "HubSpot's rate limit is reached: test the credential again in a few seconds.";

/** What a credential has wrong if HubSpot refuses it. */
interface Refusals {
	/** Status 401. */
	readonly notAccepted: string;
	/** Status 403. */
	readonly denied: string;
}

/** Any web server replies 200, but only HubSpot names the account. */
const namesAccount = {
	type: 'responseSuccessBody',
	properties: { key: 'portalId', value: undefined, message: notHubSpot },
} as const;

/**
 * How n8n tests a credential: it reads the account's details. A redirect is not followed, because
 * n8n would send the token to the other host. n8n shows the message of the first rule that applies.
 */
export function credentialTest({ notAccepted, denied }: Refusals): ICredentialTestRequest {
	const messages: Readonly<Record<number, string>> = {
		...Object.fromEntries([301, 302, 303, 307, 308].map((status) => [status, redirects])),
		401: notAccepted,
		403: denied,
		404: notHubSpot,
		429: atMost,
	};
	// For n8n's error of a status, instead of HubSpot's status text.
	const byStatus = Object.entries(messages).map(
		([status, message]): IAuthenticateRuleResponseCode => ({
			type: 'responseCode',
			properties: { value: Number(status), message },
		}),
	);
	return {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/account-info/v3/details',
			disableFollowRedirect: true,
		},
		// n8n checks each rule by its own type, so that the kinds can be mixed, whatever its types say.
		rules: [...byStatus, namesAccount] as IAuthenticateRuleResponseCode[],
	};
}
