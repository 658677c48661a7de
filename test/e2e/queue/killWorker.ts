/* eslint-disable no-console -- tells what is going on */
import { check, sentOnce, storedOnce, type Check } from './report/checks';
import { bodiesOf, makeRows } from './load/rows';
import { summaryOf } from './load/webhook';
import type { Setting } from './setting';

const EXECUTIONS = 8;
const ROWS = 500;
const WORKERS = 2;

/** The worker is killed when so many records are written. */
const WRITTEN = 1_000;

/**
 * Kills a worker in the middle of its executions. n8n ends them with an error when their locks have
 * expired, and does not run them again; the executions of the other worker succeed. What n8n's own
 * Retry does is printed. At last all rows are sent again.
 */
export async function killWorker(setting: Setting): Promise<Check[]> {
	const { cluster, hubspot, webhook, written } = setting;
	await cluster.setWorkers(WORKERS);
	const rows = makeRows('killed', EXECUTIONS * ROWS);
	const bodies = bodiesOf(rows, ROWS);
	await hubspot.clear();
	const running = webhook.run(bodies);
	await hubspot.whenWritten(WRITTEN);
	const killedAt = performance.now();
	await cluster.killWorker();
	const executions = await running;
	const seconds = Math.round((performance.now() - killedAt) / 1000);
	const failed = executions.filter(({ status }) => status !== 'success');
	const ended = summaryOf(executions);
	const [first] = failed;
	const message = first && (await webhook.messageOf(first));
	const keys = new Set((await hubspot.report()).contacts.map(({ email }) => email));
	const missing = rows.filter(({ email }) => !keys.has(email)).length;
	console.log(`\nA worker killed: ${ended}, ${seconds} s later; ${missing} records are missing`);
	console.log(`n8n says: ${message}`);

	const retried = await webhook.retry(failed);
	const [retry] = retried;
	const answer = retry && (await webhook.messageOf(retry));
	console.log(`Retry in n8n's list of executions: ${summaryOf(retried)} (${answer})`);

	written.push(...rows);
	await hubspot.clear();
	const again = await webhook.run(bodies);
	const report = await hubspot.report();
	const all = summaryOf(again);
	return [
		check(
			'n8n ends the executions of the killed worker with an error, and no other',
			failed.length > 0 && failed.length < EXECUTIONS && executions.length === EXECUTIONS,
			ended,
		),
		check('Records of the killed worker are missing', missing > 0, `${missing} are missing`),
		check('All executions succeed again', all === `${EXECUTIONS} success`, all),
		sentOnce(report, rows),
		storedOnce(report, written),
	];
}
