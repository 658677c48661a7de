/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs the tests in a copy of the project */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NODE_FOLDER, plant, type PlantedFault } from './plantedFault';

const ROOT = path.resolve(__dirname, '../../..');

const COPIED = [
	'credentials',
	'nodes',
	'sandbox',
	'test',
	'jest.config.js',
	'package.json',
	'tsconfig.json',
];

/** Few runs, always the same ones, and no time spent on finding a smaller one that fails. */
const SETTINGS = { CHAOS_RUNS: '1500', CHAOS_SEED: '7', CHAOS_SHRINK: '0' };

/** A copy of the project, in which faults can be planted. */
export class Workspace {
	private readonly folder = mkdtempSync(path.join(tmpdir(), 'planted-'));

	constructor() {
		for (const name of COPIED) {
			cpSync(path.join(ROOT, name), path.join(this.folder, name), { recursive: true });
		}
		symlinkSync(path.join(ROOT, 'node_modules'), path.join(this.folder, 'node_modules'));
	}

	/** Plants a fault for as long as the work takes. */
	async withFault<T>(fault: PlantedFault, work: () => Promise<T>): Promise<T> {
		const file = path.join(this.folder, NODE_FOLDER, fault.file);
		const text = readFileSync(file, 'utf8');
		writeFileSync(file, plant(fault, text));
		try {
			return await work();
		} finally {
			writeFileSync(file, text);
		}
	}

	/** Do the tests pass? Resolves with what the first failure says, or nothing. */
	async failureOf(tests: string): Promise<string | undefined> {
		const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js');
		const child = spawn(process.execPath, [jest, '--coverage=false', '--bail', tests], {
			cwd: this.folder,
			env: { ...process.env, ...SETTINGS },
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		const chunks: Buffer[] = [];
		child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
		const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
		const said = Buffer.concat(chunks).toString();
		if (!/^Tests:/m.test(said)) throw new Error(`${tests} did not run:\n${said.slice(0, 2_000)}`);
		return code === 0 ? undefined : firstReason(said);
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}
}

function firstReason(said: string): string {
	const [, chaos] = /^\s*Error: (.*)$/m.exec(said) ?? [];
	const [, title] = /^\s*● (.*)$/m.exec(said) ?? [];
	return (chaos ?? title ?? 'failed').trim();
}
