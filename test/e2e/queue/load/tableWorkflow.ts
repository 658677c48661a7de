/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads a workflow file */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INode, INodeCredentials } from 'n8n-workflow';
import type { WorkflowFile } from '../../n8n/account/workflows';

const FILE = path.resolve(__dirname, '../../../../examples/large-table-in-parts.json');
const TRIGGER = 'n8n-nodes-base.scheduleTrigger';
const POSTGRES = 'n8n-nodes-base.postgres';

/** The number of rows of a part in the file. */
const ROWS_OF_A_PART = '5000';

/**
 * The example for large tables with a webhook in place of its schedule, and settings as its note says.
 *
 * @param postgres the credential of the Postgres nodes
 */
export function tableWorkflow(
	webhookPath: string,
	rowsOfAPart: number,
	postgres: INodeCredentials,
): WorkflowFile {
	const text = readFileSync(FILE, 'utf8').replaceAll(ROWS_OF_A_PART, String(rowsOfAPart));
	const example: WorkflowFile = JSON.parse(text);
	const adapt = (node: INode): INode => {
		if (node.type === POSTGRES) return { ...node, credentials: postgres };
		return node.type === TRIGGER ? webhookInPlaceOf(node, webhookPath) : node;
	};
	return {
		...example,
		nodes: example.nodes.map(adapt),
		settings: { ...example.settings, saveDataSuccessExecution: 'none' },
	};
}

/** A webhook that replies when the workflow has ended. */
function webhookInPlaceOf(node: INode, webhookPath: string): INode {
	return {
		...node,
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: node.id,
		parameters: { httpMethod: 'POST', path: webhookPath, responseMode: 'lastNode', options: {} },
	};
}
