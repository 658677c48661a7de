/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads the workflow file */
import { readFileSync } from 'node:fs';
import type { WorkflowFile } from '../../test/support/engine/n8nEngine';
import { workflowFile, type CustomerRow } from './customers';
import type { Step } from './summary';

/** The node of the workflow that returns the rows of the customer file. */
export const rowsNode = 'Extract from File';

/** Reads the unchanged workflow file. */
export function readWorkflow(): WorkflowFile {
	return JSON.parse(readFileSync(workflowFile, 'utf8')) as WorkflowFile;
}

/** The HubSpot nodes of the workflow, in the order in which they run. */
export function hubspotSteps({ nodes }: WorkflowFile): Step[] {
	return nodes
		.filter(({ type }) => type.endsWith('.crmBatch'))
		.map(({ name, parameters: { resource, operation } }) => ({
			name,
			resource: String(resource),
			operation: String(operation),
		}));
}

/** Pinned output of n8n's file nodes, which are not installed here. */
export function fileNodeOutput(rows: CustomerRow[]) {
	return {
		'Read Customers': [{ json: { fileName: 'customers.csv' } }],
		[rowsNode]: rows.map((json) => ({ json })),
	};
}
