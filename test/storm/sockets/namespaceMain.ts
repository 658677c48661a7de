/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a program of its own */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

import type { INodeType } from 'n8n-workflow';

import { HubspotCrmBatchApi } from '../../../credentials/HubspotCrmBatchApi.credentials';
import { executeNodeType } from '../../support/engine/n8nEngine';
import { itemsOf } from '../../support/items';
import type { NamespaceRun } from './namespace';

/** In a new network, this machine cannot reach itself either. */
const PORT = 8080;
const URL = `http://127.0.0.1:${PORT}`;

/** More than the kernel keeps for a connection that does not read. */
const ROWS = Array.from({ length: 100 }, (_, n) => ({
	subject: `m${n}`,
	content: 'x'.repeat(35_000),
}));

const PARAMETERS = {
	resource: 'ticket',
	operation: 'create',
	authentication: 'serviceKey',
	inputMode: 'json',
	options: { maxWait: 0 },
};

let arrived = 0;

function ip(...args: string[]): void {
	execFileSync('ip', args);
}

/** HubSpot, which hides its properties. The route to it is lost while it receives a batch. */
function listen(): void {
	const server = createServer((socket) => {
		socket.on('error', () => {});
		socket.once('data', (data) => {
			if (data.toString().startsWith('GET')) {
				socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
				return;
			}
			arrived += 1;
			socket.pause();
			ip('addr', 'del', '127.0.0.1/8', 'dev', 'lo');
		});
	});
	server.listen(PORT);
}

async function create(name: NamespaceRun['name']): Promise<NamespaceRun> {
	// With the extension: without it, this loader finds the JSON file of the same name.
	const file = path.join(__dirname, '../../../nodes/CrmBatch/CrmBatch.node.ts');
	const { CrmBatch } = (await import(file)) as { CrmBatch: new () => INodeType };
	const { failed } = await executeNodeType(new CrmBatch(), PARAMETERS, itemsOf(ROWS), {
		credentialTypes: [new HubspotCrmBatchApi()],
		credentials: { hubspotCrmBatchApi: { baseUrl: URL, accessToken: 'none' } },
		onError: 'continueErrorOutput',
	});
	const outcomes = failed.map(({ json }) => String((json.details as { outcome: string }).outcome));
	return { name, outcomes: [...new Set(outcomes)], error: String(failed[0]?.json.error), arrived };
}

async function main(): Promise<void> {
	const runs = [await create('no route')];
	ip('link', 'set', 'lo', 'up');
	// The kernel gives a connection up after one repetition, and not after a quarter of an hour.
	writeFileSync('/proc/sys/net/ipv4/tcp_retries2', '1');
	listen();
	runs.push(await create('lost route'));
	process.stdout.write(JSON.stringify(runs));
	process.exit(0);
}

void main();
