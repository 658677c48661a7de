/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- installs packages */
import { spawnSync } from 'node:child_process';

/** Runs npm in a folder. Returns the end of its error output if it fails. */
export function runNpm(folder: string, parameters: readonly string[]): string | undefined {
	const { error, status, stderr } = spawnSync('npm', parameters, {
		cwd: folder,
		encoding: 'utf8',
		stdio: ['ignore', 'ignore', 'pipe'],
		shell: process.platform === 'win32',
	});
	if (status === 0) return undefined;
	return error?.message ?? (stderr.trim().slice(-1000) || `npm ended with ${String(status)}`);
}
