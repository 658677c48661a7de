import { executeNodeType, loadBuiltPackage } from '../../support/engine/n8nEngine';
import type { Contestant } from './contestant';

/** This node, built, through n8n's engine. */
export const node: Contestant = {
	title: 'this node',
	does: () => true,
	requests: (count) => Math.ceil(count / 100),
	inFlight: (wanted) => wanted || 10,
	prepare: async ({ job, rows, hubspot, inFlight }) => {
		const { nodeTypes, credentialTypes } = await loadBuiltPackage();
		const type = nodeTypes['n8n-nodes-hubspot-crm-batch.crmBatch'];
		if (!type) throw new Error('The package is not built: npm run build');
		const parameters = { ...job.node, options: { concurrency: inFlight } };
		const items = rows.map((json) => ({ json }));
		return async () => {
			const result = await executeNodeType(type, parameters, items, {
				credentialTypes,
				credentials: {
					hubspotCrmBatchApi: { baseUrl: hubspot.url, accessToken: hubspot.accessToken },
				},
				onError: 'continueErrorOutput',
			});
			if (result.error) throw result.error;
			const wrong = result.failed[0];
			if (wrong) throw new Error(JSON.stringify(wrong.json.error));
			return result.items.map(({ json }) => String(json[job.key]));
		};
	},
};
