/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- starts n8n */
import { once } from 'node:events';
import path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { nodeFolder, serverProgram } from '../install/cache';
import { signalProgram, startProgram } from '../runProgram';
import { freePorts } from './freePorts';
import { serverEnvironment } from './settings';

/** Lines of n8n's log. After the first the editor can be used, after the second a worker takes executions. */
const READY = { start: 'Editor is now accessible', worker: 'n8n worker is now ready' };
const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 3_000;
/** How much of the log is kept. */
const LOG_LENGTH = 200_000;

/** A running n8n. */
export interface N8nServer {
	/** Without meaning for a worker, which has no page. */
	readonly url: string;
	readonly pid: number;
	/** The end of what n8n has logged. */
	log(): string;
	/** Resolves with the reason when n8n has ended, by itself or by `stop`. */
	readonly ended: Promise<string>;
	stop(): Promise<void>;
	/** Ends the process and all that it has started at once, like a crash of the machine. */
	kill(): void;
}

/** Starts n8n and waits until the editor can be used. */
export async function startN8n(
	userFolder: string,
	environment: NodeJS.ProcessEnv = {},
): Promise<N8nServer> {
	return await start('start', userFolder, environment);
}

/** Starts a worker of n8n's queue mode and waits until it takes executions. */
export async function startWorker(
	userFolder: string,
	environment: NodeJS.ProcessEnv,
): Promise<N8nServer> {
	return await start('worker', userFolder, environment);
}

async function start(
	command: keyof typeof READY,
	userFolder: string,
	environment: NodeJS.ProcessEnv,
): Promise<N8nServer> {
	const [port = 0, brokerPort = 0] = await freePorts(2);
	const node = path.join(nodeFolder(), 'bin', 'node');
	const leash = path.join(__dirname, 'leash.js');
	const child = startProgram(node, ['--require', leash, serverProgram(), command], {
		cwd: userFolder,
		env: { ...serverEnvironment({ userFolder, port, brokerPort }), ...environment },
		// The leash notices when this pipe closes.
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	const log = keepLog(child);
	const ended = once(child, 'close').then(() => `n8n has ended:\n${log().slice(-3000)}`);
	const stop = async (): Promise<void> => await stopProgram(child, ended);
	try {
		await ready(child, log, READY[command]);
	} catch (error) {
		await stop();
		throw error;
	}
	const kill = (): void => signalProgram(child, 'SIGKILL');
	return { url: `http://localhost:${port}`, pid: child.pid ?? 0, log, ended, stop, kill };
}

function keepLog(child: ChildProcess): () => string {
	let log = '';
	const keep = (chunk: Buffer): void => {
		log = `${log}${chunk.toString()}`.slice(-LOG_LENGTH);
	};
	child.stdout?.on('data', keep);
	child.stderr?.on('data', keep);
	return () => log;
}

async function ready(child: ChildProcess, log: () => string, line: string): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const fail = (reason: string): void =>
			reject(new Error(`n8n ${reason}:\n${log().slice(-3000)}`));
		const timer = setTimeout(() => fail('has not become ready'), START_LIMIT_MS);
		child.stdout?.on('data', () => {
			if (log().includes(line)) resolve();
		});
		child.once('error', ({ message }) => fail(`cannot be started (${message})`));
		child.once('close', () => fail('has ended'));
		void Promise.resolve().finally(() => timer.unref());
	});
}

/** Lets n8n end by itself, but not for long: its database is thrown away. */
async function stopProgram(child: ChildProcess, ended: Promise<string>): Promise<void> {
	if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
	const timer = setTimeout(() => signalProgram(child, 'SIGKILL'), STOP_LIMIT_MS);
	await ended;
	clearTimeout(timer);
	signalProgram(child, 'SIGKILL');
}
