/* eslint-disable @n8n/community-nodes/no-restricted-imports -- starts a database */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { startDatabase } from './startDatabase';

const PROGRAM = '/usr/bin/redis-server';

/** Redis, if it is installed. */
export function redisProgram(): string | undefined {
	return existsSync(PROGRAM) ? PROGRAM : undefined;
}

/** Starts a Redis that keeps its data in memory. Returns a function that stops it. */
export async function startRedis(
	command: string,
	parent: string,
	port: number,
): Promise<() => Promise<void>> {
	const folder = path.join(parent, 'redis');
	mkdirSync(folder);
	const nothingKept = ['--save', '', '--appendonly', 'no', '--dir', folder];
	return await startDatabase({
		command,
		parameters: ['--port', String(port), '--bind', '127.0.0.1', ...nothingKept],
		identity: {},
		signal: 'SIGTERM',
		ready: 'Ready to accept connections',
	});
}
