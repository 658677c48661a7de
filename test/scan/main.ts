/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, no-console -- a program */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { engineCache } from '../engines/install/cache';
import { packPackage } from '../engines/install/installPackage';
import { withLock } from '../engines/install/lock';
import { runNpm } from '../engines/install/npm';

/**
 * Runs the analysis of `@n8n/scan-community-package`, which n8n requires of verified nodes, on the
 * sources and on the tarball. The scanner's own command takes both from the published version, so
 * it can only run after a release. The scanner needs other versions of ESLint and TypeScript than
 * this project, so it is installed into the cache from the lock file beside this file.
 */
const checkout = path.resolve(__dirname, '../..');
const scanner = path.join(path.dirname(engineCache()), 'scan');

/** What the scanner exports (scanner/scanner.mjs). */
interface Scanner {
	readonly SOURCE_FILE_PATTERNS: readonly string[];
	analyzePackage(
		folder: string,
		patterns: readonly string[],
	): Promise<{ passed: boolean; message?: string; details?: string }>;
}

/** A registry that cannot be reached is given up after seconds, not minutes. */
const SWITCHES = [
	...['--ignore-scripts', '--audit=false', '--fund=false', '--loglevel=error'],
	...['--fetch-retries=1', '--fetch-retry-maxtimeout=2000', '--fetch-retry-mintimeout=1000'],
];

/** The files of a tarball that the scanner's own command analyses. */
const TARBALL_FILE_PATTERNS = ['**/*.js', 'package.json'];

async function main(): Promise<number> {
	const problem = await withLock(`${scanner}.lock`, installScanner);
	if (problem !== undefined) {
		console.log(`scan is SKIPPED: the scanner cannot be installed (${firstLine(problem)})`);
		return 0;
	}
	const file = path.join(
		...[scanner, 'node_modules/@n8n/scan-community-package/scanner/scanner.mjs'],
	);
	const { analyzePackage, SOURCE_FILE_PATTERNS } = (await import(
		pathToFileURL(file).href
	)) as Scanner;
	const folder = mkdtempSync(path.join(tmpdir(), 'scan-'));
	try {
		unpackPackage(folder);
		const results = [
			{ name: 'sources', ...(await analyzePackage(checkout, SOURCE_FILE_PATTERNS)) },
			{ name: 'tarball', ...(await analyzePackage(folder, TARBALL_FILE_PATTERNS)) },
		];
		for (const { name, passed, message = '', details = '' } of results) {
			console.log(passed ? `${name}: passed` : `${name}: ${message}\n${details}`);
		}
		return results.every(({ passed }) => passed) ? 0 : 1;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Installs the scanner, unless this version is there. Returns why it cannot be installed. */
function installScanner(): string | undefined {
	const lock = 'package-lock.json';
	const stamp = path.join(scanner, 'installed.json');
	const wanted = readFileSync(path.join(__dirname, lock), 'utf8');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return undefined;
	rmSync(scanner, { recursive: true, force: true });
	mkdirSync(scanner, { recursive: true });
	[lock, 'package.json'].forEach((file) =>
		cpSync(path.join(__dirname, file), path.join(scanner, file)),
	);
	const problem = runNpm(scanner, ['ci', ...SWITCHES]);
	// Last, so that an installation that was cut short is repeated.
	if (problem === undefined) cpSync(path.join(scanner, lock), stamp);
	return problem;
}

function firstLine(text: string): string {
	return text.split('\n').find((line) => line.startsWith('npm error')) ?? text;
}

/** Packs the built package, and unpacks the tarball into the folder. */
function unpackPackage(folder: string): void {
	const tarball = packPackage(checkout, folder);
	const { status } = spawnSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	if (status !== 0) throw new Error(`tar cannot unpack ${tarball}`);
}

void main().then((status) => {
	process.exitCode = status;
});
