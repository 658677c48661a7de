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

/** What a finished run left behind, with short ways to the things one asks for. */
export interface WorkflowResult {
	status: ExecutionStatus;
	/** What stopped the run, if something did. */
	error: ExecutionError | undefined;
	runData: IRunData;
	/** The credentials after the run, refreshed tokens included. */
	credentials: CredentialStore;
	/** The items that a node put on one of its outputs; none if it never ran. */
	output(nodeName: string, outputIndex?: number): INodeExecutionData[];
	/** The messages that a node left for the user beside its output. */
	hints(nodeName: string): NodeExecutionHint[];
	/** Milliseconds that a node took. */
	time(nodeName: string): number;
}

/** Reads the result out of what n8n's engine returns. */
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
