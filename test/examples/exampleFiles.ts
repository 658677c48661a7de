/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads the workflow files */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../support/engine/builtPackage';
import type { WorkflowFile } from '../support/engine/runWorkflow';

const folder = path.join(packageRoot, 'examples');

/** The type of this package's node in a workflow file. */
export const hubspotType = 'n8n-nodes-hubspot-crm-batch.crmBatch';

/** The names of all workflow files in the examples folder. */
export const exampleNames: readonly string[] = readdirSync(folder)
	.filter((name) => name.endsWith('.json'))
	.sort();

/** The text of a file in the examples folder. */
export function exampleText(name: string): string {
	return readFileSync(path.join(folder, name), 'utf8');
}

/** The workflow in a file. */
export function exampleWorkflow(name: string): WorkflowFile {
	return JSON.parse(exampleText(name)) as WorkflowFile;
}
