import type { IDataObject } from 'n8n-workflow';
import type { WorkflowResult } from '../../test/support/engine/n8nEngine';
import { originOf } from './lineage';

/** A HubSpot node of the workflow, with its resource and operation. */
export interface Step {
	name: string;
	resource: string;
	operation: string;
}

/** The counts of a step. `created`, `updated` and `read` count records in HubSpot, not rows. */
export interface StepSummary extends Step {
	records: number;
	requests: number;
	created: number;
	updated: number;
	read: number;
	/** Rows for a record that an earlier row of the same step is for. */
	repeated: number;
	failures: Failure[];
	milliseconds: number;
	hints: string[];
}

/** A failed row and its error. */
interface Failure {
	/** Index of the row in the file. */
	rowIndex: number;
	reason: string;
}

/** Summarizes one step. `origin` is the name of the node that returned the rows. */
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
	const isRead = step.operation === 'get';
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
