import type {
	ICredentialType,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	NodeExecutionHint,
} from 'n8n-workflow';
import type { CredentialData, CredentialStore } from '../credentials/credentialStore';
import { runWorkflow, type RunOptions, type Running } from './runWorkflow';
import type { WorkflowResult } from './workflowResult';

/** The settings of a node in the editor, and what the run needs around it. */
export interface ExecuteOptions
	extends Pick<INode, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries' | 'executeOnce'>,
		Pick<RunOptions, 'mode'> {
	credentialTypes?: ICredentialType[];
	credentials?: CredentialData | CredentialStore;
	/** The workflow's time zone, such as `Europe/Berlin`. */
	timezone?: string;
}

/** What one node made of its input items. */
export interface NodeResult extends Pick<WorkflowResult, 'status' | 'error' | 'credentials'> {
	/** The first output, `pairedItem` included. */
	items: INodeExecutionData[];
	/** The error output of a node with On Error = Continue (using error output). */
	failed: INodeExecutionData[];
	hints: NodeExecutionHint[];
	workflow: WorkflowResult;
}

/**
 * Runs one node behind a trigger that puts out the given items, through n8n's engine: retries,
 * error output, paired items and credentials all happen as in n8n.
 */
export function executeNodeType(
	nodeType: INodeType,
	parameters: INodeParameters,
	items: INodeExecutionData[],
	options: ExecuteOptions = {},
): Running<NodeResult> {
	const {
		credentialTypes = [],
		credentials = {},
		mode = 'manual',
		timezone,
		...settings
	} = options;
	const name = nodeType.description.displayName;
	const type = `n8n-nodes-hubspot-crm-batch.${nodeType.description.name}`;
	const run = runWorkflow({
		workflow: {
			nodes: [
				place('Trigger', 'n8n-nodes-base.manualTrigger'),
				{ ...place(name, type, parameters), ...settings },
			],
			connections: { Trigger: { main: [[{ node: name, type: 'main', index: 0 }]] } },
			settings: { ...(timezone && { timezone }) },
		},
		nodeTypes: { [type]: nodeType },
		pinData: { Trigger: items },
		credentialTypes,
		credentials,
		mode,
	});
	const result = run.then((workflow) => ({
		status: workflow.status,
		error: workflow.error,
		credentials: workflow.credentials,
		items: workflow.output(name, 0),
		failed: workflow.output(name, 1),
		hints: workflow.hints(name),
		workflow,
	}));
	return Object.assign(result, { cancel: () => run.cancel() });
}

/** A node as a workflow file would hold it, for workflows that a test writes itself. */
export function place(name: string, type: string, parameters: INodeParameters = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}
