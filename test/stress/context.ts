/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { setImmediate } from 'node:timers/promises';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { isObject, objectsAt } from '../../nodes/CrmBatch/hubspot/json';
import type { StressCase } from './stressCase';

/** A reply as n8n's HTTP client returns it: parsed. */
export interface ParsedReply {
	readonly status: number;
	readonly body: unknown;
}

/** The properties of the stand-in's account, beside HubSpot's own. */
const writable = [
	...['email', 'firstname', 'subject', 'code', 'due', 'plan'],
	...Array.from({ length: 100 }, (_, index) => `note_${index}`),
];

const account = writable.map((name) => ({
	name,
	label: name,
	type: 'string',
	fieldType: 'text',
	hasUniqueValue: name === 'code',
	modificationMetadata: { readOnlyValue: false },
}));

/** Stand-in for the context that n8n passes to a node, with these replies in place of HubSpot's. */
export function stressContext(
	stress: StressCase,
	replies: ReadonlyArray<ParsedReply | undefined>,
): IExecuteFunctions {
	const items = stress.items().map((json) => ({ json }));
	const parameters: Record<string, unknown> = {
		resource: stress.object ?? 'contact',
		operation: stress.operation,
		authentication: 'serviceKey',
		idProperty: stress.by ?? 'hs_object_id',
		idValue: '={{ $json.id }}',
		inputMode: 'json',
		propertiesJson: '={{ $json.values }}',
		propertyNames: [],
		associations: {},
		options: { maxWait: 1, concurrency: 4 },
		simplify: true,
	};
	const credential = { id: '1', name: 'Stress' };
	const node = {
		id: 'node',
		name: 'HubSpot CRM Batch',
		type: 'crmBatch',
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { hubspotCrmBatchApi: credential },
	};
	let requests = 0;
	const call = async (_type: string, { method, body }: IHttpRequestOptions) => {
		// As a real request, so that the node does not work on in one turn of the event loop.
		await setImmediate();
		if (method === 'GET') {
			return stress.hidesProperties
				? { statusCode: 403, headers: {}, body: { status: 'error', message: 'Hidden' } }
				: { statusCode: 200, headers: {}, body: { results: account } };
		}
		const reply = replies[Math.min(requests, replies.length - 1)];
		requests += 1;
		return reply
			? { statusCode: reply.status, headers: {}, body: reply.body }
			: { statusCode: 200, headers: {}, body: echo(body) };
	};
	const context = {
		getInputData: () => items,
		getNode: () => node,
		getNodeParameter: (name: string, item: number, fallback?: unknown) => {
			if (name === 'idValue') return items[item]?.json.id;
			if (name === 'propertiesJson') return items[item]?.json.values;
			return Object.hasOwn(parameters, name) ? parameters[name] : fallback;
		},
		getCredentials: async () => await Promise.resolve({ baseUrl: 'https://api.hubapi.com' }),
		getExecutionId: () => '1',
		getTimezone: () => 'UTC',
		getExecutionCancelSignal: () => undefined,
		continueOnFail: () => stress.stops !== true,
		addExecutionHints: () => undefined,
		isToolExecution: () => false,
		// An n8n that routes details has the expression function that the node asks for.
		evaluateExpression: () => ({}),
		helpers: { httpRequestWithAuthentication: call },
	};
	return context as unknown as IExecuteFunctions;
}

/** A reply in which all inputs succeeded. */
function echo(body: unknown): unknown {
	const results = objectsAt(isObject(body) ? body : {}, 'inputs').map((input, index) => ({
		id: /^\d+$/.test(String(input.id)) ? input.id : String(1000 + index),
		properties: input.properties ?? {},
		objectWriteTraceId: input.objectWriteTraceId,
	}));
	return { status: 'COMPLETE', results };
}
