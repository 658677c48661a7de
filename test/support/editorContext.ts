import './engine/n8nEnvironment';

import type { ILoadOptionsFunctions, INodeParameters } from 'n8n-workflow';
import { HubspotCrmBatchApi } from '../../credentials/HubspotCrmBatchApi.credentials';
import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { CredentialStore } from './credentials/credentialStore';
import { place } from './engine/executeNodeType';
import { loadOptionsContext } from './engine/loadOptionsContext';
import { currentSandbox } from './useSandbox';
import { withVersion } from './versions/apiVersion';

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
 *
 * @param path of the parameter whose list is loaded, as n8n's editor gives it
 */
export function editorContext(
	parameters: INodeParameters,
	{ url, accessToken, credential = 'chosen' }: EditorCredential = {},
	path = '',
): ILoadOptionsFunctions {
	const sandbox = currentSandbox();
	const type = 'n8n-nodes-hubspot-crm-batch.crmBatch';
	const node = {
		...place('CRM Batch', type, withVersion({ authentication: 'serviceKey', ...parameters })),
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
	return loadOptionsContext(node, new CrmBatch(), store, path);
}
