import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { place, runWorkflow } from '../../support/engine/n8nEngine';
import { baseNode } from './baseNodes';
import type { Contestant } from './contestant';

/** The types of the workflow, with their versions. */
const types = {
	loop: ['n8n-nodes-base.splitInBatches', 'nodes/SplitInBatches/SplitInBatches.node', 3],
	aggregate: ['n8n-nodes-base.aggregate', 'nodes/Transform/Aggregate/Aggregate.node', 1],
	request: ['n8n-nodes-base.httpRequest', 'nodes/HttpRequest/HttpRequest.node', 4.2],
	split: ['n8n-nodes-base.splitOut', 'nodes/Transform/SplitOut/SplitOut.node', 1],
} as const;

const at = (key: keyof typeof types, parameters: INodeParameters) => ({
	...place(key, types[key][0], parameters),
	typeVersion: types[key][2],
});

const to = (...names: string[]) => names.map((node) => ({ node, type: 'main' as const, index: 0 }));

/**
 * The batch that a user builds from n8n's own nodes: Loop Over Items (100), Aggregate, HTTP Request
 * with an expression for the body, and Split Out.
 */
export const handMade: Contestant = {
	title: 'Loop, Aggregate, HTTP Request, Split Out',
	does: () => true,
	requests: (count) => Math.ceil(count / 100),
	inFlight: () => 1,
	prepare: async ({ job, rows, hubspot }) => {
		const nodeTypes = Object.fromEntries(
			Object.values(types).map(([id, path, version]) => [id, baseNode(path, version)]),
		);
		// The user's expression makes the inputs; here their JSON is prepared, to their advantage.
		const items = rows.map((row) => ({ json: { input: job.inputOf(row) } as IDataObject }));
		const rest = JSON.stringify(job.rest ?? {}).slice(1, -1);
		const body = `={{ JSON.stringify({ inputs: $json.data.map((one) => one.input) ${rest && `, ${rest}`} }) }}`;
		return await Promise.resolve(async () => {
			const run = await runWorkflow({
				workflow: {
					nodes: [
						place('Trigger', 'n8n-nodes-base.manualTrigger'),
						at('loop', { batchSize: 100, options: {} }),
						at('aggregate', { aggregate: 'aggregateAllItemData', options: {} }),
						at('request', {
							method: 'POST',
							url: hubspot.url + job.path,
							sendHeaders: true,
							headerParameters: {
								parameters: [{ name: 'Authorization', value: `Bearer ${hubspot.accessToken}` }],
							},
							sendBody: true,
							...{ contentType: 'json', specifyBody: 'json', jsonBody: body },
							options: {},
						}),
						at('split', { fieldToSplitOut: 'results', options: {} }),
					],
					connections: {
						Trigger: { main: [to('loop')] },
						loop: { main: [[], to('aggregate')] },
						aggregate: { main: [to('request')] },
						request: { main: [to('split')] },
						split: { main: [to('loop')] },
					},
				},
				nodeTypes,
				pinData: { Trigger: items },
			});
			if (run.error) throw run.error;
			// The last run of the loop returns all that came back to it.
			const done = run.runData.loop?.at(-1)?.data?.main?.[0] ?? [];
			return done.map(({ json }) => {
				const { properties } = json as { properties?: Record<string, unknown> };
				return String(properties?.[job.key]);
			});
		});
	},
};
