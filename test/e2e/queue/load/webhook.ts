/* eslint-disable @n8n/community-nodes/no-restricted-imports -- calls n8n */
import { request } from 'node:http';
import type { CredentialReference } from '../../n8n/account/credentials';
import { fieldOf, textOf, type N8nApi } from '../../n8n/account/n8nApi';
import { addWorkflow } from '../../n8n/account/workflows';
import type { Row } from './rows';
import { PATH, webhookWorkflow } from './webhookWorkflow';

/** The published workflow with a webhook. */
export class Webhook {
	private constructor(
		private readonly api: N8nApi,
		private readonly url: string,
		private readonly workflowId: string,
	) {}

	/** Adds the workflow and publishes it. */
	static async add(
		api: N8nApi,
		n8nUrl: string,
		batchSize: number,
		credential: CredentialReference,
	): Promise<Webhook> {
		const workflow = webhookWorkflow(batchSize);
		const id = await addWorkflow(api, workflow, { hubspotCrmBatchOAuth2Api: credential });
		const versionId = textOf(await api.get(`/workflows/${id}`), 'versionId');
		await api.post(`/workflows/${id}/activate`, { versionId });
		return new Webhook(api, `${n8nUrl}/webhook/${PATH}`, id);
	}

	/**
	 * Starts an execution with each part, all at once. Returns how long each took, when all have ended,
	 * and n8n's statuses of them.
	 */
	async run(parts: ReadonlyArray<readonly Row[]>): Promise<{ ms: number[]; statuses: string[] }> {
		const before = new Set((await this.executions()).map(({ id }) => id));
		const ms = await Promise.all(parts.map(async (rows) => await post(this.url, { rows })));
		const after = await this.executions();
		return { ms, statuses: after.filter(({ id }) => !before.has(id)).map(({ status }) => status) };
	}

	private async executions(): Promise<Array<{ id: string; status: string }>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: this.workflowId }));
		const page = await this.api.get(`/executions?limit=100&filter=${filter}`);
		const results = fieldOf(page, 'results');
		if (!Array.isArray(results)) return [];
		return results.map((one) => ({ id: textOf(one, 'id'), status: textOf(one, 'status') }));
	}
}

/** Sends a body and waits for the reply, however long it takes. Returns the time in milliseconds. */
async function post(url: string, body: object): Promise<number> {
	const from = performance.now();
	await new Promise<void>((resolve, reject) => {
		const headers = { 'content-type': 'application/json' };
		const sent = request(url, { method: 'POST', headers, agent: false }, (reply) => {
			reply.on('error', reject).on('end', resolve).resume();
		});
		sent.on('error', reject).end(JSON.stringify(body));
	});
	return performance.now() - from;
}
