/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs the code of workflow files */
import { runInNewContext } from 'node:vm';
import { deepCopy, type INodeExecutionData, type INodeType } from 'n8n-workflow';
import { describeNode } from './standInNodeTypes';

/**
 * A stand-in for Code, with JavaScript that runs once for all items. n8n runs it in a process of its
 * own; here it has the same variables of the engine, and the static data of the workflow.
 */
export function codeNode(): INodeType {
	return {
		description: {
			...describeNode('Code'),
			properties: [
				{ displayName: 'Mode', name: 'mode', type: 'string', default: 'runOnceForAllItems' },
				{ displayName: 'JavaScript', name: 'jsCode', type: 'string', default: '' },
			],
		},
		async execute() {
			const mode = String(this.getNodeParameter('mode', 0));
			if (mode !== 'runOnceForAllItems') throw new Error(`The stand-in does not support: ${mode}`);
			const code = String(this.getNodeParameter('jsCode', 0));
			const returned = (await runInNewContext(`(async () => {\n${code}\n})()`, {
				...this.getWorkflowDataProxy(0),
				$getWorkflowStaticData: (type: string) => this.getWorkflowStaticData(type),
			})) as INodeExecutionData[];
			// Objects of the code have prototypes of another realm.
			return [deepCopy(returned)];
		},
	};
}
