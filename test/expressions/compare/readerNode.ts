import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeProperties,
	type INodeType,
} from 'n8n-workflow';

/** A node that only reads its parameters. @param run called with n8n's context */
export function readerNode(
	properties: INodeProperties[],
	run: (context: IExecuteFunctions) => void,
): INodeType {
	return {
		description: {
			displayName: 'Reader',
			name: 'reader',
			group: ['transform'],
			version: 1,
			description: 'Reads its parameters',
			defaults: { name: 'Reader' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties,
		},
		// n8n calls this function with the context as `this`.
		async execute(this: IExecuteFunctions) {
			run(this);
			return [[]];
		},
	};
}
