/* eslint-disable no-console -- tells what is going on */
import { check, countOf, sentOnce, storedOnce, type Check } from './report/checks';
import { divide, makeRows } from './load/rows';
import type { Setting } from './setting';

const EXECUTIONS = 8;
const ROWS = 500;
const WORKERS = 2;
/** The worker is killed when so many records are written. */
const WRITTEN = 1_000;

/**
 * Kills a worker in the middle of its executions. n8n marks them as crashed and does not run them again;
 * the executions of the other worker succeed. After that, the same rows are sent again.
 */
export async function killWorker({
	cluster,
	hubspot,
	webhook,
	written,
}: Setting): Promise<Check[]> {
	await cluster.setWorkers(WORKERS);
	const rows = makeRows('killed', EXECUTIONS * ROWS);
	const parts = divide(rows, ROWS);
	await hubspot.clear();
	const running = webhook.run(parts);
	await hubspot.whenWritten(WRITTEN);
	const killedAt = performance.now();
	await cluster.killWorker();
	const { statuses } = await running;
	const seconds = (performance.now() - killedAt) / 1000;
	const first = await hubspot.report();
	const keys = new Set(first.contacts.map(({ email }) => email));
	const missing = rows.filter(({ email }) => !keys.has(email)).length;
	const counts = countOf(statuses);
	const ended = [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
	console.log(
		`\nWorker killed: ${ended} after ${seconds.toFixed(0)} s, ${missing} records missing`,
	);

	await hubspot.clear();
	const again = await webhook.run(parts);
	const second = await hubspot.report();
	written.push(...rows);
	const succeeded = again.statuses.filter((status) => status === 'success').length;
	return [
		check(
			'n8n ends the executions of the killed worker with an error',
			statuses.length === EXECUTIONS && (counts.get('success') ?? 0) < EXECUTIONS,
			ended,
		),
		check('The executions of the other worker succeed', (counts.get('success') ?? 0) > 0, ended),
		check('Records of the killed worker are missing in HubSpot', missing > 0, `${missing} missing`),
		check(
			'The same executions succeed when they are run again',
			succeeded === EXECUTIONS,
			`${succeeded}`,
		),
		sentOnce(second, rows),
		storedOnce(second, written),
	];
}
