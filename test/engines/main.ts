/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, no-console -- a program */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { engineCache } from './install/cache';
import { installEngine, isInstalled } from './install/installEngine';
import { addSecondCopy, installPackage, packPackage } from './install/installPackage';
import { writeResults } from './report/results';
import { engineVersions, type EngineVersion } from './versions';

/** Runs the engine matrix; see engines.ts. The parameters are those of Jest. */
const checkout = path.resolve(__dirname, '../..');

async function main(parameters: readonly string[]): Promise<number> {
	const { installed, missing } = await installEngines();
	if (installed.length === 0) {
		console.log(`test:engines is SKIPPED: no engine can be installed or is in ${engineCache()}`);
		return 0;
	}
	missing.forEach(({ n8n }) => console.error(`n8n ${n8n} is NOT TESTED: it is not installed`));
	const folder = mkdtempSync(path.join(tmpdir(), 'n8n-nodes-'));
	try {
		installPackages(folder, installed);
		const result = path.join(folder, 'jest.json');
		const status = runJest(parameters, result, installed, folder);
		if (missing.length > 0) return 1;
		if (parameters.length === 0) writeResults(result);
		return status;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Installs the engines that are not in the cache, until one cannot be installed. */
async function installEngines() {
	let problem: string | undefined;
	for (const version of engineVersions) {
		problem ??= await installEngine(version);
	}
	if (problem !== undefined) console.error(`An engine of n8n cannot be installed: ${problem}`);
	const missing = engineVersions.filter((version) => !isInstalled(version));
	return { installed: engineVersions.filter(isInstalled), missing };
}

function runJest(
	parameters: readonly string[],
	result: string,
	installed: readonly EngineVersion[],
	folder: string,
): number {
	const config = path.join(checkout, 'test/engines/jest.config.js');
	const report = ['--json', `--outputFile=${result}`];
	const jest = path.join(checkout, 'node_modules/jest/bin/jest.js');
	const { status } = spawnSync(
		process.execPath,
		[jest, '--config', config, '--coverage=false', ...report, ...parameters],
		{
			cwd: checkout,
			stdio: ['ignore', 'ignore', 'inherit'],
			env: {
				...process.env,
				ENGINES_INSTALLED: installed.map(({ core }) => core).join(','),
				ENGINES_FOLDER: folder,
			},
		},
	);
	return status ?? 1;
}

/** Installs the package alone, and once beside each n8n-workflow that can be a second copy. */
function installPackages(folder: string, installed: readonly EngineVersion[]): void {
	const tarball = packPackage(checkout, folder);
	installPackage(tarball, path.join(folder, 'alone'));
	for (const { core } of installed.slice(-2)) {
		installPackage(tarball, path.join(folder, `beside-${core}`));
		addSecondCopy(path.join(folder, `beside-${core}`), core);
	}
}

main(process.argv.slice(2)).then((status) => process.exit(status));
