import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * A stand-in for n8n's credential type `oAuth2Api`, which is part of n8n-nodes-base, not of n8n-core.
 * It has the fields that n8n's OAuth2 code reads, with n8n's defaults.
 */
export class OAuth2ApiStandIn implements ICredentialType {
	name = 'oAuth2Api';

	displayName = 'OAuth2 API';

	properties: INodeProperties[] = [
		field('grantType', 'authorizationCode'),
		field('authUrl'),
		field('accessTokenUrl'),
		field('clientId'),
		field('clientSecret'),
		field('scope'),
		field('authQueryParameters'),
		field('authentication', 'header'),
		field('ignoreSSLIssues', false),
		field('tokenExpiredStatusCode', 401),
	];
}

function field(name: string, value: string | number | boolean = ''): INodeProperties {
	return { displayName: name, name, type: typeof value as INodeProperties['type'], default: value };
}
