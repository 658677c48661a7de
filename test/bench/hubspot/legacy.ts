/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a server of the bench */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import { listening, type Certificate, type Front } from './front';

interface Reply {
	readonly status: number;
	readonly body: unknown;
}

type Inject = (method: string, path: string, body?: unknown) => Promise<Reply>;

interface Property {
	readonly property?: string;
	readonly name?: string;
	readonly value: unknown;
}

/** The endpoints of HubSpot's former API that n8n's HubSpot node calls in the jobs of the bench. */
const routes: ReadonlyArray<
	readonly [RegExp, (send: Inject, found: string, body: unknown) => Promise<Reply>]
> = [
	[
		/^POST \/contacts\/v1\/contact\/createOrUpdate\/email\/([^/?]+)/,
		async (send, email, body) => {
			const id = decodeURIComponent(email);
			const properties = valuesOf((body as { properties: Property[] }).properties, 'property');
			const inputs = [{ id, idProperty: 'email', properties: { ...properties, email: id } }];
			const reply = await send('POST', '/crm/v3/objects/contacts/batch/upsert', { inputs });
			const [result] = (reply.body as { results?: IDataObject[] }).results ?? [];
			return result ? { status: 200, body: { vid: Number(result.id), isNew: result.new } } : reply;
		},
	],
	[
		/^GET \/contacts\/v1\/contact\/vid\/(\d+)\/profile/,
		async (send, vid) => {
			const reply = await send('GET', `/crm/v3/objects/contacts/${vid}?properties=email,firstname`);
			const { properties = {} } = reply.body as { properties?: IDataObject };
			const versions = Object.entries(properties).map(([name, value]) => [name, { value }]);
			return {
				status: reply.status,
				body: { vid: Number(vid), properties: Object.fromEntries(versions) as IDataObject },
			};
		},
	],
	[
		/^POST \/crm-objects\/v1\/objects\/tickets()/,
		async (send, _, body) => {
			const properties = valuesOf(body as Property[], 'name');
			const reply = await send('POST', '/crm/v3/objects/tickets', { properties });
			const { id } = reply.body as { id?: string };
			return id ? { status: 200, body: { objectId: Number(id) } } : reply;
		},
	],
	[
		/^GET \/crm-objects\/v1\/objects\/tickets\/(\d+)/,
		async (send, id) => {
			const reply = await send('GET', `/crm/v3/objects/tickets/${id}?properties=subject`);
			const { properties = {} } = reply.body as { properties?: IDataObject };
			const versions = Object.entries(properties).map(([name, value]) => [name, { value }]);
			return {
				status: reply.status,
				body: { objectId: Number(id), properties: Object.fromEntries(versions) as IDataObject },
			};
		},
	],
	[
		/^PUT \/crm-associations\/v1\/associations\/create-batch()/,
		async (send, _, body) => {
			const inputs = (body as IDataObject[]).map(({ fromObjectId, toObjectId, definitionId }) => ({
				from: { id: String(fromObjectId) },
				to: { id: String(toObjectId) },
				types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: definitionId }],
			}));
			await send('POST', '/crm/v4/associations/tickets/contacts/batch/create', { inputs });
			return { status: 204, body: undefined };
		},
	],
];

function valuesOf(properties: readonly Property[], nameField: 'name' | 'property'): IDataObject {
	return Object.fromEntries(properties.map((one) => [one[nameField], String(one.value)]));
}

/** Translates the former API for the sandbox, with the sandbox's latency. */
export async function startLegacyFront(
	sandbox: Sandbox,
	latencyMs: number,
	tls: Certificate,
): Promise<Front> {
	const send: Inject = async (method, path, body) => await sandbox.inject({ method, path, body });
	const answer = async (request: IncomingMessage): Promise<Reply> => {
		const sent = await text(request);
		const line = `${request.method} ${request.url}`;
		for (const [pattern, reply] of routes) {
			const [, found] = pattern.exec(line) ?? [];
			if (found !== undefined) return await reply(send, found, sent && JSON.parse(sent));
		}
		return { status: 404, body: { message: `No such endpoint: ${line}` } };
	};
	const listener: RequestListener = (request, response) => {
		void Promise.all([answer(request), setTimeout(latencyMs)]).then(([{ status, body }]) => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(body === undefined ? undefined : JSON.stringify(body));
		});
	};
	return await listening(tls ? createTlsServer(tls, listener) : createServer(listener), tls);
}
