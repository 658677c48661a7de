/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a script for the command line */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { figures } from './figures';

/** Measures where the CPU time of a record goes, in a process of its own. */
export function measureStages(scale: number): string[][] {
	const { stdout, stderr, status } = inProcess('stages', scale);
	if (status !== 0) throw new Error(stderr);
	const rows = stdout.trim().split('\n');
	return [['What the node does', 'CPU a record'], ...rows.map((row) => row.split('\t'))];
}

function inProcess(name: string, scale: number) {
	const argv = ['--import', 'tsx', join(__dirname, 'main.ts'), name, String(scale)];
	return spawnSync(process.execPath, argv, { encoding: 'utf8' });
}

/** Measures the figures whose names are given, or all, each in a process of its own. */
export function measureCpu(names: readonly string[], scale: number): string[][] {
	const chosen = Object.entries(figures).filter(
		([name]) => names.length === 0 || names.includes(name),
	);
	const rows = chosen.map(([name, { title, goal }]) => {
		const { stdout, stderr, status } = inProcess(name, scale);
		return [name, title, goal, status === 0 ? stdout.trim() : stderr.trim()];
	});
	return [['Figure', 'What', 'Goal', 'Measured'], ...rows];
}
