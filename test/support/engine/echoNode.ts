import {
	NodeConnectionTypes,
	type ICredentialType,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** A credential with an access token, for tests of the test engine itself. */
export class EchoApi implements ICredentialType {
	name = 'echoApi';

	displayName = 'Echo API';

	properties: INodeProperties[] = [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: 'http://unset.invalid' },
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
	];

	authenticate = {
		type: 'generic' as const,
		properties: { headers: { Authorization: '=Bearer {{$credentials.accessToken}}' } },
	};
}

/** An OAuth2 credential whose token URL is an expression, for tests of the test engine itself. */
export class EchoOAuth2Api implements ICredentialType {
	name = 'echoOAuth2Api';

	displayName = 'Echo OAuth2 API';

	extends = ['oAuth2Api'];

	properties: INodeProperties[] = [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: 'http://unset.invalid' },
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{$self["baseUrl"]}}/token',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];
}

/** A node that sends each item to a server, and returns an error for items with the field `fail`. */
export class EchoNode implements INodeType {
	/** How often this object was executed. */
	executions = 0;

	description: INodeTypeDescription = {
		displayName: 'Echo',
		name: 'echo',
		group: ['transform'],
		version: 1,
		description: 'Sends items',
		defaults: { name: 'Echo' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'echoApi' }, { name: 'echoOAuth2Api' }],
		properties: [
			{ displayName: 'Credential', name: 'credential', type: 'string', default: '' },
			{ displayName: 'Path', name: 'path', type: 'string', default: '/items' },
			{ displayName: 'Label', name: 'label', type: 'string', default: '' },
			{ displayName: 'Throw', name: 'throw', type: 'boolean', default: false },
		],
	};

	/** n8n calls this function with a `this` of its own, so it reaches the counter by a closure. */
	execute = executeWith(() => {
		this.executions += 1;
	});
}

function executeWith(count: () => void) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		count();
		const credential = this.getNodeParameter('credential', 0, '') as string;
		if (this.getNodeParameter('throw', 0, false)) throw new Error('thrown by the node');
		const output: INodeExecutionData[] = [];
		for (const [index, item] of this.getInputData().entries()) {
			if (credential !== '') {
				const { baseUrl } = await this.getCredentials(credential);
				const path = this.getNodeParameter('path', index) as string;
				const request = { method: 'POST' as const, url: `${String(baseUrl)}${path}`, json: true };
				await this.helpers.httpRequestWithAuthentication.call(this, credential, {
					...request,
					body: item.json,
				});
			}
			const label = this.getNodeParameter('label', index, '') as string;
			const json = item.json.fail ? { error: 'refused', message: 'no' } : { label };
			output.push({ json, pairedItem: { item: index } });
		}
		this.addExecutionHints({ message: `${output.length} items` });
		return [output];
	};
}
