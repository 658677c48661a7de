import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * Stands in for n8n's own `oAuth2Api` credential type, which lives in n8n's node package and not
 * in n8n-core. Only the fields that n8n's OAuth2 code reads, with n8n's defaults.
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
