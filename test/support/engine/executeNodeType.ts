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

/** The settings of the node, and the credentials and settings of its workflow. */
export interface ExecuteOptions
	extends Pick<INode, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries' | 'executeOnce'>,
		Pick<RunOptions, 'mode' | 'start'> {
	credentialTypes?: ICredentialType[];
	credentials?: CredentialData | CredentialStore;
	/** The time zone of the workflow, such as `Europe/Berlin`. */
	timezone?: string;
	/** Where the workflow keeps binary data: beside the fields of an item, or among them. */
	binaryMode?: 'separate' | 'combined';
}

/** The result of one node. */
export interface NodeResult extends Pick<WorkflowResult, 'status' | 'error' | 'credentials'> {
	/** The first output. */
	items: INodeExecutionData[];
	/** The error output, for On Error = Continue (using error output). */
	failed: INodeExecutionData[];
	hints: NodeExecutionHint[];
	workflow: WorkflowResult;
}

/**
 * Runs one node after a trigger that returns the given items. n8n's engine does the retries, the error
 * output, the pairing of items and the credentials.
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
		start,
		timezone,
		binaryMode,
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
			settings: { ...(timezone && { timezone }), ...(binaryMode && { binaryMode }) },
		},
		nodeTypes: { [type]: nodeType },
		pinData: { Trigger: items },
		credentialTypes,
		credentials,
		mode,
		...(start && { start }),
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

/** A node of a workflow file. */
export function place(name: string, type: string, parameters: INodeParameters = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}
