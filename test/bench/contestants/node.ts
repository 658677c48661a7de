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
				// With an error output, n8n 2.41 sorts the items in quadratic time: 5 s for 100,000.
				onError: 'continueRegularOutput',
			});
			if (result.error) throw result.error;
			const wrong = result.items.find(({ json }) => json.error !== undefined);
			if (wrong) throw new Error(JSON.stringify(wrong.json.error));
			return result.items.map(({ json }) => String(json[job.key]));
		};
	},
};
