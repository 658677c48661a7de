import './n8nEnvironment';

import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { HubspotCrmBatchApi } from '../../../credentials/HubspotCrmBatchApi.credentials';
import { HubspotCrmBatchOAuth2Api } from '../../../credentials/HubspotCrmBatchOAuth2Api.credentials';
import { CrmBatch } from '../../../nodes/CrmBatch/CrmBatch.node';
import { executeNodeType, type ExecuteOptions, type NodeResult } from './executeNodeType';
import type { Running } from './runWorkflow';

/** A run of the node: the settings of `ExecuteOptions`, and the HubSpot to talk to. */
export interface ExecuteNodeOptions extends ExecuteOptions {
	/** Where to send requests, with an access token; spares giving `credentials`. */
	hubspot?: { url: string; accessToken: string };
}

/**
 * Runs the CRM Batch node from its sources behind a trigger that puts out `items`. With `hubspot`
 * given it signs in with the access token; otherwise `credentials` and the parameter
 * `authentication` say how.
 */
export function executeNode(
	parameters: INodeParameters,
	items: INodeExecutionData[],
	{ hubspot, ...options }: ExecuteNodeOptions = {},
): Running<NodeResult> {
	const token = hubspot && {
		hubspotCrmBatchApi: { baseUrl: hubspot.url, accessToken: hubspot.accessToken },
	};
	const signIn = token ? { authentication: 'accessToken' } : {};
	return executeNodeType(new CrmBatch(), { ...signIn, ...parameters }, items, {
		credentialTypes: [new HubspotCrmBatchApi(), new HubspotCrmBatchOAuth2Api()],
		...(token && { credentials: token }),
		...options,
	});
}
