/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- starts a process */
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { engineFolder } from '../install/cache';
import type { EditorRequest, FromHost, RunReport, RunRequest, ToHost } from './protocol';

interface Waiting {
	resolve: (result: unknown) => void;
	reject: (reason: Error) => void;
}

/** A process with one version of n8n's engine and the installed package. */
export class EngineHost {
	private readonly waiting = new Map<number, Waiting>();

	private lastId = 0;

	private constructor(private readonly child: ChildProcess) {
		child.on('message', (message: FromHost) => this.receive(message));
		child.on('exit', (code) => this.failAll(new Error(`The engine has ended with ${code}`)));
	}

	/** Starts an engine of the cache with the package that is installed in a folder. */
	static async start(core: string, packageFolder: string): Promise<EngineHost> {
		const folder = engineFolder(core);
		const child = fork(path.join(__dirname, 'main.ts'), [], {
			execArgv: ['--import', 'tsx'],
			env: {
				...process.env,
				// n8n's loader takes another path in tests.
				NODE_ENV: 'production',
				NODE_PATH: path.join(folder, 'node_modules'),
				N8N_ENGINE_FOLDER: folder,
				PACKAGE_FOLDER: packageFolder,
			},
		});
		const host = new EngineHost(child);
		await host.answerTo(0);
		return host;
	}

	/** Runs the node. `cancel` does what the Stop button in n8n does. */
	run(request: Omit<RunRequest, 'kind'>): { report: Promise<RunReport>; cancel(): void } {
		const id = this.send({ ...request, kind: 'run' });
		return {
			report: this.answerTo(id) as Promise<RunReport>,
			cancel: () => void this.child.send({ id, kind: 'cancel' } satisfies ToHost),
		};
	}

	/** Calls one of the node's methods for the editor. */
	async callEditor(request: Omit<EditorRequest, 'kind'>): Promise<unknown> {
		return await this.answerTo(this.send({ ...request, kind: 'editor' }));
	}

	stop(): void {
		this.child.disconnect();
	}

	private send(request: RunRequest | EditorRequest): number {
		const id = ++this.lastId;
		this.child.send({ ...request, id });
		return id;
	}

	private answerTo(id: number): Promise<unknown> {
		return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
	}

	private receive(message: FromHost): void {
		const waiting = this.waiting.get(message.id);
		this.waiting.delete(message.id);
		if (message.kind !== 'failed') return waiting?.resolve('result' in message && message.result);
		const { name = '', message: text = '', ...rest } = message.error ?? {};
		waiting?.reject(Object.assign(new Error(text), { name }, rest));
	}

	private failAll(reason: Error): void {
		this.waiting.forEach(({ reject }) => reject(reason));
		this.waiting.clear();
	}
}
