import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';

import type { Scenario } from '../scenario/scenario';
import type { Network } from './network';

/** Any URL: no request leaves the process. */
const BASE_URL = 'https://hubspot.example';

/** The node in a saved workflow. Each run has its own credential, and so its own rate limit. */
export function nodeOf(scenario: Scenario, run: number): INode {
	const credential = { id: `run ${run}`, name: 'Storm' };
	return {
		id: 'node',
		name: 'HubSpot CRM Batch',
		type: 'crmBatch',
		typeVersion: 1,
		position: [0, 0],
		parameters: parametersOf(scenario),
		credentials: { hubspotCrmBatchApi: credential },
	};
}

function parametersOf(scenario: Scenario): INodeParameters {
	const { object, operation, idProperty, batchSize, concurrency, maxWait } = scenario;
	return {
		resource: object,
		operation,
		authentication: 'serviceKey',
		idProperty,
		idValue: '={{ $json.key }}',
		inputMode: 'json',
		propertiesJson: '={{ $json.values }}',
		propertyNames: object === 'contact' ? ['firstname', 'email'] : ['subject'],
		simplify: true,
		options: { batchSize, concurrency, maxWait },
	};
}

/** Stand-in for the context that n8n passes to a node. */
export function contextOf(
	scenario: Scenario,
	node: INode,
	items: INodeExecutionData[],
	network: Network,
	signal: AbortSignal,
): IExecuteFunctions {
	const { parameters } = node;
	const context = {
		getInputData: () => items,
		getNode: () => node,
		getNodeParameter: (name: string, _item: number, fallback?: unknown) =>
			Object.hasOwn(parameters, name) ? parameters[name] : fallback,
		getCredentials: async () => await Promise.resolve({ baseUrl: BASE_URL }),
		getExecutionId: () => '1',
		getTimezone: () => 'UTC',
		getExecutionCancelSignal: () => signal,
		continueOnFail: () => scenario.onError !== 'stopWorkflow',
		// An n8n that routes details has the expression function that the node asks for.
		evaluateExpression: () => ({}),
		addExecutionHints: () => {},
		isToolExecution: () => false,
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
				await network.send(options),
		},
	};
	return context as unknown as IExecuteFunctions;
}
