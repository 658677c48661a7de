/* eslint-disable @n8n/community-nodes/no-restricted-imports -- installs packages */
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from '../../../engines/install/lock';
import { runProgram } from '../runProgram';
import { lockFiles, nodeEnvironment, partFolder, stampOf, type Part } from './cache';

/** A registry that cannot be reached is given up after seconds, not minutes. */
const SWITCHES = [
	...['--ignore-scripts', '--audit=false', '--fund=false', '--loglevel=error'],
	...['--fetch-retries=1', '--fetch-retry-maxtimeout=2000', '--fetch-retry-mintimeout=1000'],
];

/** The native modules without which n8n does not start. They are compiled. */
const NATIVE = ['isolated-vm', 'sqlite3'];

/**
 * Installs n8n's server and a Node.js for it into the cache, unless they are there. No scripts are
 * run but those of the native modules, so that nothing is downloaded from outside the registry.
 *
 * @returns why the server cannot be installed, or `undefined`
 */
export async function installServer(): Promise<string | undefined> {
	return (await installNode()) ?? (await installN8n());
}

async function installNode(): Promise<string | undefined> {
	return await install('node', async (folder) => {
		return await runProgram('npm', ['ci', ...SWITCHES], { cwd: folder });
	});
}

async function installN8n(): Promise<string | undefined> {
	return await install('server', async (folder) => {
		const options = { cwd: folder, env: nodeEnvironment() };
		return (
			(await runProgram('npm', ['ci', ...SWITCHES], options)) ??
			(await runProgram('npm', ['rebuild', '--ignore-scripts=false', ...NATIVE], options))
		);
	});
}

async function install(
	part: Part,
	work: (folder: string) => Promise<string | undefined>,
): Promise<string | undefined> {
	const folder = partFolder(part);
	if (existsSync(stampOf(part))) return undefined;
	return await withLock(`${folder}.lock`, async () => {
		// Another process can have installed it meanwhile.
		if (existsSync(stampOf(part))) return undefined;
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
		for (const file of lockFiles(part)) copyFileSync(file, path.join(folder, path.basename(file)));
		const problem = await work(folder);
		if (problem === undefined) writeFileSync(stampOf(part), '{}');
		return problem;
	});
}
