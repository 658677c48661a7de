import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import type {
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialStore } from '../credentials/credentialStore';

/** The address under which n8n would be reached. Nothing listens there. */
const instanceUrl = 'http://n8n.invalid/';

/**
 * What n8n's server hands to its engine for one run. Everything that would need a database, a task
 * runner or another workflow refuses to work, so that a test never passes by a silent nothing.
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
