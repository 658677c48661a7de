/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, no-console -- starts programs */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import path from 'node:path';

/** The programs that run. */
const running = new Set<ChildProcess>();

/**
 * Starts a program in a process group of its own. It ends with this process, however this one ends:
 * see leash.js for a Node.js program, `endPrograms` for all.
 */
export function startProgram(
	command: string,
	parameters: readonly string[],
	options: SpawnOptions,
): ChildProcess {
	const child = spawn(command, parameters, { ...options, detached: true });
	running.add(child);
	child.once('close', () => running.delete(child));
	return child;
}

/** Runs a program to its end. Returns the end of its output if it fails. */
export async function runProgram(
	command: string,
	parameters: readonly string[],
	options: SpawnOptions,
): Promise<string | undefined> {
	const child = startProgram(command, parameters, {
		...options,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	const keep = (chunk: Buffer): void => {
		output = `${output}${chunk.toString()}`.slice(-2000);
	};
	child.stdout?.on('data', keep);
	child.stderr?.on('data', keep);
	return await new Promise((resolve) => {
		child.once('error', ({ message }) => resolve(message));
		child.once('close', (status) => {
			resolve(status === 0 ? undefined : output.trim() || `${command} ended with ${status}`);
		});
	});
}

/** Runs a program to its end. Returns its exit status; says so if a signal has ended it. */
export async function runToEnd(
	command: string,
	parameters: readonly string[],
	options: SpawnOptions,
): Promise<number> {
	const child = startProgram(command, parameters, options);
	return await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (status, signal) => {
			if (signal !== null) console.error(`${path.basename(command)} was ended by ${signal}`);
			resolve(status ?? 1);
		});
	});
}

/** Sends a signal to a program and to all programs that it has started. */
export function signalProgram({ pid }: ChildProcess, signal: NodeJS.Signals): void {
	if (pid === undefined) return;
	try {
		process.kill(-pid, signal);
	} catch {
		// The group has ended.
	}
}

/** Ends all programs at once. */
export function endPrograms(): void {
	for (const child of running) signalProgram(child, 'SIGKILL');
}
