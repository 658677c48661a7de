import type { IDataObject } from 'n8n-workflow';
import type { WorkflowResult } from '../../test/support/engine/n8nEngine';
import { originOf } from './lineage';

/** A HubSpot node of the workflow, and what it does. */
export interface Step {
	name: string;
	resource: string;
	operation: string;
}

/** What became of a step's records. Created, updated and read count records of HubSpot. */
export interface StepSummary extends Step {
	records: number;
	requests: number;
	created: number;
	updated: number;
	read: number;
	/** Rows whose record an earlier row of the same step had named already. */
	repeated: number;
	failures: Failure[];
	milliseconds: number;
	hints: string[];
}

/** A row that did not go through, and why. */
export interface Failure {
	/** Index among the rows of the file. */
	rowIndex: number;
	reason: string;
}

/** Sums up one step. `origin` names the node that put out the rows. */
export function summarize(
	step: Step,
	requests: number,
	origin: string,
	result: WorkflowResult,
): StepSummary {
	const succeeded = result.output(step.name, 0).map(({ json }) => json);
	const failed = result.output(step.name, 1);
	const ids = new Set(succeeded.map(({ id }) => id));
	const isCreated = (json: IDataObject) => step.operation === 'create' || json.new === true;
	const created = new Set(succeeded.filter(isCreated).map(({ id }) => id)).size;
	const isRead = step.operation === 'read';
	return {
		...step,
		records: succeeded.length + failed.length,
		requests,
		created: isRead ? 0 : created,
		updated: isRead ? 0 : ids.size - created,
		read: isRead ? ids.size : 0,
		repeated: succeeded.length - ids.size,
		failures: failed.map(({ json }, index) => ({
			rowIndex: originOf({ node: step.name, output: 1, index }, origin, result),
			reason: String(json.error),
		})),
		milliseconds: result.time(step.name),
		hints: result.hints(step.name).map(({ message }) => message),
	};
}
