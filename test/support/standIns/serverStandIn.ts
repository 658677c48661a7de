import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import type {
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialStore } from '../credentials/credentialStore';

/** The address of the n8n instance. No server listens there. */
const instanceUrl = 'http://n8n.invalid/';

/**
 * The data and functions that n8n's server gives to its engine for one run. Functions that need a
 * database, a task runner or another workflow reject, so that no test relies on them unnoticed.
 */
export function serverStandIn(
	workflow: IWorkflowBase,
	mode: WorkflowExecuteMode,
	credentialsHelper: CredentialStore,
): IWorkflowExecuteAdditionalData & { hooks: ExecutionLifecycleHooks } {
	const executionId = '1';
	return {
		hooks: new ExecutionLifecycleHooks(mode, executionId, workflow),
		executionId,
		credentialsHelper,
		externalSecretsProxy: new ExternalSecretsProxy(),
		currentNodeExecutionIndex: 0,
		variables: {},
		instanceBaseUrl: instanceUrl,
		restApiUrl: `${instanceUrl}rest`,
		formBaseUrl: `${instanceUrl}form`,
		formTestBaseUrl: `${instanceUrl}form-test`,
		formWaitingBaseUrl: `${instanceUrl}form-waiting`,
		webhookBaseUrl: `${instanceUrl}webhook`,
		webhookTestBaseUrl: `${instanceUrl}webhook-test`,
		webhookWaitingBaseUrl: `${instanceUrl}webhook-waiting`,
		mcpBaseUrl: `${instanceUrl}mcp`,
		mcpTestBaseUrl: `${instanceUrl}mcp-test`,
		logAiEvent: () => {},
		executeWorkflow: refuse('Other workflows'),
		getRunExecutionData: refuse('Stored executions'),
		getRuntimeCredential: refuse('Runtime credentials'),
		startRunnerTask: refuse('Task runners'),
	};
}

function refuse(what: string): () => Promise<never> {
	return async () => await Promise.reject(new Error(`${what} need an n8n server`));
}
