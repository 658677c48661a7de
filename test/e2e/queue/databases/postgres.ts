/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- starts a database */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { startDatabase, type Identity } from './startDatabase';

/** Where Debian installs PostgreSQL: a folder for each version. */
const VERSIONS = '/usr/lib/postgresql';

/** The name of the user in the database. It has no password: the data live as long as the test. */
export const POSTGRES_USER = 'n8n';

/** What is kept for a crash of the machine takes time, and these data need not survive one. */
const SWITCHES = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** The folder of PostgreSQL's programs, if it is installed. */
export function postgresPrograms(): string | undefined {
	if (!existsSync(VERSIONS)) return undefined;
	const folders = readdirSync(VERSIONS).map((version) => path.join(VERSIONS, version, 'bin'));
	return folders.filter((folder) => existsSync(path.join(folder, 'initdb'))).at(-1);
}

/** Starts a PostgreSQL with its data in a new folder below `parent`. Returns a function that stops it. */
export async function startPostgres(
	programs: string,
	parent: string,
	port: number,
): Promise<() => Promise<void>> {
	const identity = ordinaryUser();
	const folder = path.join(parent, 'postgres');
	mkdirSync(folder);
	if (identity.uid !== undefined) {
		chownSync(folder, identity.uid, identity.gid ?? identity.uid);
		// The user can pass through the folder above, but not list it.
		chmodSync(parent, 0o711);
	}
	const data = path.join(folder, 'data');
	const layout = ['--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
	const parameters = ['-D', data, '-U', POSTGRES_USER, ...layout];
	const { status, stderr } = spawnSync(path.join(programs, 'initdb'), parameters, {
		cwd: folder,
		encoding: 'utf8',
		...identity,
	});
	if (status !== 0) throw new Error(`initdb has failed: ${stderr}`);
	const settings = SWITCHES.flatMap((setting) => ['-c', setting]);
	return await startDatabase({
		command: path.join(programs, 'postgres'),
		parameters: ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, ...settings],
		identity,
		signal: 'SIGQUIT',
		ready: 'database system is ready to accept connections',
	});
}

/** Runs statements in the database. */
export function runSql(programs: string, port: number, statements: string): void {
	const place = ['-h', '127.0.0.1', '-p', String(port), '-U', POSTGRES_USER, '-d', 'postgres'];
	const parameters = [...place, '-v', 'ON_ERROR_STOP=1', '-q', '-c', statements];
	const { status, stderr } = spawnSync(path.join(programs, 'psql'), parameters, {
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(`psql has failed: ${stderr}`);
}

/** PostgreSQL refuses to run as root: then it runs as the user that Debian's package adds. */
function ordinaryUser(): Identity {
	if (process.getuid?.() !== 0) return {};
	return { uid: idOf('-u'), gid: idOf('-g') };
}

function idOf(kind: '-u' | '-g'): number {
	const { status, stdout } = spawnSync('id', [kind, 'postgres'], { encoding: 'utf8' });
	if (status !== 0) throw new Error('There is no user "postgres", and root cannot run PostgreSQL');
	return Number(stdout);
}
