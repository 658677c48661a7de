import type { Sandbox } from '../../../sandbox';
import type { CredentialData } from './credentialStore';

/** The OAuth2 credential of an app that is connected to the sandbox with these tokens. */
export function oAuth2Credential({ url, oauth }: Sandbox, tokens: object): CredentialData {
	const { clientId, clientSecret } = oauth;
	return {
		hubspotCrmBatchOAuth2Api: {
			baseUrl: url,
			clientId,
			clientSecret,
			oauthTokenData: { ...tokens },
		},
	};
}
