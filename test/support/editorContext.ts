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
import { currentSandbox } from './useSandbox';

/** The credential of the node in the editor. By default it signs in to the sandbox of the test. */
export interface EditorCredential {
	url?: string;
	accessToken?: string;
	/** `none`: the user has not chosen a credential. `deleted`: the chosen one no longer exists. */
	credential?: 'chosen' | 'none' | 'deleted';
}

/**
 * The context in which n8n loads the dropdowns and the field mapper of the node while a user edits
 * it, with the parameters set so far.
 */
export function editorContext(
	parameters: INodeParameters,
	{ url, accessToken, credential = 'chosen' }: EditorCredential = {},
): ILoadOptionsFunctions {
	const sandbox = currentSandbox();
	const type = 'n8n-nodes-hubspot-crm-batch.crmBatch';
	const node = {
		...place('CRM Batch', type, { authentication: 'serviceKey', ...parameters }),
		...(credential !== 'none' && {
			credentials: { hubspotCrmBatchApi: { id: 'hubspotCrmBatchApi', name: 'HubSpot' } },
		}),
	};
	const store = new CredentialStore([new HubspotCrmBatchApi()], {
		...(credential !== 'deleted' && {
			hubspotCrmBatchApi: {
				baseUrl: url ?? sandbox.url,
				accessToken: accessToken ?? sandbox.accessToken,
			},
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
