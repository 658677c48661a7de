import type { IDataObject, INode, INodeType } from 'n8n-workflow';
import { describeNode } from './standInNodeTypes';

/**
 * A stand-in for a node that sends items to a service. It sends nothing. For each item it returns its
 * parameters with resolved expressions, such as the mail, query or row for the service.
 *
 * @param nodes all nodes of this type in the workflow
 */
export function serviceStandIn(nodes: readonly INode[]): INodeType {
	const names = [...new Set(nodes.flatMap(({ parameters }) => Object.keys(parameters)))];
	return {
		description: {
			...describeNode(nodes[0]?.type ?? 'Service'),
			// Parameters of the type `json` accept values of any type.
			properties: names.map((name) => ({
				displayName: name,
				name,
				type: 'json' as const,
				default: '',
			})),
		},
		async execute() {
			const given = Object.keys(this.getNode().parameters);
			return [
				this.getInputData().map((_, item) => {
					const resolved = given.map((name) => [name, this.getNodeParameter(name, item)]);
					return { json: Object.fromEntries(resolved) as IDataObject, pairedItem: { item } };
				}),
			];
		},
	};
}
