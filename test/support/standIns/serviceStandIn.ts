import type { IDataObject, INode, INodeType } from 'n8n-workflow';
import { named } from './coreNodeStandIns';

/**
 * Stands in for a node that hands items to a service: it sends nothing, and puts out, for each item,
 * the parameters that it was given, with all expressions resolved by n8n. So a test sees the mail,
 * the query or the row that the service would have got.
 *
 * @param nodes all nodes of this type in a workflow
 */
export function serviceStandIn(nodes: readonly INode[]): INodeType {
	const names = [...new Set(nodes.flatMap(({ parameters }) => Object.keys(parameters)))];
	return {
		description: {
			...named(nodes[0]?.type ?? 'Service'),
			// JSON takes a value of any kind as it is.
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
