/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a process of its own */
import { startSandbox, type LoggedRequest, type Sandbox } from '../../../../sandbox';
import { watchExchanges } from '../../../../sandbox/http/exchanges';
import type { Access, CountedRequest, HubspotReport, Question } from './messages';

/**
 * The sandbox with HubSpot's rate limits, in a process of its own: what n8n does to the machine must not
 * delay its replies. Answers the questions in messages.ts, in turn.
 */
async function main(latencyMs: number): Promise<void> {
	const sandbox = await startSandbox({ latencyMs });
	const { clientId, clientSecret } = sandbox.oauth;
	const url = sandbox.url.replace('127.0.0.1', 'localhost');
	const access: Access = { url, accessToken: sandbox.accessToken, clientId, clientSecret };
	process.on('message', (question: Question) => {
		void answer(sandbox, question).then((reply) => process.send?.(reply));
	});
	// The process that asks has ended, however it ended.
	process.once('disconnect', () => process.exit());
	process.send?.(access);
}

async function answer(sandbox: Sandbox, question: Question): Promise<HubspotReport | object> {
	if (question.ask === 'report') return report(sandbox);
	if (question.ask === 'clear') {
		sandbox.clearRequests();
		return {};
	}
	await whenWritten(sandbox, question.records);
	return {};
}

function report({ requests, records }: Sandbox): HubspotReport {
	return {
		requests: requests.filter(({ operation }) => operation !== 'token').map(counted),
		contacts: records('contacts').map(({ properties }) => ({
			email: properties.email ?? '',
			firstname: properties.firstname ?? '',
		})),
	};
}

function counted({ at, status, body }: LoggedRequest): CountedRequest {
	const inputs = inputsOf(body);
	const keys = inputs.map(({ id }) => String(id));
	return { at, status, execution: inputs[0]?.properties?.company, keys };
}

interface Input {
	readonly id?: unknown;
	readonly properties?: { readonly company?: string };
}

function inputsOf(body: unknown): readonly Input[] {
	if (typeof body !== 'object' || body === null || !('inputs' in body)) return [];
	return Array.isArray(body.inputs) ? body.inputs : [];
}

async function whenWritten({ requests }: Sandbox, records: number): Promise<void> {
	const isReached = (): boolean =>
		requests
			.filter(({ status = 0 }) => status >= 200 && status < 300)
			.reduce((sum, { inputs = 0 }) => sum + inputs, 0) >= records;
	if (isReached()) return;
	await new Promise<void>((resolve) => {
		const stopWatching = watchExchanges(() => {
			if (!isReached()) return;
			stopWatching();
			resolve();
		});
	});
}

void main(Number(process.argv[2] ?? 0));
