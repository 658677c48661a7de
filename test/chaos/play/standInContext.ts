import type { IExecuteFunctions, IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import { httpCall } from './httpCalls';
import { parametersOf } from '../items/parameters';
import type { Scenario } from '../scenario/scenario';

/** Runs so far: each has a credential of its own, so that no run remembers another's limit. */
let runs = 0;

/**
 * What n8n hands to a node, as far as this node asks for it: its parameters, which are constants
 * or fields of the item, and real requests to the sandbox.
 *
 * @param hints gets what the node says of a run, the line that sums it up first
 */
export function standInContext(
	scenario: Scenario,
	items: readonly INodeExecutionData[],
	sandbox: Sandbox,
	signal: AbortSignal,
	hints: string[] = [],
): IExecuteFunctions {
	const parameters = parametersOf(scenario);
	runs += 1;
	const credential = { id: `run ${runs}`, name: 'Chaos' };
	const node = {
		id: 'node',
		name: 'HubSpot CRM Batch',
		type: 'crmBatch',
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { hubspotCrmBatchApi: credential, hubspotCrmBatchOAuth2Api: credential },
	};
	const context = {
		getInputData: () => items,
		getNode: () => node,
		getNodeParameter: (name: string, _item: number, fallback?: unknown) =>
			Object.hasOwn(parameters, name) ? parameters[name] : fallback,
		getCredentials: async () => await Promise.resolve({ baseUrl: sandbox.url }),
		getExecutionId: () => '1',
		getTimezone: () => scenario.timeZone,
		getExecutionCancelSignal: () => signal,
		continueOnFail: () => scenario.onError !== 'stopWorkflow',
		addExecutionHints: ({ message }: { message: string }) => hints.push(message),
		isToolExecution: () => false,
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
				await httpCall(options, sandbox.accessToken),
		},
	};
	return context as unknown as IExecuteFunctions;
}
