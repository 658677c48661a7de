import { getAdditionalKeys } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialsExpressionResolveValues,
	type IExecuteData,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type IWorkflowDataProxyAdditionalKeys,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { standInNodeTypes } from '../standIns/standInNodeTypes';

/** Where a credential is read: what n8n passes on when a node asks for it. */
interface CredentialContext {
	additionalData: IWorkflowExecuteAdditionalData;
	mode: WorkflowExecuteMode;
	executeData: IExecuteData | undefined;
	values: ICredentialsExpressionResolveValues | undefined;
}

/** What a hidden field may hold of these, the credential class decides, never the stored data. */
const ownedByTheClass = ['authUrl', 'accessTokenUrl', 'grantType', 'authentication'];

/**
 * What n8n hands to a node for the credential that a user filled in: the defaults of the
 * credential class filled in, its hidden endpoints put back, and expressions such as
 * `={{$self["baseUrl"]}}` resolved.
 */
export function resolveCredentialData(
	properties: INodeProperties[],
	stored: ICredentialDataDecryptedObject,
	context: CredentialContext,
): ICredentialDataDecryptedObject {
	const typed = Object.entries(stored).filter(([name]) => !isOwnedByTheClass(name, properties));
	const complete = NodeHelpers.getNodeParameters(
		properties,
		Object.fromEntries(typed) as INodeParameters,
		true,
		false,
		null,
		null,
	) as ICredentialDataDecryptedObject;
	if (stored.oauthTokenData !== undefined) complete.oauthTokenData = stored.oauthTokenData;
	return resolveExpressions(complete, context);
}

function isOwnedByTheClass(name: string, properties: INodeProperties[]): boolean {
	const isHidden = properties.some((one) => one.name === name && one.type === 'hidden');
	return isHidden && ownedByTheClass.includes(name);
}

function resolveExpressions(
	data: ICredentialDataDecryptedObject,
	{ additionalData, mode, executeData, values }: CredentialContext,
): ICredentialDataDecryptedObject {
	const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
	if (!values) return resolveOutsideARun(data, mode, keys);
	return values.workflow.expression.getParameterValue(
		data as INodeParameters,
		values.runExecutionData,
		values.runIndex,
		values.itemIndex,
		values.node.name,
		values.connectionInputData,
		mode,
		keys,
		executeData,
		false,
		data as INodeParameters,
	) as ICredentialDataDecryptedObject;
}

function resolveOutsideARun(
	data: ICredentialDataDecryptedObject,
	mode: WorkflowExecuteMode,
	keys: IWorkflowDataProxyAdditionalKeys,
): ICredentialDataDecryptedObject {
	const node: INode = {
		id: 'credential',
		name: 'Credential',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const nodeTypes = standInNodeTypes([node], {}, []);
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.expression.getComplexParameterValue(
		node,
		data as INodeParameters,
		mode,
		keys,
		undefined,
		undefined,
		data as INodeParameters,
	) as ICredentialDataDecryptedObject;
}
