import './engine/n8nEnvironment';

import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { HubspotCrmBatchApi } from '../../credentials/HubspotCrmBatchApi.credentials';
import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import type { Sandbox } from '../../sandbox';
import { agentStandIn, toolVariant, type Invocation, type ToolCard } from './standIns/aiAgent';
import { place } from './engine/executeNodeType';
import { runWorkflow } from './engine/runWorkflow';

/** How a tool is set up, and who runs it. */
export interface ToolOptions extends Pick<INode, 'onError' | 'retryOnFail' | 'waitBetweenTries'> {
	/** The name of the node, from which n8n makes the name of the tool. */
	name?: string;
	by?: Invocation;
}

/** What a model gets to read. */
export interface ToolRun {
	card: ToolCard;
	answers: string[];
}

const toolType = 'n8n-nodes-hubspot-crm-batch.crmBatchTool';
const agentType = '@n8n/n8n-nodes-langchain.agent';

/** Lets an AI agent call the node as a tool, once with each of the given arguments. */
export async function runAsTool(
	parameters: INodeParameters,
	calls: IDataObject[],
	{ url, accessToken }: Sandbox,
	{ name = 'HubSpot', by = 'agent', ...settings }: ToolOptions = {},
): Promise<ToolRun> {
	const signIn = { authentication: 'accessToken' };
	const tool = { ...place(name, toolType, { ...signIn, ...parameters }), ...settings };
	const result = await runWorkflow({
		workflow: {
			nodes: [place('Trigger', 'n8n-nodes-base.manualTrigger'), place('AI Agent', agentType), tool],
			connections: {
				Trigger: { main: [[{ node: 'AI Agent', type: 'main', index: 0 }]] },
				[name]: { ai_tool: [[{ node: 'AI Agent', type: 'ai_tool', index: 0 }]] },
			},
		},
		nodeTypes: {
			[toolType]: toolVariant(new CrmBatch()),
			[agentType]: agentStandIn(tool, calls, by),
		},
		credentialTypes: [new HubspotCrmBatchApi()],
		credentials: { hubspotCrmBatchApi: { baseUrl: url, accessToken } },
		pinData: { Trigger: [{ json: { chatInput: 'Look after our customers' } }] },
	});
	if (result.error) throw result.error;
	const runs = result.runData['AI Agent'] ?? [];
	const [item] = runs.at(-1)?.data?.main?.[0] ?? [];
	return item?.json as unknown as ToolRun;
}
