import {
	NodeConnectionTypes,
	type EngineRequest,
	type EngineResponse,
	type IDataObject,
	type INode,
	type INodeProperties,
	type INodeType,
} from 'n8n-workflow';
import { describeNode } from './standInNodeTypes';

/** What runs the tool: the AI Agent node itself, or (since version 3 of the node) n8n's engine. */
export type Invocation = 'agent' | 'engine';

/** A LangChain tool that n8n-core gives to an agent, with the members used here. */
interface ConnectedTool {
	readonly name: string;
	readonly description: string;
	readonly schema: { readonly shape: Record<string, { description?: string }> };
	invoke(args: IDataObject): Promise<unknown>;
}

/** The description of a tool that the model receives. */
export interface ToolCard {
	name: string;
	description: string;
	/** Description of each argument. */
	arguments: Record<string, string | undefined>;
}

/** The variant of a `usableAsTool` node that n8n's server offers to agents. */
export function toolVariant(node: INodeType): INodeType {
	const { description } = node;
	if (!description.usableAsTool) throw new Error(`${description.name} is not usable as a tool`);
	const own: INodeProperties[] = [
		{
			displayName: 'Tool Description',
			name: 'descriptionType',
			type: 'options',
			options: [
				{ name: 'Set Automatically', value: 'auto' },
				{ name: 'Set Manually', value: 'manual' },
			],
			default: 'auto',
		},
		{
			displayName: 'Description',
			name: 'toolDescription',
			type: 'string',
			default: description.description,
			displayOptions: { show: { descriptionType: ['manual'] } },
		},
	];
	return {
		...node,
		...(node.execute && { execute: node.execute }),
		description: {
			...description,
			name: `${description.name}Tool`,
			displayName: `${description.displayName} Tool`,
			inputs: [],
			outputs: [NodeConnectionTypes.AiTool],
			properties: [...own, ...description.properties],
		},
	};
}

/**
 * A stand-in for the AI Agent node and its model. It gets the connected tool from n8n, calls it once
 * for each element of `calls`, and returns the card of the tool and the answer to each call.
 */
export function agentStandIn(tool: INode, calls: IDataObject[], by: Invocation): INodeType {
	return {
		description: {
			...describeNode('AI Agent'),
			inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
		},
		async execute(response?: EngineResponse) {
			const [connected] = (await this.getInputConnectionData(
				NodeConnectionTypes.AiTool,
				0,
			)) as ConnectedTool[];
			if (!connected) throw new Error('No tool is connected');
			const card = cardOf(connected);
			if (by === 'agent') {
				const answers: string[] = [];
				for (const call of calls) answers.push(await answerOf(connected, call));
				return [[{ json: { card, answers } as unknown as IDataObject }]];
			}
			const done = response?.actionResponses ?? [];
			if (done.length === 0) return engineRequest(tool, calls);
			const answers = done.map(({ data }) => {
				const items = data.data?.ai_tool?.[0]?.map(({ json }) => json) ?? [];
				return JSON.stringify(items.length > 0 ? items : { error: data.error?.message });
			});
			return [[{ json: { card, answers } as unknown as IDataObject }]];
		},
	};
}

function engineRequest(tool: INode, calls: IDataObject[]): EngineRequest {
	return {
		actions: calls.map((input, place) => ({
			actionType: 'ExecutionNodeAction',
			nodeName: tool.name,
			input,
			type: NodeConnectionTypes.AiTool,
			id: `call_${place}`,
			metadata: { itemIndex: 0 },
		})),
		metadata: {},
	};
}

/** The answer of the tool, or the message of the error that it throws. */
async function answerOf(tool: ConnectedTool, call: IDataObject): Promise<string> {
	try {
		return String(await tool.invoke(call));
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

function cardOf({ name, description, schema }: ConnectedTool): ToolCard {
	return {
		name,
		description,
		arguments: Object.fromEntries(
			Object.entries(schema.shape).map(([key, value]) => [key, value.description]),
		),
	};
}
