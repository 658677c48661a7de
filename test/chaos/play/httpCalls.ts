/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { Agent, request, type IncomingMessage } from 'node:http';
import type { IHttpRequestOptions } from 'n8n-workflow';

const agent = new Agent({ keepAlive: true, maxSockets: 20 });

interface Answer {
	readonly statusCode: number;
	readonly headers: IncomingMessage['headers'];
	readonly body: unknown;
}

/**
 * Stands in for n8n's HTTP helper below n8n's engine: a real request, with what n8n makes of its
 * answer. Sends once more after a 401, and throws for a second one and for a lost connection, as
 * n8n does.
 */
export async function httpCall(options: IHttpRequestOptions, token: string): Promise<Answer> {
	const first = await send(options, token);
	const answer = first.statusCode === 401 ? await send(options, token) : first;
	if (answer.statusCode !== 401) return answer;
	throw Object.assign(new Error('Authorization failed'), {
		httpCode: '401',
		context: { data: answer.body },
	});
}

async function send(
	{ url, method, qs, body }: IHttpRequestOptions,
	token: string,
): Promise<Answer> {
	const query = new URLSearchParams(qs as Record<string, string> | undefined).toString();
	const text = body === undefined ? undefined : JSON.stringify(body);
	return await new Promise<Answer>((resolve, reject) => {
		const sent = request(query ? `${url}?${query}` : url, {
			agent,
			method: method ?? 'GET',
			headers: {
				authorization: `Bearer ${token}`,
				accept: 'application/json',
				...(text !== undefined && {
					'content-type': 'application/json',
					'content-length': Buffer.byteLength(text),
				}),
			},
		});
		sent.on('error', reject);
		sent.on('response', (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', reject);
			response.on('end', () => {
				const { statusCode = 0, headers } = response;
				resolve({ statusCode, headers, body: parsed(Buffer.concat(chunks).toString()) });
			});
		});
		sent.end(text);
	});
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
