/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- starts n8n */
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPackage, packPackage } from '../../../engines/install/installPackage';
import { N8nApi } from '../../n8n/account/n8nApi';
import { setUpOwner } from '../../n8n/account/owner';
import { runProgram } from '../../n8n/runProgram';
import { freePorts } from '../../n8n/server/freePorts';
import { startN8n, startWorker, type N8nServer } from '../../n8n/server/n8nServer';
import { startPostgres } from '../databases/postgres';
import { startRedis } from '../databases/redis';
import { queueEnvironment } from './queueEnvironment';

const checkout = path.resolve(__dirname, '../../../..');

/** The programs that queue mode needs. */
export interface DatabasePrograms {
	readonly postgres: string;
	readonly redis: string;
}

/** The running PostgreSQL. */
export interface Postgres {
	/** The folder of its programs. */
	readonly programs: string;
	readonly port: number;
}

/** An n8n in queue mode: Redis, PostgreSQL, one main process, and workers. */
export class Cluster {
	private readonly running: N8nServer[] = [];

	private constructor(
		private readonly folder: string,
		private readonly environment: NodeJS.ProcessEnv,
		readonly main: N8nServer,
		/** n8n's API, as the owner. */
		readonly api: N8nApi,
		readonly postgres: Postgres,
		private readonly closeRest: () => Promise<void>,
	) {}

	/** Starts the databases and the main process, with the packed package and an owner. */
	static async open(programs: DatabasePrograms): Promise<Cluster> {
		const flaw = await runProgram('npm', ['run', 'build'], { cwd: checkout });
		if (flaw !== undefined) throw new Error(`The package cannot be built: ${flaw}`);
		const folder = mkdtempSync(path.join(tmpdir(), 'n8n-queue-'));
		const stops = [async () => rmSync(folder, { recursive: true, force: true })];
		const close = async (): Promise<void> => {
			for (const stop of stops.reverse()) await stop();
		};
		try {
			installPackage(packPackage(checkout, folder), nodesFolder(folder));
			const [postgres = 0, redis = 0] = await freePorts(2);
			stops.push(await startPostgres(programs.postgres, folder, postgres));
			stops.push(await startRedis(programs.redis, folder, redis));
			const environment = queueEnvironment({ postgres, redis, key: randomUUID() });
			const main = await startN8n(userFolder(folder, 'main'), environment);
			stops.push(main.stop);
			const api = new N8nApi(main.url);
			const database = { programs: programs.postgres, port: postgres };
			await setUpOwner(api);
			return new Cluster(folder, environment, main, api, database, close);
		} catch (error) {
			await close();
			throw error;
		}
	}

	get workers(): readonly N8nServer[] {
		return this.running;
	}

	/** Starts workers until there are so many, or stops the newest. */
	async setWorkers(count: number): Promise<void> {
		const surplus = this.running.splice(count);
		await Promise.all(surplus.map(async (worker) => await worker.stop()));
		// One after the other: together they take so long on a small machine that n8n gives up.
		while (this.running.length < count) {
			const folder = userFolder(this.folder, `worker-${randomUUID()}`);
			this.running.push(await startWorker(folder, this.environment));
		}
	}

	/** Ends a worker as a crash does. */
	async killWorker(): Promise<void> {
		const worker = this.running.pop();
		worker?.kill();
		await worker?.ended;
	}

	async close(): Promise<void> {
		await this.setWorkers(0);
		await this.closeRest();
	}
}

/** The folder in which a process of n8n keeps `.n8n`, with the package in it. */
function userFolder(parent: string, name: string): string {
	const folder = path.join(parent, name);
	for (const part of ['.n8n', 'files']) mkdirSync(path.join(folder, part), { recursive: true });
	cpSync(nodesFolder(parent), path.join(folder, '.n8n', 'nodes'), { recursive: true });
	return folder;
}

function nodesFolder(parent: string): string {
	return path.join(parent, 'package');
}
