/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- installs packages */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

const POLL_MS = 500;

/**
 * Runs `work` while no other process holds the lock. The lock is a file with the ID of the process
 * that holds it, and is free again when that process has ended.
 */
export async function withLock<Result>(
	file: string,
	work: () => Result | Promise<Result>,
): Promise<Result> {
	mkdirSync(path.dirname(file), { recursive: true });
	while (!acquire(file)) {
		if (!isHeld(file)) rmSync(file, { force: true });
		else await setTimeout(POLL_MS);
	}
	try {
		return await work();
	} finally {
		rmSync(file, { force: true });
	}
}

function acquire(file: string): boolean {
	try {
		writeFileSync(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch {
		return false;
	}
}

/** Whether the process that wrote the lock is alive. An empty file has just been created. */
function isHeld(file: string): boolean {
	try {
		const holder = Number(readFileSync(file, 'utf8'));
		return holder === 0 || process.kill(holder, 0);
	} catch {
		return false;
	}
}
