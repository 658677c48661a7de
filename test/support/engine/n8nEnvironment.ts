/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- sets n8n's environment before n8n loads */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

/**
 * Sets a separate user folder and a silent log for n8n. Otherwise n8n would write to the home folder
 * of the user and print every error that a test causes. Must run before n8n-core is imported, as n8n
 * reads both settings once.
 */
function prepareN8nEnvironment(): void {
	const home = path.join(tmpdir(), `n8n-nodes-hubspot-crm-batch-${userInfo().uid}`);
	writeSettingsOnce(path.join(home, '.n8n'));
	process.env.N8N_USER_FOLDER = home;
	process.env.N8N_LOG_LEVEL ??= 'silent';
}

/** Writes n8n's settings atomically, as test workers run in parallel. */
function writeSettingsOnce(folder: string): void {
	const file = path.join(folder, 'config');
	if (existsSync(file)) return;
	mkdirSync(folder, { recursive: true });
	const draft = `${file}.${process.pid}`;
	writeFileSync(draft, JSON.stringify({ encryptionKey: 'for-tests-only' }), { mode: 0o600 });
	renameSync(draft, file);
}

prepareN8nEnvironment();
