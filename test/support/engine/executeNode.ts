import './n8nEnvironment';

import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { HubspotCrmBatchApi } from '../../../credentials/HubspotCrmBatchApi.credentials';
import { HubspotCrmBatchOAuth2Api } from '../../../credentials/HubspotCrmBatchOAuth2Api.credentials';
import { CrmBatch } from '../../../nodes/CrmBatch/CrmBatch.node';
import { withVersion } from '../versions/apiVersion';
import { executeNodeType, type ExecuteOptions, type NodeResult } from './executeNodeType';
import type { Running } from './runWorkflow';

/** The settings of a run, and the HubSpot to sign in to. */
export interface ExecuteNodeOptions extends ExecuteOptions {
	/** Signs in with this access token, in place of `credentials`. */
	hubspot?: { url: string; accessToken: string };
}

/**
 * Runs the CRM Batch node, from its sources, after a trigger that returns `items`. Tests use
 * `runNode`; this function is for runs without the sandbox of a test.
 */
export function executeNode(
	parameters: INodeParameters,
	items: INodeExecutionData[],
	{ hubspot, ...options }: ExecuteNodeOptions = {},
): Running<NodeResult> {
	const token = hubspot && {
		hubspotCrmBatchApi: { baseUrl: hubspot.url, accessToken: hubspot.accessToken },
	};
	const signIn = token ? {} : { authentication: 'oAuth2' };
	return executeNodeType(new CrmBatch(), withVersion({ ...signIn, ...parameters }), items, {
		credentialTypes: [new HubspotCrmBatchApi(), new HubspotCrmBatchOAuth2Api()],
		...(token && { credentials: token }),
		...options,
	});
}
