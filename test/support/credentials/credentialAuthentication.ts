import {
	isExpression,
	type IAuthenticateGeneric,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHttpRequestOptions,
	type INode,
	type Workflow,
} from 'n8n-workflow';

/**
 * Adds the headers, query and body fields of a credential class to a request, as n8n does for a
 * generic `authenticate` such as `{ headers: { Authorization: '=Bearer {{$credentials.…}}' } }`.
 */
export function applyGenericAuthentication(
	{ properties }: Pick<IAuthenticateGeneric, 'properties'>,
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
	workflow: Workflow,
	node: INode,
): IHttpRequestOptions {
	const resolve = (text: string) => resolveText(text, credentials, workflow, node);
	const target = request as unknown as Record<string, IDataObject | undefined>;
	for (const [part, fields] of Object.entries(properties)) {
		const resolved = Object.entries(fields ?? {}).map(([name, value]) => [
			resolve(name),
			resolve(String(value)),
		]);
		target[part] = { ...target[part], ...Object.fromEntries(resolved) };
	}
	return request;
}

function resolveText(
	text: string,
	credentials: ICredentialDataDecryptedObject,
	workflow: Workflow,
	node: INode,
): string {
	if (!isExpression(text)) return text;
	const keys = { $credentials: credentials };
	const value = workflow.expression.getSimpleParameterValue(node, text, 'internal', keys);
	return value ? String(value) : '';
}
