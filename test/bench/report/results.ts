/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads and writes files of the project */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { nodeFolder, partFolder } from '../../e2e/n8n/install/cache';
import { packageRoot } from '../../support/engine/builtPackage';
import { hasBaseNodes } from '../contestants/baseNodes';
import type { Figures } from '../play/condition';

/** Where the report is. */
export const reportFolder = join(packageRoot, 'docs', 'bench');

const file = join(reportFolder, 'results.json');

/** What one part gave: tables of figures, or of texts. */
export interface PartResult {
	readonly title: string;
	readonly figures?: readonly Figures[];
	readonly table?: ReadonlyArray<readonly string[]>;
	/** Load of the machine before and after. */
	readonly load: readonly [number, number];
}

/** All results by part, and what they were measured on. */
export interface Results {
	readonly machine: string;
	readonly parts: Readonly<Record<string, PartResult>>;
}

export function readResults(): Results {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Results;
	} catch {
		return { machine: '', parts: {} };
	}
}

export async function writeResults(results: Results): Promise<void> {
	await writeFormatted(file, JSON.stringify(results));
}

/** Writes a file as `npm run format` would. */
export async function writeFormatted(path: string, text: string): Promise<void> {
	const config = await resolveConfig(path);
	writeFileSync(path, await format(text, { ...config, filepath: path }));
}

/** Load of the machine: processes that want to run, in the last minute. */
export function load(): number {
	return Number((loadavg()[0] ?? 0).toFixed(1));
}

/** The machine and the versions. */
export function describeMachine(): string {
	const versionOf = (folder: string, name: string) => {
		const manifest = join(folder, 'node_modules', name, 'package.json');
		return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
	};
	const installed = hasBaseNodes()
		? [
				`n8n-nodes-base ${versionOf(partFolder('server'), 'n8n-nodes-base')}`,
				`Node.js ${/\d+\.\d+\.\d+/.exec(versionOfNode())?.[0] ?? ''} for vm expressions`,
			]
		: ['without an n8n server: no vm expressions, no nodes of n8n'];
	return [
		`${cpus().length} cores (${cpus()[0]?.model ?? ''})`,
		`${(totalmem() / 1e9).toFixed(0)} GB`,
		`Node.js ${process.versions.node}`,
		`n8n-core ${versionOf(packageRoot, 'n8n-core')}`,
		`@hubspot/api-client ${versionOf(packageRoot, '@hubspot/api-client')}`,
		...installed,
	].join(', ');
}

function versionOfNode(): string {
	return readFileSync(join(nodeFolder(), 'package.json'), 'utf8');
}
