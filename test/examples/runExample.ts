import '../support/engine/n8nEnvironment';

import type { IDataObject, INode, INodeType, IPinData } from 'n8n-workflow';
import { HubspotCrmBatchApi } from '../../credentials/HubspotCrmBatchApi.credentials';
import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { codeNode } from '../support/standIns/codeNodeStandIn';
import { coreNodes } from '../support/standIns/coreNodeStandIns';
import { itemIndexes, outputItems } from '../support/items';
import { runWorkflow, type RunOptions } from '../support/engine/runWorkflow';
import { serviceStandIn } from '../support/standIns/serviceStandIn';
import { describeNode, type NodeTypesById } from '../support/standIns/standInNodeTypes';
import type { WorkflowResult } from '../support/engine/workflowResult';
import { currentSandbox } from '../support/useSandbox';
import { exampleWorkflow, hubspotType } from './exampleFiles';

/** Triggers of the examples. Their output is always pinned. */
const triggers = [
	'n8n-nodes-base.scheduleTrigger',
	'n8n-nodes-base.emailReadImap',
	'n8n-nodes-base.executeWorkflowTrigger',
];
/** Nodes that send items to a service. */
const services = ['convertToFile', 'emailSend', 'googleSheets', 'postgres', 'readWriteFile'];

/**
 * Runs an unchanged workflow file with n8n's engine and this package's node on the sandbox of the
 * test. `pinData` holds the output of triggers and of nodes that fetch data. IF, Edit Fields,
 * Aggregate and Code are stand-ins; nodes that send to a service only record what they would send.
 *
 * @param own further settings of the run; its node types replace those above
 */
export async function runExample(
	name: string,
	pinData: IPinData,
	own: Partial<RunOptions> = {},
): Promise<WorkflowResult> {
	const { url, accessToken } = currentSandbox();
	const workflow = exampleWorkflow(name);
	const result = await runWorkflow({
		...own,
		workflow,
		nodeTypes: {
			...coreNodes,
			'n8n-nodes-base.code': codeNode(),
			...Object.fromEntries(triggers.map((type) => [type, triggerStandIn(type)])),
			...serviceStandIns(workflow.nodes),
			[hubspotType]: new CrmBatch(),
			...own.nodeTypes,
		},
		credentialTypes: [new HubspotCrmBatchApi()],
		credentials: { hubspotCrmBatchApi: { baseUrl: url, accessToken } },
		pinData,
	});
	if (result.error) throw result.error;
	return result;
}

/**
 * The fields of the items that a node returned, over all its runs: n8n runs a node once for each
 * branch that leads to it. For a service, these are the parameters it would receive.
 */
export function fields({ runData }: WorkflowResult, nodeName: string): IDataObject[] {
	const runs = runData[nodeName] ?? [];
	return runs.flatMap(({ data }) => data?.main?.[0] ?? []).map(({ json }) => json);
}

/** The indexes of the input items on each of a node's two outputs. */
export function sources(result: WorkflowResult, nodeName: string): number[][] {
	return [0, 1].map((output) => itemIndexes(outputItems(result.output(nodeName, output))));
}

function serviceStandIns(nodes: readonly INode[]): NodeTypesById {
	const types = services.map((service) => `n8n-nodes-base.${service}`);
	const used = types.filter((type) => nodes.some((node) => node.type === type));
	return Object.fromEntries(
		used.map((type) => [type, serviceStandIn(nodes.filter((node) => node.type === type))]),
	);
}

/** A trigger with pinned output. n8n's engine starts at the node that has a `trigger` function. */
function triggerStandIn(type: string): INodeType {
	return {
		description: describeNode(type, 'trigger'),
		async trigger() {
			throw new Error(`A node of the type "${type}" can only run with pinned output`);
		},
	};
}
