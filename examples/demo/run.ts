import {
	loadBuiltPackage,
	runWorkflow,
	type WorkflowFile,
	type WorkflowResult,
} from '../../test/support/engine/n8nEngine';
import type { CustomerRow } from './customers';
import { showProgress } from './progress';
import { hubspotSteps, fileNodeOutput } from './workflow';
import type { Target } from './target';
import { watchTraffic } from './traffic';

/** A finished run, and the number of requests of each of its nodes. */
export interface DemoRun {
	result: WorkflowResult;
	requests: Map<string, number>;
}

/**
 * Runs the workflow file with n8n's engine and the built package, and shows the progress. Requests are
 * counted in the HTTP traffic of this process, independently of the node's own counts.
 */
export async function runDemo(
	workflow: WorkflowFile,
	rows: CustomerRow[],
	{ baseUrl, accessToken }: Target,
): Promise<DemoRun> {
	const built = await loadBuiltPackage();
	const names = hubspotSteps(workflow).map(({ name }) => name);
	const requests = new Map(names.map((name) => [name, 0]));
	const outputs = new Map<string, number[]>();
	const progress = showProgress(Math.max(...names.map(({ length }) => length)));
	let running = '';
	const traffic = watchTraffic(baseUrl, () => {
		requests.set(running, (requests.get(running) ?? 0) + 1);
		progress.answer();
	});
	const result = await runWorkflow({
		workflow,
		...built,
		credentials: { hubspotCrmBatchApi: { baseUrl, accessToken } },
		pinData: fileNodeOutput(rows),
		onNodeStarted: (name, { source }) => {
			running = name;
			const [from] = source;
			const sizes = outputs.get(from?.previousNode ?? '');
			if (requests.has(name)) progress.start(name, sizes?.[from?.previousNodeOutput ?? 0] ?? 0);
		},
		onNodeFinished: (name, { data }) => {
			const sizes = (data?.main ?? []).map((items) => items?.length ?? 0);
			outputs.set(name, sizes);
			if (requests.has(name)) progress.finish(sizes[1] ?? 0);
		},
	});
	progress.stop();
	traffic.stop();
	return { result, requests };
}
