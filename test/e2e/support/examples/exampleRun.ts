/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads workflow files, and writes what they read */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject, INode } from 'n8n-workflow';
import type { CredentialReference } from '../../n8n/account/credentials';
import { addDataTable, type DataTable } from '../../n8n/account/dataTables';
import type { N8nApi } from '../../n8n/account/n8nApi';
import { addWorkflow, readWorkflow, type WorkflowFile } from '../../n8n/account/workflows';
import type { SandboxApi } from '../sandboxApi';

/** The folder of the workflow files. */
export const EXAMPLES = path.resolve(__dirname, '../../../../examples');

/** The folder of files in the examples, which n8n's Docker image has. */
const FILES = '/home/node/.n8n-files';

/** A run of an example, with what services such as Google Sheets could return. */
export interface ExampleRun {
	readonly file: string;
	/** Records that HubSpot has before, by object. */
	readonly records?: Readonly<Record<string, ReadonlyArray<Record<string, string>>>>;
	/** Text of the files that the workflow reads, by name. */
	readonly files?: Readonly<Record<string, string>>;
	/** The data table of n8n that the workflow uses. */
	readonly dataTable?: DataTable;
	/** Pinned items of nodes that need a service, by node. `ids` are those of the records. */
	pinned(ids: readonly string[]): Readonly<Record<string, readonly IDataObject[]>>;
	/** The node that is executed. Without it, the whole workflow is. */
	readonly upTo?: string;
	/** What the output panels of nodes say after the run, by node. */
	readonly shows: Readonly<Record<string, readonly string[]>>;
}

/** The n8n and the sandbox in which an example runs. */
export interface ExamplePlace {
	readonly api: N8nApi;
	readonly sandbox: SandboxApi;
	/** The folder in which workflows can read and write files. */
	readonly files: string;
	readonly hubspotCrmBatchApi: CredentialReference;
	/** Credentials of other services, by the type of the node. */
	readonly services?: Readonly<Record<string, INode['credentials']>>;
}

/** Adds the workflow and all that it needs, so that it can be executed. Returns its ID. */
export async function addExample(
	{ api, sandbox, files, hubspotCrmBatchApi, services = {} }: ExamplePlace,
	run: ExampleRun,
	change: (workflow: WorkflowFile) => WorkflowFile = (workflow) => workflow,
): Promise<string> {
	const ids: string[] = [];
	for (const [object, values] of Object.entries(run.records ?? {})) {
		ids.push(...(await sandbox.add(object, values)));
	}
	for (const [name, text] of Object.entries(run.files ?? {})) {
		writeFileSync(path.join(files, name), text);
	}
	if (run.dataTable) await addDataTable(api, run.dataTable);
	const pinned = Object.entries(run.pinned(ids));
	const workflow = change(readWorkflow(path.join(EXAMPLES, run.file)));
	return await addWorkflow(
		api,
		{
			...workflow,
			nodes: workflow.nodes.map((node) => inPlace(node, files, services)),
			pinData: Object.fromEntries(
				pinned.map(([name, rows]) => [name, rows.map((json) => ({ json }))]),
			),
		},
		{ hubspotCrmBatchApi },
	);
}

/** The node with the folder and the credentials of this n8n. */
function inPlace(
	node: INode,
	files: string,
	services: NonNullable<ExamplePlace['services']>,
): INode {
	const parameters = JSON.stringify(node.parameters).replaceAll(FILES, files);
	const credentials = services[node.type];
	return { ...node, parameters: JSON.parse(parameters), ...(credentials && { credentials }) };
}
