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

/** The context that n8n passes on when a node requests a credential. */
interface CredentialContext {
	additionalData: IWorkflowExecuteAdditionalData;
	mode: WorkflowExecuteMode;
	executeData: IExecuteData | undefined;
	values: ICredentialsExpressionResolveValues | undefined;
}

/** Hidden fields whose value always comes from the credential class, never from the stored data. */
const fixedFields = ['authUrl', 'accessTokenUrl', 'grantType', 'authentication'];

/**
 * The credential data that n8n gives to a node: the stored data with the defaults and the hidden
 * endpoints of the credential class, and with expressions such as `={{$self["baseUrl"]}}` resolved.
 */
export function resolveCredentialData(
	properties: INodeProperties[],
	stored: ICredentialDataDecryptedObject,
	context: CredentialContext,
): ICredentialDataDecryptedObject {
	const entered = Object.entries(stored).filter(([name]) => !isFixed(name, properties));
	const complete = NodeHelpers.getNodeParameters(
		properties,
		Object.fromEntries(entered) as INodeParameters,
		true,
		false,
		null,
		null,
	) as ICredentialDataDecryptedObject;
	if (stored.oauthTokenData !== undefined) complete.oauthTokenData = stored.oauthTokenData;
	return resolveExpressions(complete, context);
}

function isFixed(name: string, properties: INodeProperties[]): boolean {
	const isHidden = properties.some((one) => one.name === name && one.type === 'hidden');
	return isHidden && fixedFields.includes(name);
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
