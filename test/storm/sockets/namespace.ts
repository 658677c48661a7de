/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- starts a process */
import { execFile, spawnSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

/** Starts a program in a network of its own, in which it may change addresses and routes. */
const UNSHARE = ['--map-root-user', '--net'];

/** Whether this machine lets a process have a network of its own. */
export function isNamespaceAllowed(): boolean {
	return spawnSync('unshare', [...UNSHARE, 'ip', 'link']).status === 0;
}

/** What the kernel's network did to a create, and the outcomes of its items. */
export interface NamespaceRun {
	readonly name: 'lost route' | 'no route';
	readonly outcomes: string[];
	/** The error of one item. */
	readonly error: string;
	/** Batch requests that arrived, whole or in part. */
	readonly arrived: number;
}

/** Runs a create without a route to HubSpot, and one that loses the route while it sends. */
export async function runInNamespace(): Promise<NamespaceRun[]> {
	const program = path.join(__dirname, 'namespaceMain.ts');
	const args = [...UNSHARE, process.execPath, '--import', 'tsx', program];
	const { stdout } = await promisify(execFile)('unshare', args);
	return JSON.parse(stdout) as NamespaceRun[];
}
