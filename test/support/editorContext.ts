import './engine/n8nEnvironment';

import { LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type ILoadOptionsFunctions,
	type INodeParameters,
	type IWorkflowBase,
} from 'n8n-workflow';
import { HubspotCrmBatchApi } from '../../credentials/HubspotCrmBatchApi.credentials';
import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { CredentialStore } from './credentials/credentialStore';
import { place } from './engine/executeNodeType';
import { serverStandIn } from './standIns/serverStandIn';
import { standInNodeTypes } from './standIns/standInNodeTypes';

/**
 * The context in which n8n calls a node's dropdowns and its field mapper while the user edits it,
 * with the parameters that are set so far.
 */
export function editorContext(
	parameters: INodeParameters,
	hubspot: { url: string; accessToken: string },
	credential: 'chosen' | 'none' | 'deleted' = 'chosen',
): ILoadOptionsFunctions {
	const type = 'n8n-nodes-hubspot-crm-batch.crmBatch';
	const node = {
		...place('CRM Batch', type, { authentication: 'accessToken', ...parameters }),
		...(credential !== 'none' && {
			credentials: { hubspotCrmBatchApi: { id: 'hubspotCrmBatchApi', name: 'HubSpot' } },
		}),
	};
	const store = new CredentialStore([new HubspotCrmBatchApi()], {
		...(credential !== 'deleted' && {
			hubspotCrmBatchApi: { baseUrl: hubspot.url, accessToken: hubspot.accessToken },
		}),
	});
	const workflow = new Workflow({
		id: '1',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: standInNodeTypes([node], { [type]: new CrmBatch() }, []),
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
	return new LoadOptionsContext(workflow, node, additionalData, '') as ILoadOptionsFunctions;
}
