/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a script for the command line */
import { spawnSync } from 'node:child_process';

import { itemCases } from './cases/items';
import { listCases } from './cases/lists';
import { messageCases } from './cases/messages';
import { measure, type Measured } from './measure';

const cases = [...messageCases, ...listCases, ...itemCases];

const LONGEST_MS = Number(process.env.STRESS_TIMEOUT_MS ?? 60_000);

/**
 * Plays every case in a process of its own, and prints a table. With a number, plays that case here;
 * with text, those whose title has it.
 */
async function main(given = ''): Promise<void> {
	const one = /^\d+$/.test(given) ? cases[Number(given)] : undefined;
	if (one) {
		print(JSON.stringify(await measure(one)));
		return;
	}
	print('| Case | Input | Output | Parsing | CPU time | Longest pause | Memory | Outcome |');
	print('|---|---|---|---|---|---|---|---|');
	cases.forEach((stress, index) => {
		if (stress.title.includes(given)) print(`| ${stress.title} | ${cells(index).join(' | ')} |`);
	});
}

function cells(index: number): string[] {
	const argv = ['--expose-gc', '--import', 'tsx', __filename, String(index)];
	const { stdout, stderr, signal } = spawnSync(process.execPath, argv, {
		timeout: LONGEST_MS,
		killSignal: 'SIGKILL',
		encoding: 'utf8',
	});
	const line = stdout.trim().split('\n').at(-1) ?? '';
	if (signal) return ['', '', '', `more than ${LONGEST_MS / 1000} s`, '', '', ''];
	if (!line.startsWith('{')) {
		return ['', '', '', `throws ${/^\w*Error.*$/m.exec(stderr)?.[0] ?? stderr}`, '', '', ''];
	}
	const measured = JSON.parse(line) as Measured;
	return [
		size(measured.input),
		`${size(measured.output)} (× ${(measured.output / measured.input).toFixed(1)})`,
		`${measured.parseMs.toFixed(0)} ms`,
		`${measured.cpuMs.toFixed(0)} ms`,
		`${measured.longestPauseMs.toFixed(0)} ms`,
		size(measured.memory),
		measured.outcomes,
	];
}

function size(bytes: number): string {
	return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

void main(process.argv[2]);
