/* eslint-disable @n8n/community-nodes/no-deprecated-workflow-functions -- n8n's node calls such a function */
import type { INodeParameters, INodeType } from 'n8n-workflow';

import { place, runWorkflow } from '../../support/engine/n8nEngine';
import { baseNode } from './baseNodes';
import type { Contestant } from './contestant';

const type = 'n8n-nodes-base.hubspot';

/** The settings of n8n's HubSpot node for a job. */
function parametersOf(job: string, columns: readonly string[]): INodeParameters {
	if (job === 'tickets') {
		return {
			...{ resource: 'ticket', operation: 'create', authentication: 'appToken' },
			...{ pipelineId: '0', stageId: '1', ticketName: '={{ $json.subject }}' },
			additionalFields: {
				description: '={{ $json.content }}',
				associatedContactIds: '={{ [$json.contact_id] }}',
			},
		};
	}
	if (job === 'readById') {
		return {
			...{ resource: 'contact', operation: 'get', authentication: 'appToken' },
			contactId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			additionalFields: {},
		};
	}
	const customPropertiesValues = columns
		.filter((name) => name !== 'email')
		.map((property) => ({ property, value: `={{ $json.${property} }}` }));
	return {
		...{ resource: 'contact', operation: 'upsert', authentication: 'appToken' },
		email: '={{ $json.email }}',
		additionalFields: { customPropertiesUi: { customPropertiesValues } },
		options: {},
	};
}

/** n8n's HubSpot node, unchanged. Only the host of its requests is another. */
export const builtIn: Contestant = {
	title: "n8n's HubSpot node",
	does: (_, name) => ['upsert', 'expressions', 'tickets', 'readById'].includes(name),
	requests: (count) => 2 * count,
	inFlight: () => 1,
	prepare: async ({ job, rows, hubspot }) => {
		const original = baseNode('nodes/Hubspot/Hubspot.node', 2.2);
		const redirected: INodeType = Object.create(original, {
			execute: {
				value: async function (this: ThisParameterType<NonNullable<INodeType['execute']>>) {
					const send = this.helpers.requestWithAuthentication;
					Object.assign(this.helpers, {
						requestWithAuthentication: async (name: string, options: { uri: string }) => {
							const uri = options.uri.replace('https://api.hubapi.com', hubspot.legacyUrl);
							return await (send.call(this, name, { ...options, uri }) as Promise<unknown>);
						},
					});
					return await original.execute?.call(this);
				},
			},
		}) as INodeType;
		const name = job.path.includes('tickets') ? 'tickets' : job.writes ? 'upsert' : 'readById';
		const placed = { ...place('HubSpot', type, parametersOf(name, job.columns)), typeVersion: 2.2 };
		return await Promise.resolve(async () => {
			const run = await runWorkflow({
				workflow: {
					nodes: [place('Trigger', 'n8n-nodes-base.manualTrigger'), placed],
					connections: { Trigger: { main: [[{ node: 'HubSpot', type: 'main', index: 0 }]] } },
				},
				nodeTypes: { [type]: redirected },
				pinData: { Trigger: rows.map((json) => ({ json })) },
				credentialTypes: [appToken],
				credentials: { hubspotAppToken: { appToken: hubspot.accessToken } },
			});
			if (run.error) throw run.error;
			return run.output('HubSpot').map(({ json }, index) => {
				const { properties } = json as { properties?: Record<string, { value?: unknown }> };
				return String(properties?.[job.key]?.value ?? (json.objectId && rows[index]?.[job.key]));
			});
		});
	},
};

/** The credential of the node. */
const appToken = {
	name: 'hubspotAppToken',
	displayName: 'HubSpot App Token',
	properties: [],
	authenticate: {
		type: 'generic' as const,
		properties: { headers: { Authorization: '=Bearer {{$credentials.appToken}}' } },
	},
};
