/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- installs packages */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { engineFolder } from './cache';
import { runNpm } from './npm';

const PACKAGE = 'n8n-nodes-hubspot-crm-batch';

/** What n8n's GUI removes from the package.json of a community package before it installs it. */
const REMOVED = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

/** Packs the built package into a folder. Returns the tarball. */
export function packPackage(checkout: string, folder: string): string {
	succeed(runNpm(checkout, ['pack', '--ignore-scripts', '--pack-destination', folder]));
	const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error('npm pack has written no tarball');
	return path.join(folder, tarball);
}

/**
 * Installs the package into a folder of its own, step by step as n8n's GUI does
 * (`CommunityPackagesService` in n8n's community-packages.service.ts): unpack below `node_modules`,
 * remove the dependencies that n8n itself has, `npm install`.
 */
export function installPackage(tarball: string, nodesFolder: string): void {
	const installed = installedPackage(nodesFolder);
	mkdirSync(installed, { recursive: true });
	const { status } = spawnSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
	if (status !== 0) throw new Error(`tar cannot unpack ${tarball}`);
	const manifest = path.join(installed, 'package.json');
	const content = Object.entries(JSON.parse(readFileSync(manifest, 'utf8')));
	const kept = Object.fromEntries(content.filter(([name]) => !REMOVED.includes(name)));
	writeFileSync(manifest, JSON.stringify(kept, undefined, 2));
	const switches = ['--audit=false', '--fund=false', '--bin-links=false', '--package-lock=false'];
	const scripts = ['--install-strategy=shallow', '--ignore-scripts=true'];
	succeed(runNpm(installed, ['install', ...switches, ...scripts]));
}

/**
 * Adds a second copy of n8n-workflow beside the package, as a plain `npm install` of the package
 * does: the package then gets this copy, and n8n its own.
 *
 * @param core the engine in the cache whose n8n-workflow is the second copy
 */
export function addSecondCopy(nodesFolder: string, core: string): void {
	const copy = path.join(engineFolder(core), 'node_modules', 'n8n-workflow');
	symlinkSync(copy, path.join(nodesFolder, 'node_modules', 'n8n-workflow'), 'dir');
}

/** The folder of the package that is installed in a folder. */
export function installedPackage(nodesFolder: string): string {
	return path.join(nodesFolder, 'node_modules', PACKAGE);
}

function succeed(problem: string | undefined): void {
	if (problem !== undefined) throw new Error(problem);
}
