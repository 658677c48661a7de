import type {
	ExecutionError,
	ExecutionStatus,
	INodeExecutionData,
	IRun,
	IRunData,
	ITaskData,
	NodeExecutionHint,
} from 'n8n-workflow';
import type { CredentialStore } from '../credentials/credentialStore';

/** The result of a finished run. */
export interface WorkflowResult {
	status: ExecutionStatus;
	/** The error that stopped the run. */
	error: ExecutionError | undefined;
	runData: IRunData;
	/** The credentials after the run, refreshed tokens included. */
	credentials: CredentialStore;
	/** The items on an output of a node; empty if the node did not run. */
	output(nodeName: string, outputIndex?: number): INodeExecutionData[];
	/** The messages that the node shows beside its output. */
	hints(nodeName: string): NodeExecutionHint[];
	/** The execution time of a node in milliseconds. */
	time(nodeName: string): number;
}

/** Reads the result from the run data of n8n's engine. */
export function readRun(run: IRun, credentials: CredentialStore): WorkflowResult {
	const { runData, error } = run.data.resultData;
	const task = (nodeName: string): ITaskData | undefined => runData[nodeName]?.[0];
	return {
		status: run.status,
		error,
		runData,
		credentials,
		output: (nodeName, outputIndex = 0) => task(nodeName)?.data?.main?.[outputIndex] ?? [],
		hints: (nodeName) => task(nodeName)?.hints ?? [],
		time: (nodeName) => task(nodeName)?.executionTime ?? 0,
	};
}
