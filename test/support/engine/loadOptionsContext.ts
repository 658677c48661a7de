import { LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type ILoadOptionsFunctions,
	type INode,
	type INodeType,
	type IWorkflowBase,
} from 'n8n-workflow';
import type { CredentialStore } from '../credentials/credentialStore';
import { serverStandIn } from '../standIns/serverStandIn';
import { standInNodeTypes } from '../standIns/standInNodeTypes';

/** The context in which n8n's editor calls the methods of a node type, for one node and one of its parameters. */
export function loadOptionsContext(
	node: INode,
	nodeType: INodeType,
	store: CredentialStore,
	path = '',
): ILoadOptionsFunctions {
	const workflow = new Workflow({
		id: '1',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: standInNodeTypes([node], { [node.type]: nodeType }, []),
	});
	const file: IWorkflowBase = {
		id: '1',
		name: 'Editor',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		nodes: [node],
		connections: {},
	};
	const additionalData = {
		...serverStandIn(file, 'internal', store),
		currentNodeParameters: node.parameters,
	};
	return new LoadOptionsContext(workflow, node, additionalData, path) as ILoadOptionsFunctions;
}
