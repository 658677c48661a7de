/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- starts a database */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePorts } from '../n8n/server/freePorts';
import { POSTGRES_USER, startPostgres } from '../queue/databases/postgres';

/** A PostgreSQL that is gone after `close`. */
export interface Database {
	/** What n8n's credential needs. */
	readonly place: object;
	/** Runs statements. Returns the rows of the last one, with a field for each column. */
	query(statements: string): string[][];
	close(): Promise<void>;
}

/** Starts a database in a folder of its own. */
export async function openDatabase(programs: string): Promise<Database> {
	const folder = mkdtempSync(path.join(tmpdir(), 'n8n-e2e-database-'));
	const [port = 0] = await freePorts(1);
	const stop = await startPostgres(programs, folder, port);
	return {
		place: { host: '127.0.0.1', port, database: 'postgres', user: POSTGRES_USER },
		query: (statements) => {
			const at = ['-h', '127.0.0.1', '-p', String(port), '-U', POSTGRES_USER, '-d', 'postgres'];
			const switches = ['-v', 'ON_ERROR_STOP=1', '-q', '-A', '-t', '-F', '|'];
			const psql = path.join(programs, 'psql');
			const { status, stdout, stderr } = spawnSync(psql, [...at, ...switches, '-c', statements], {
				encoding: 'utf8',
			});
			if (status !== 0) throw new Error(`psql has failed: ${stderr}`);
			return stdout
				.split('\n')
				.filter((line) => line !== '')
				.map((line) => line.split('|'));
		},
		close: async () => {
			await stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
