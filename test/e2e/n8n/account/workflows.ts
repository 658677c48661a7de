/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads workflow files */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { IConnections, INode, INodeCredentials, IPinData } from 'n8n-workflow';
import { textOf, type N8nApi } from './n8nApi';

/** A workflow file, as n8n's editor imports it. */
export interface WorkflowFile {
	readonly name: string;
	readonly nodes: INode[];
	readonly connections: IConnections;
	readonly settings?: object;
	readonly pinData?: IPinData;
}

/** The type of the HubSpot node. */
export const NODE = 'n8n-nodes-hubspot-crm-batch.crmBatch';

/** The workflow files of a folder. */
export function readWorkflows(folder: string): WorkflowFile[] {
	const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
	return files.map((name) => readWorkflow(path.join(folder, name)));
}

/** A workflow file. */
export function readWorkflow(file: string): WorkflowFile {
	return JSON.parse(readFileSync(file, 'utf8'));
}

/** Adds a workflow, with credentials in each HubSpot node. Returns its ID. */
export async function addWorkflow(
	n8n: N8nApi,
	{ name, nodes, connections, settings = {}, pinData = {} }: WorkflowFile,
	credentials: INodeCredentials,
): Promise<string> {
	const connected = nodes.map((node) => (node.type === NODE ? { ...node, credentials } : node));
	const stored = await n8n.post('/workflows', {
		name,
		nodes: connected,
		connections,
		settings,
		pinData,
	});
	return textOf(stored, 'id');
}
