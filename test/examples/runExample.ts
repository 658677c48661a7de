import '../support/engine/n8nEnvironment';

import type { IDataObject, INode, INodeType, IPinData } from 'n8n-workflow';
import { HubspotCrmBatchApi } from '../../credentials/HubspotCrmBatchApi.credentials';
import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import type { Sandbox } from '../../sandbox';
import { coreNodes, named } from '../support/standIns/coreNodeStandIns';
import { itemIndexes, outputItems } from '../support/items';
import { runWorkflow } from '../support/engine/runWorkflow';
import { serviceStandIn } from '../support/standIns/serviceStandIn';
import type { NodeTypesById } from '../support/standIns/standInNodeTypes';
import type { WorkflowResult } from '../support/engine/workflowResult';
import { exampleWorkflow, hubspotType } from './exampleFiles';

/** Nodes that start a workflow when a time has come or a mail; here they are always pinned. */
const triggers = ['n8n-nodes-base.scheduleTrigger', 'n8n-nodes-base.emailReadImap'];
const services = ['convertToFile', 'emailSend', 'googleSheets', 'postgres', 'readWriteFile'];

/**
 * Runs a workflow file, unchanged, with n8n's engine and this package's node against the sandbox.
 * Nodes that start the workflow or fetch data are pinned; IF, Edit Fields and Aggregate are stood in
 * for; what would be sent to a service is recorded.
 */
export async function runExample(
	name: string,
	{ url, accessToken }: Sandbox,
	pinData: IPinData,
): Promise<WorkflowResult> {
	const workflow = exampleWorkflow(name);
	const result = await runWorkflow({
		workflow,
		nodeTypes: {
			...coreNodes,
			...Object.fromEntries(triggers.map((type) => [type, triggerStandIn(type)])),
			...serviceStandIns(workflow.nodes),
			[hubspotType]: new CrmBatch(),
		},
		credentialTypes: [new HubspotCrmBatchApi()],
		credentials: { hubspotCrmBatchApi: { baseUrl: url, accessToken } },
		pinData,
	});
	if (result.error) throw result.error;
	return result;
}

/**
 * The fields of the items that a node put out, in all its runs: n8n runs a node again for each
 * branch that leads to it. Of a service, what it would have been sent.
 */
export function fields({ runData }: WorkflowResult, nodeName: string): IDataObject[] {
	const runs = runData[nodeName] ?? [];
	return runs.flatMap(({ data }) => data?.main?.[0] ?? []).map(({ json }) => json);
}

/** Which input items each of a node's outputs has; together every one of them, once. */
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

/** n8n's engine begins with the node that has a trigger. */
function triggerStandIn(type: string): INodeType {
	return {
		description: { ...named(type), group: ['trigger'], inputs: [] },
		async trigger() {
			throw new Error(`A node of the type "${type}" can only run with pinned output`);
		},
	};
}
