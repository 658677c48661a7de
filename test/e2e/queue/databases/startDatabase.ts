/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/require-node-api-error -- starts a database */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const START_LIMIT_MS = 60_000;

/** The user and group of a process. Empty for those of this process. */
export interface Identity {
	readonly uid?: number;
	readonly gid?: number;
}

export interface DatabaseProgram {
	readonly command: string;
	readonly parameters: readonly string[];
	readonly identity: Identity;
	/** The signal on which the database stops without waiting for its clients. */
	readonly signal: NodeJS.Signals;
	/** A part of the database's log, after which it accepts connections. */
	readonly ready: string;
}

/**
 * Starts a database and waits until it accepts connections. It stops with this process, however this
 * one ends: see leashed.js.
 *
 * @returns a function that stops it
 */
export async function startDatabase(program: DatabaseProgram): Promise<() => Promise<void>> {
	const { command, parameters, identity, signal, ready } = program;
	const leashed = path.join(__dirname, 'leashed.js');
	const given = JSON.stringify({ command, parameters, signal, ...identity });
	// In a group of its own, so that Ctrl-C in a terminal does not reach it before n8n has ended.
	const child = spawn(process.execPath, [leashed, given], { detached: true });
	const closed = once(child, 'close');
	const stop = async (): Promise<void> => {
		child.stdin.end();
		await closed;
	};
	let log = '';
	try {
		await new Promise<void>((resolve, reject) => {
			const fail = (): void => reject(new Error(`${command} has not started:\n${log}`));
			const timer = setTimeout(fail, START_LIMIT_MS);
			const read = (chunk: Buffer): void => {
				log = `${log}${chunk.toString()}`.slice(-5_000);
				if (!log.includes(ready)) return;
				clearTimeout(timer);
				resolve();
			};
			child.stdout.on('data', read);
			child.stderr.on('data', read);
			void closed.then(() => clearTimeout(timer)).then(fail);
		});
	} catch (error) {
		await stop();
		throw error;
	}
	return stop;
}
