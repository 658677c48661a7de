/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- sets n8n's environment before n8n loads */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

/**
 * Gives n8n a user folder of its own and a silent log, and must run before n8n-core is imported:
 * n8n reads both from the environment once. Without it n8n would write to the home folder of
 * whoever runs the tests, and print every error that a test provokes.
 */
function prepareN8nEnvironment(): void {
	const home = path.join(tmpdir(), `n8n-nodes-hubspot-crm-batch-${userInfo().uid}`);
	writeSettingsOnce(path.join(home, '.n8n'));
	process.env.N8N_USER_FOLDER = home;
	process.env.N8N_LOG_LEVEL ??= 'silent';
}

/** Writes n8n's settings in one step, so that parallel test workers never read half a file. */
function writeSettingsOnce(folder: string): void {
	const file = path.join(folder, 'config');
	if (existsSync(file)) return;
	mkdirSync(folder, { recursive: true });
	const draft = `${file}.${process.pid}`;
	writeFileSync(draft, JSON.stringify({ encryptionKey: 'for-tests-only' }), { mode: 0o600 });
	renameSync(draft, file);
}

prepareN8nEnvironment();
