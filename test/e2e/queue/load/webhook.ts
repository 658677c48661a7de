/* eslint-disable @n8n/community-nodes/no-restricted-imports -- calls n8n */
import { request } from 'node:http';
import type { INodeCredentials } from 'n8n-workflow';
import { fieldOf, textOf, type N8nApi } from '../../n8n/account/n8nApi';
import { addWorkflow, type WorkflowFile } from '../../n8n/account/workflows';

/** An execution in n8n's list. */
export interface Execution {
	readonly id: string;
	/** `success`, `error`, `crashed` … */
	readonly status: string;
}

/** How executions ended, such as `4 success, 4 error`. */
export function summaryOf(executions: readonly Execution[]): string {
	const counts = new Map<string, number>();
	for (const { status } of executions) counts.set(status, (counts.get(status) ?? 0) + 1);
	return [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
}

/** The published workflow with a webhook. */
export class Webhook {
	private constructor(
		private readonly api: N8nApi,
		private readonly url: string,
		private readonly workflowId: string,
	) {}

	/**
	 * Adds a workflow that starts with a webhook and replies at its end, and publishes it.
	 *
	 * @param address of n8n
	 */
	static async add(
		{ api, address }: { readonly api: N8nApi; readonly address: string },
		{ workflow, path }: { readonly workflow: WorkflowFile; readonly path: string },
		credentials: INodeCredentials,
	): Promise<Webhook> {
		const id = await addWorkflow(api, workflow, credentials);
		const versionId = textOf(await api.get(`/workflows/${id}`), 'versionId');
		await api.post(`/workflows/${id}/activate`, { versionId });
		return new Webhook(api, `${address}/webhook/${path}`, id);
	}

	/** Starts an execution with each body, all at once. Returns the executions when all have ended. */
	async run(bodies: readonly object[]): Promise<Execution[]> {
		return await this.newExecutions(async () => {
			await Promise.all(bodies.map(async (body) => await post(this.url, body)));
		});
	}

	/** Does what Retry in n8n's list of executions does, with all at once. */
	async retry(executions: readonly Execution[]): Promise<Execution[]> {
		return await this.newExecutions(async () => {
			const retry = async ({ id }: Execution) =>
				await this.api.post(`/executions/${id}/retry`, { loadWorkflow: false });
			await Promise.all(executions.map(retry));
		});
	}

	/** What n8n says about the end of an execution. */
	async messageOf({ id }: Execution): Promise<string> {
		const data = textOf(await this.api.get(`/executions/${id}`), 'data');
		// A flat list of values, in which objects have places instead of values.
		const values: unknown[] = JSON.parse(data);
		const places = values.map((value) => fieldOf(value, 'message'));
		const place = places.find((one) => typeof one === 'string');
		return String(values[Number(place)]);
	}

	private async newExecutions(work: () => Promise<void>): Promise<Execution[]> {
		const before = new Set((await this.executions()).map(({ id }) => id));
		await work();
		return (await this.executions()).filter(({ id }) => !before.has(id));
	}

	private async executions(): Promise<Execution[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: this.workflowId }));
		const page = await this.api.get(`/executions?limit=100&filter=${filter}`);
		const results = fieldOf(page, 'results');
		if (!Array.isArray(results)) return [];
		return results.map((one) => ({ id: textOf(one, 'id'), status: textOf(one, 'status') }));
	}
}

/** Sends a body and waits for the reply, however long it takes. */
async function post(url: string, body: object): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const headers = { 'content-type': 'application/json' };
		const sent = request(url, { method: 'POST', headers, agent: false }, (reply) => {
			reply.on('error', reject).on('end', resolve).resume();
		});
		sent.on('error', reject).end(JSON.stringify(body));
	});
}
