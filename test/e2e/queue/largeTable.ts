/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console -- reads the memory of a process */
import { readFileSync } from 'node:fs';
import { addPostgres, addServiceKey } from '../n8n/account/credentials';
import { POSTGRES_USER, runSql } from './databases/postgres';
import { makeRows } from './load/rows';
import { tableWorkflow } from './load/tableWorkflow';
import { Webhook } from './load/webhook';
import { check, storedOnce, type Check } from './report/checks';
import type { Setting } from './setting';

const ROWS = 100_000;

/** In parts as the example has them, and the whole table in one part. */
const PART_SIZES = [5_000, ROWS];

/**
 * Writes a table of 100,000 rows with the example for large tables, in parts and as a whole, each with one
 * new worker, and prints the memory that the worker needed.
 */
export async function largeTable(setting: Setting): Promise<Check[]> {
	const { cluster, hubspot, written } = setting;
	const { api, main, postgres } = cluster;
	const address = main.url;
	const { port, programs } = postgres;
	const credential = { host: '127.0.0.1', port, database: 'postgres', user: POSTGRES_USER };
	const credentials = { hubspotCrmBatchApi: await addServiceKey(api, hubspot.access) };
	const postgresCredentials = { postgres: await addPostgres(api, credential) };
	const checks: Check[] = [];
	for (const rowsOfAPart of PART_SIZES) {
		const name = `table-${rowsOfAPart}`;
		const workflow = tableWorkflow(name, rowsOfAPart, postgresCredentials);
		const webhook = await Webhook.add({ api, address }, { workflow, path: name }, credentials);
		runSql(programs, port, tableOf(name));
		for (const row of makeRows(name, ROWS)) written.push(row);
		await cluster.setWorkers(0);
		await cluster.setWorkers(1);
		const [worker] = cluster.workers;
		const before = peakMegabytes(worker?.pid);
		const from = performance.now();
		const isAlive = await endsBefore(webhook.run([{}]), worker?.ended);
		const seconds = Math.round((performance.now() - from) / 1000);
		checks.push(
			check(
				`The worker lives: parts of ${rowsOfAPart}`,
				isAlive,
				worker?.log().slice(-1_500) ?? '',
			),
		);
		if (!isAlive) break;
		const after = peakMegabytes(worker?.pid);
		console.log(
			`\n${ROWS} rows in parts of ${rowsOfAPart}: ${seconds} s; memory of the worker ` +
				`at most ${after} MB, ${before} MB of it before the run`,
		);
		checks.push(storedOnce(await hubspot.report(), written));
		await hubspot.clear();
	}
	return checks;
}

/** Whether work ends before a process does. Without any worker, n8n does not end an execution. */
async function endsBefore(
	work: Promise<unknown>,
	ended: Promise<string> | undefined,
): Promise<boolean> {
	work.catch(() => {});
	return await Promise.race([work.then(() => true), ended?.then(() => false) ?? false]);
}

/** The tables of the example, with the same rows as `makeRows`. */
function tableOf(name: string): string {
	return `
		DROP TABLE IF EXISTS customers, hubspot_sync_problems;
		CREATE TABLE hubspot_sync_problems (customer_id int, problem text, found_at timestamptz);
		CREATE TABLE customers AS SELECT n AS id, '${name}-' || n || '@example.com' AS email,
			'Row ' || n AS first_name, 'Example' AS last_name, '+44 20 7946 0958' AS phone,
			'London' AS city FROM generate_series(0, ${ROWS - 1}) AS n;
		CREATE UNIQUE INDEX ON customers (id);`;
}

/** The most memory that a process has had. */
function peakMegabytes(pid: number | undefined): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
	return Math.round(Number(kilobytes) / 1024);
}
