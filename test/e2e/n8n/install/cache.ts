/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- installs packages */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { engineCache } from '../../../engines/install/cache';

/** The folders with a package.json and a lock file that are installed: Node.js, and n8n's server. */
export type Part = 'node' | 'server';

const FILES = ['package.json', 'package-lock.json'];

/** The committed files that say what a part consists of. */
export function lockFiles(part: Part): readonly string[] {
	return FILES.map((name) => path.join(__dirname, part, name));
}

/**
 * The folder of a part, beside the engines of test/engines. It is named after the content of the lock
 * files, so that another version of n8n is another folder.
 */
export function partFolder(part: Part): string {
	const hash = createHash('sha256');
	for (const file of lockFiles(part)) hash.update(readFileSync(file));
	const name = `${part}-${hash.digest('hex').slice(0, 12)}`;
	return path.join(path.dirname(engineCache()), 'n8n', name);
}

/** The file that is written when a part is complete. */
export function stampOf(part: Part): string {
	return path.join(partFolder(part), 'installed.json');
}

/** Whether n8n's server and its Node.js are in the cache. */
export function isInstalled(): boolean {
	return existsSync(stampOf('node')) && existsSync(stampOf('server'));
}

/** The program n8n in the cache. */
export function serverProgram(): string {
	return path.join(partFolder('server'), 'node_modules', 'n8n', 'bin', 'n8n');
}

/** The folder of the Node.js in the cache, with `bin` and the headers in `include`. */
export function nodeFolder(): string {
	const packages = path.join(partFolder('node'), 'node_modules');
	const name = readdirSync(packages).find((entry) => entry.startsWith('node-'));
	if (name === undefined) throw new Error(`There is no Node.js in ${packages}`);
	return path.join(packages, name);
}

/** The environment in which `node` is the Node.js in the cache, also for what node-gyp compiles. */
export function nodeEnvironment(): NodeJS.ProcessEnv {
	const folder = nodeFolder();
	const programs = [path.join(folder, 'bin'), process.env.PATH ?? ''];
	return { ...process.env, PATH: programs.join(path.delimiter), npm_config_nodedir: folder };
}
