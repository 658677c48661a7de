import {
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { describeNode } from './standInNodeTypes';

/** Loop Over Items with one item at a time: the outputs are Done and Loop. */
export function loopOverItemsNode(): INodeType {
	return {
		description: {
			...describeNode('Loop Over Items'),
			outputs: ['main', 'main'],
			properties: [{ displayName: 'Options', name: 'options', type: 'json', default: {} }],
		},
		async execute() {
			const loop: { left?: INodeExecutionData[]; done?: INodeExecutionData[] } =
				this.getContext('node');
			const items = this.getInputData();
			const [left, done] = loop.left ? [loop.left, [...(loop.done ?? []), ...items]] : [items, []];
			const [next, ...rest] = left;
			Object.assign(loop, { left: rest, done });
			return next === undefined ? [done, []] : [[], [next]];
		},
	};
}

/**
 * Execute Sub-workflow, of the workflow itself.
 *
 * @param run runs the workflow from its trigger for such calls, and returns the items of its last node
 */
export function executeItselfNode(
	run: (items: INodeExecutionData[]) => Promise<INodeExecutionData[]>,
): INodeType {
	return {
		description: {
			...describeNode('Execute Sub-workflow'),
			properties: ['workflowId', 'workflowInputs', 'options'].map((name) => ({
				displayName: name,
				name,
				type: 'json' as const,
				default: {},
			})),
		},
		async execute() {
			const workflow = this.getNodeParameter('workflowId', 0) as IDataObject;
			const { id } = this.getWorkflow();
			if (workflow.value !== id)
				throw new Error(`The stand-in does not support: ${String(workflow.value)}`);
			try {
				return [await run(this.getInputData())];
			} catch (error) {
				if (!this.continueOnFail()) throw new NodeOperationError(this.getNode(), error as Error);
				return [[{ json: { error: (error as Error).message }, pairedItem: { item: 0 } }]];
			}
		},
	};
}
