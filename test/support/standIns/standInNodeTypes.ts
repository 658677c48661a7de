import type { IDataObject, INode, INodeType, INodeTypes } from 'n8n-workflow';

/** Node types by their ID in a workflow file, such as `n8n-nodes-base.noOp`. */
export type NodeTypesById = Record<string, INodeType>;

/** Stand-ins for nodes of n8n that pass their items on unchanged. */
const standIns: NodeTypesById = {
	'n8n-nodes-base.manualTrigger': passOn('Manual Trigger', 'trigger'),
	'n8n-nodes-base.noOp': passOn('No Operation'),
	'n8n-nodes-base.stickyNote': passOn('Sticky Note'),
};

/**
 * The node types of one run: the given ones, the stand-ins above, and for nodes with pinned output a
 * type that throws when it is executed. Throws for a node of any other type.
 */
export function standInNodeTypes(
	nodes: INode[],
	given: NodeTypesById,
	pinned: string[],
): INodeTypes {
	const types: NodeTypesById = { ...standIns, ...given };
	for (const node of nodes) {
		if (node.type in types) continue;
		if (!pinned.includes(node.name) && !node.disabled) {
			throw new Error(
				`The node "${node.name}" has the type "${node.type}", which is not loaded. ` +
					'Load the package of that type, or pin the output of the node.',
			);
		}
		types[node.type] = neverExecuted(node);
	}
	const find = (id: string) => types[id] as INodeType;
	return {
		getByName: find,
		getByNameAndVersion: find,
		getKnownTypes: (): IDataObject => ({}),
	};
}

function passOn(displayName: string, group: 'transform' | 'trigger' = 'transform'): INodeType {
	return {
		description: describeNode(displayName, group),
		async execute() {
			return [this.getInputData()];
		},
	};
}

function neverExecuted({ name, type }: INode): INodeType {
	return {
		description: describeNode(type),
		async execute() {
			throw new Error(`The node "${name}" of the type "${type}" can only run with pinned output`);
		},
	};
}

/** A minimal description of a node with one input, unless it is a trigger, and one output. */
export function describeNode(
	displayName: string,
	group: 'transform' | 'trigger' = 'transform',
): INodeType['description'] {
	return {
		displayName,
		name: displayName,
		group: [group],
		version: 1,
		description: displayName,
		defaults: { name: displayName },
		inputs: group === 'trigger' ? [] : ['main'],
		outputs: ['main'],
		properties: [],
	};
}
