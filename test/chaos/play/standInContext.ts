import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import { httpCall } from './httpCalls';
import type { Scenario } from '../scenario/scenario';

/** Runs so far. Each gets its own credential, so that runs share no rate limit state. */
let runs = 0;

/** What a saved workflow has of the node, and of itself. */
export type NodeSettings = Pick<Scenario, 'onError' | 'timeZone'> & {
	readonly parameters: INodeParameters;
};

/**
 * Stand-in for the context that n8n passes to a node: parameters, which are constants or fields of
 * the item, and real requests to the sandbox.
 *
 * @param hints receives the execution hints, the summary of the run first
 */
export function standInContext(
	{ parameters, onError, timeZone }: NodeSettings,
	items: readonly INodeExecutionData[],
	sandbox: Sandbox,
	signal: AbortSignal,
	hints: string[] = [],
): IExecuteFunctions {
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
		getCredentials: async () => await Promise.resolve({ baseUrl: sandbox.url, oauthTokenData: {} }),
		getExecutionId: () => '1',
		getTimezone: () => timeZone,
		getExecutionCancelSignal: () => signal,
		// An n8n that routes details has the expression function that the node asks for.
		evaluateExpression: () => ({}),
		continueOnFail: () => onError !== 'stopWorkflow',
		addExecutionHints: ({ message }: { message: string }) => hints.push(message),
		isToolExecution: () => false,
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
				await httpCall(options, sandbox.accessToken),
			// The token is good: a 401 is one of the faults.
			refreshOAuth2Token: async () => await Promise.resolve({}),
		},
	};
	return context as unknown as IExecuteFunctions;
}
