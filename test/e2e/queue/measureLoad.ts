import { check, sentOnce, storedOnce, type Check } from './report/checks';
import { countPerInterval, figuresOf, type Limit } from './report/figures';
import { percent, type Measured } from './report/print';
import type { Setting } from './setting';
import { bodiesOf, makeRows } from './load/rows';
import { summaryOf } from './load/webhook';

/** Executions that are started at once, and the rows of each. */
const EXECUTIONS = 40;
const ROWS = 500;

/** HubSpot's limit for an OAuth app, which the sandbox has too. */
const LIMIT: Limit = { max: 110, intervalMs: 10_000 };

const MOST_REFUSED = 0.01;
const LEAST_USED = 0.9;

/** Runs 40 executions with 20,000 records at once, and measures how they use the rate limit. */
export async function measureLoad(
	{ hubspot, webhook, cluster, written }: Setting,
	workers: number,
): Promise<{ measured: Measured; checks: Check[] }> {
	await cluster.setWorkers(workers);
	const rows = makeRows(`workers-${workers}`, EXECUTIONS * ROWS);
	await hubspot.clear();
	const executions = await webhook.run(bodiesOf(rows, ROWS));
	const report = await hubspot.report();
	written.push(...rows);
	const figures = figuresOf(report.requests, LIMIT);
	const perWorker = cluster.workers.map(({ log }) => {
		const own = startedExecutions(log());
		const sent = report.requests.filter(({ execution = '' }) => own.has(execution));
		return countPerInterval(sent, figures.span);
	});
	const { refusedShare, wholeShare, steadyShare } = figures;
	const ended = summaryOf(executions);
	const checks = [
		check('All executions succeeded', ended === `${EXECUTIONS} success`, ended),
		sentOnce(report, rows),
		storedOnce(report, written),
		check(
			'Under 1 % of the requests were refused',
			refusedShare < MOST_REFUSED,
			percent(refusedShare, 2),
		),
		check('At least 90 % of the limit was used', wholeShare >= LEAST_USED, percent(wholeShare)),
		check('At least 90 % in between', steadyShare >= LEAST_USED, percent(steadyShare)),
	];
	return { measured: { workers, records: rows.length, figures, perWorker }, checks };
}

/** The executions that a worker has started, by its log. */
function startedExecutions(log: string): ReadonlySet<string | undefined> {
	return new Set([...log.matchAll(/Worker started execution (\d+)/g)].map(([, id]) => id));
}
