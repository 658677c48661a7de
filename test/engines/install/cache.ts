/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- installs packages */
import { homedir } from 'node:os';
import path from 'node:path';

/** Overrides the folder of the cache. */
const CACHE_VARIABLE = 'N8N_ENGINES_CACHE';

/** The folder with one installed engine for each version, outside the checkout. */
export function engineCache(): string {
	const own = process.env[CACHE_VARIABLE];
	if (own) return path.resolve(own);
	const base = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
	return path.join(base, 'n8n-nodes-hubspot-crm-batch', 'engines');
}

/** The folder of one engine. Its `node_modules` has n8n-core and all that it requires. */
export function engineFolder(core: string): string {
	return path.join(engineCache(), core);
}
