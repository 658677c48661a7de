/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a process of the bench */
import '../../engines/host/resolveEngine';
import '../../support/engine/n8nEnvironment';

import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { startAnyEngine } from '../../engines/host/startAnyEngine';
import { EchoApi, EchoNode } from '../../support/engine/echoNode';
import { executeNodeType } from '../../support/engine/executeNodeType';
import { answerCalls } from '../calls';

const REQUESTS = 101;

const shared = new Agent({ keepAlive: true });

/** What a node can give to n8n's request helper, by what might make it keep connections. */
const wishes: Readonly<Record<string, object>> = {
	nothing: {},
	'`headers: { Connection: "keep-alive" }`': { headers: { Connection: 'keep-alive' } },
	'`agentOptions: { keepAlive: true }`': { agentOptions: { keepAlive: true } },
	'`agent`, shared': { agent: shared },
	'`httpAgent` and `httpsAgent`, shared': { httpAgent: shared, httpsAgent: shared },
	'`agentOptions: { agent }`, shared': { agentOptions: { agent: shared } },
	'`forever: true` and `pool`': { forever: true, pool: { maxSockets: 1 } },
};

/** Connections that a server sees for 101 requests, one after the other, by what the node gives. */
async function measure(): Promise<Array<[string, number]>> {
	let connections = 0;
	const server = createServer((_, response) => {
		response.setHeader('content-type', 'application/json');
		response.end('{}');
	});
	server.on('connection', () => (connections += 1));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}/`;
	const count = async (send: () => Promise<unknown>) => {
		connections = 0;
		for (let sent = 0; sent < REQUESTS; sent++) await send();
		return connections;
	};
	const rows: Array<[string, number]> = [];
	for (const [given, options] of Object.entries(wishes)) {
		const send = (context: IExecuteFunctions) => async () =>
			await context.helpers.httpRequestWithAuthentication.call(context, 'echoApi', {
				...{ method: 'POST', url, body: { a: 1 }, json: true },
				...options,
			});
		rows.push([given, await inNode(async (context) => await count(send(context)))]);
	}
	const direct = async () =>
		await new Promise((resolve, reject) => {
			const sent = request(url, { method: 'POST', agent: shared }, (reply) => {
				reply.resume().on('end', resolve);
			});
			sent.on('error', reject).end('{"a":1}');
		});
	rows.push([
		'for comparison: `node:http` with the shared agent, without n8n',
		await count(direct),
	]);
	shared.destroy();
	server.closeAllConnections();
	server.close();
	return rows;
}

/** Does work in a node that n8n's engine runs. */
async function inNode(work: (context: IExecuteFunctions) => Promise<number>): Promise<number> {
	let result = Number.NaN;
	const { description } = new EchoNode();
	const type: INodeType = {
		description,
		async execute() {
			result = await work(this);
			return [[]];
		},
	};
	const { error } = await executeNodeType(type, {}, [{ json: {} }], {
		credentialTypes: [new EchoApi()],
		credentials: { echoApi: { accessToken: 'good' } },
		start: startAnyEngine,
	});
	if (error) throw error;
	return result;
}

answerCalls(measure);
