import './engine/n8nEnvironment';

import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { HubspotCrmBatchApi } from '../../credentials/HubspotCrmBatchApi.credentials';
import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { place } from './engine/executeNodeType';
import { runWorkflow } from './engine/runWorkflow';
import { agentStandIn, toolVariant, type Invocation, type ToolCard } from './standIns/aiAgent';
import { currentSandbox } from './useSandbox';
import { withVersion } from './versions/apiVersion';

/** The settings of the tool, and what runs it: default `agent`. */
export interface ToolOptions extends Pick<INode, 'onError' | 'retryOnFail' | 'waitBetweenTries'> {
	/** Name of the node; n8n derives the name of the tool from it. */
	name?: string;
	by?: Invocation;
}

/** What the model receives. */
export interface ToolRun {
	card: ToolCard;
	/** One answer for each call. */
	answers: string[];
}

const toolType = 'n8n-nodes-hubspot-crm-batch.crmBatchTool';
const agentType = '@n8n/n8n-nodes-langchain.agent';

/** Has an AI agent call the node as a tool, once for each element of `calls`. */
export async function runAsTool(
	parameters: INodeParameters,
	calls: IDataObject[],
	{ name = 'HubSpot', by = 'agent', ...settings }: ToolOptions = {},
): Promise<ToolRun> {
	const { url, accessToken } = currentSandbox();
	const signIn = { authentication: 'serviceKey' };
	const tool = {
		...place(name, toolType, withVersion({ ...signIn, ...parameters })),
		...settings,
	};
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
