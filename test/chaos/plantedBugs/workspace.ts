/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs the tests in a copy of the project */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NODE_FOLDER, plant, type PlantedBug } from './plantedBug';

const ROOT = path.resolve(__dirname, '../../..');

const COPIED = [
	'conformance',
	'credentials',
	'nodes',
	'sandbox',
	'test',
	'jest.config.js',
	'package.json',
	'tsconfig.json',
];

/** A fixed seed and no shrinking, so that each bug costs as little time as possible. */
const SETTINGS = { CHAOS_RUNS: '2500', CHAOS_SEED: '7', CHAOS_SHRINK: '0' };

/** A copy of the project in which bugs are planted. */
export class Workspace {
	private readonly folder = mkdtempSync(path.join(tmpdir(), 'planted-'));

	constructor() {
		for (const name of COPIED) {
			cpSync(path.join(ROOT, name), path.join(this.folder, name), { recursive: true });
		}
		symlinkSync(path.join(ROOT, 'node_modules'), path.join(this.folder, 'node_modules'));
	}

	/** Plants a bug, does the work, and restores the file. */
	async withBug<T>(bug: PlantedBug, work: () => Promise<T>): Promise<T> {
		const file = path.join(this.folder, NODE_FOLDER, bug.file);
		const text = readFileSync(file, 'utf8');
		writeFileSync(file, plant(bug, text));
		try {
			return await work();
		} finally {
			writeFileSync(file, text);
		}
	}

	/** Runs a test file. Resolves with the message of the first failure, or undefined if all pass. */
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
		const output = Buffer.concat(chunks).toString();
		if (!/^Tests:/m.test(output))
			throw new Error(`${tests} did not run:\n${output.slice(0, 2_000)}`);
		return code === 0 ? undefined : firstReason(output);
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}
}

function firstReason(output: string): string {
	const [, chaos] = /^\s*Error: (.*)$/m.exec(output) ?? [];
	const [, title] = /^\s*● (.*)$/m.exec(output) ?? [];
	return (chaos ?? title ?? 'failed').trim();
}
