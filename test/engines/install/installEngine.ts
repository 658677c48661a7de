/* eslint-disable @n8n/community-nodes/no-restricted-imports -- installs packages */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { EngineVersion } from '../versions';
import { engineFolder } from './cache';
import { withLock } from './lock';
import { runNpm } from './npm';

/** Written last, so that an installation that was cut short is repeated. */
const STAMP = 'installed.json';

/** A registry that cannot be reached is given up after seconds, not minutes. */
const SWITCHES = [
	...['--ignore-scripts', '--audit=false', '--fund=false'],
	...['--fetch-retries=1', '--fetch-retry-maxtimeout=2000', '--fetch-retry-mintimeout=1000'],
];

/** Whether an engine is in the cache. */
export function isInstalled({ core }: EngineVersion): boolean {
	return existsSync(path.join(engineFolder(core), STAMP));
}

/**
 * Installs an engine into the cache, unless it is there. Scripts are not run: the native modules
 * that they compile belong to n8n's server, not to its engine.
 *
 * @returns why the engine cannot be installed, or `undefined`
 */
export async function installEngine(version: EngineVersion): Promise<string | undefined> {
	if (isInstalled(version)) return undefined;
	const { core, workflow } = version;
	const folder = engineFolder(core);
	return await withLock(`${folder}.lock`, () => {
		// Another process can have installed it meanwhile.
		if (isInstalled(version)) return undefined;
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
		const dependencies = { 'n8n-core': core, 'n8n-workflow': workflow };
		writeJson(path.join(folder, 'package.json'), { private: true, dependencies });
		const problem = runNpm(folder, ['install', ...SWITCHES]);
		if (problem === undefined) writeJson(path.join(folder, STAMP), dependencies);
		return problem;
	});
}

function writeJson(file: string, content: object): void {
	writeFileSync(file, JSON.stringify(content, undefined, '\t'));
}
