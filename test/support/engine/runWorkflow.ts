import { WorkflowExecute } from 'n8n-core';
import {
	deepCopy,
	Workflow,
	type IConnections,
	type ICredentialType,
	type IDataObject,
	type INode,
	type IPinData,
	type ITaskData,
	type ITaskStartedData,
	type IWorkflowBase,
	type IWorkflowSettings,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { CredentialStore, type CredentialData } from '../credentials/credentialStore';
import { serverStandIn } from '../standIns/serverStandIn';
import { standInNodeTypes, type NodeTypesById } from '../standIns/standInNodeTypes';
import { readRun, type WorkflowResult } from './workflowResult';

/** The parts of an exported workflow file that a run uses. */
export interface WorkflowFile {
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	pinData?: IPinData;
}

/** The workflow of a run, and the nodes, credentials and pinned data for it. */
export interface RunOptions {
	workflow: WorkflowFile;
	nodeTypes: NodeTypesById;
	credentialTypes?: ICredentialType[];
	/** Entered values, or the store of an earlier run. */
	credentials?: CredentialData | CredentialStore;
	/** Output by node name; overrides that of the file. Pinned nodes are not executed. */
	pinData?: IPinData;
	mode?: WorkflowExecuteMode;
	/** The static data that n8n has saved for the workflow. */
	staticData?: IDataObject;
	/** Called with a copy of the static data when the run has ended, if it has changed. */
	onStaticData?: (changed: IDataObject) => void;
	onNodeStarted?: (nodeName: string, start: ITaskStartedData) => void;
	onNodeFinished?: (nodeName: string, task: ITaskData) => void;
	/** Starts the engine. Default: as this version of n8n-core is started. */
	start?: StartEngine;
}

/** Starts n8n's engine for a workflow. Versions of n8n-core differ in how. */
export type StartEngine = (
	engine: WorkflowExecute,
	run: { workflow: Workflow; pinData: IPinData },
) => ReturnType<WorkflowExecute['run']>;

const startEngine: StartEngine = (engine, run) => engine.run(run);

/** A running execution: a promise of its result. `cancel` does what the Stop button in n8n does. */
export type Running<Result> = Promise<Result> & { cancel(): void };

/**
 * Runs a workflow with n8n's engine, in this process. The engine, the nodes and the credential classes
 * are real; n8n's server is a stand-in. Resolves with the error if the workflow fails, and rejects if
 * it cannot be started.
 */
export function runWorkflow(options: RunOptions): Running<WorkflowResult> {
	let cancel = () => {};
	const run = async (): Promise<WorkflowResult> => {
		const { credentialTypes = [], credentials = {} } = options;
		const isStore = credentials instanceof CredentialStore;
		const store = isStore ? credentials : new CredentialStore(credentialTypes, credentials);
		const execution = startExecution(options, store);
		cancel = () => execution.cancel();
		return readRun(await execution, store);
	};
	return Object.assign(run(), { cancel: () => cancel() });
}

function startExecution(options: RunOptions, store: CredentialStore) {
	const { mode = 'manual', onNodeStarted, onNodeFinished, start = startEngine } = options;
	const { staticData = {}, onStaticData } = options;
	const saved = completeFile(options.workflow, store);
	const pinData = { ...options.workflow.pinData, ...options.pinData };
	const nodeTypes = standInNodeTypes(saved.nodes, options.nodeTypes, Object.keys(pinData));

	const additionalData = serverStandIn(saved, mode, store);
	const { hooks } = additionalData;
	hooks.addHandler('nodeExecuteBefore', (name, start) => onNodeStarted?.(name, start));
	hooks.addHandler('nodeExecuteAfter', (name, task) => onNodeFinished?.(name, task));
	hooks.addHandler('workflowExecuteAfter', (_, changed) => {
		// The engine keeps a proxy, which cannot be cloned.
		if (changed) onStaticData?.(deepCopy(changed));
	});

	const workflow = new Workflow({ ...saved, nodeTypes, staticData: deepCopy(staticData) });
	return start(new WorkflowExecute(additionalData, mode), { workflow, pinData });
}

/** Adds the fields that n8n's database has, and links the nodes to the credentials of the run. */
function completeFile(file: WorkflowFile, store: CredentialStore): IWorkflowBase {
	const linked = store.names.map((type) => [type, { id: type, name: type }]);
	const link = (node: INode): INode => ({
		...structuredClone(node),
		credentials: { ...node.credentials, ...Object.fromEntries(linked) },
	});
	return {
		id: 'workflow',
		name: file.name ?? 'Workflow',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		nodes: file.nodes.map(link),
		connections: structuredClone(file.connections),
		settings: { executionOrder: 'v1', ...file.settings },
	};
}
